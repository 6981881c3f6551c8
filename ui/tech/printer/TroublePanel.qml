pragma ComponentBehavior: Bound
import QtQuick
import theme
import staff

// What is wrong: where on the printer to look (with its drawing), why, the steps; what waits; the test page's proof.
Rectangle {
    id: panel

    required property var open
    required property string proof
    readonly property var spots: open.spots ?? []
    readonly property string tone: open.tone ?? "unknown"

    height: Math.max(words.height, drawing.visible ? drawing.height : 0) + 28
    radius: 14
    color: Tones.ground(tone)

    Icon {
        x: 20
        y: 16
        name: panel.open.icon ?? "question"
        tint: Tones.ink(panel.tone)
        size: 44
    }
    Column {
        id: words
        x: 84
        y: 14
        width: (drawing.visible ? drawing.x : parent.width) - x - 16
        spacing: 5

        Say {
            width: parent.width
            text: panel.open.title ?? ""
            color: Tones.ink(panel.tone)
            font.pixelSize: 21
            font.weight: Font.Bold
        }
        Say {
            visible: text !== ""
            width: parent.width
            text: panel.open.trouble ?? ""
            font.pixelSize: 15
            font.weight: Font.Bold
        }
        Say {
            visible: (panel.open.where ?? "") !== ""
            width: parent.width
            text: qsTr("看哪里：%1　为什么：%2").arg(panel.open.where).arg(panel.open.cause)
            font.pixelSize: 15
        }
        Repeater {
            model: panel.open.steps ?? []
            delegate: Say {
                required property int index
                required property string modelData
                width: words.width
                text: (index + 1) + "　" + modelData
                font.pixelSize: 15
            }
        }
        Say {
            visible: text !== ""
            width: parent.width
            text: panel.open.waiting ?? ""
            font.pixelSize: 15
            font.weight: Font.Bold
        }
        Say {
            objectName: "proof"
            visible: text !== ""
            width: parent.width
            text: panel.proof
            font.pixelSize: 15
            font.weight: Font.Bold
        }
    }
    PrinterSpots {
        id: drawing
        visible: panel.spots.length > 0
        anchors.right: parent.right
        anchors.rightMargin: 16
        anchors.verticalCenter: parent.verticalCenter
        spots: panel.spots
    }
}
