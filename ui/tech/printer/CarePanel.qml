pragma ComponentBehavior: Bound
import QtQuick
import theme
import staff

// Line, paper and roll: the line test, what went through the printer, and how a roll is changed, beside the drawing.
Flickable {
    id: panel

    required property var care
    readonly property var shown: care.shown
    readonly property real half: Reach.upright ? width : (width - 24) / 2

    clip: true
    contentHeight: Reach.upright ? left.height + guide.height + 16 : Math.max(left.height, guide.height)
    boundsBehavior: Flickable.StopAtBounds

    Column {
        id: left
        width: panel.half
        spacing: 8

        Say {
            text: panel.shown.paper + "　" + panel.shown.cuts
            width: parent.width
            font.pixelSize: 19
            font.weight: Font.Bold
        }
        Say {
            width: parent.width
            text: panel.shown.roll
            font.pixelSize: 16
            font.weight: Font.Bold
        }
        Say {
            text: qsTr("换了新卷，纸盒上写着")
            color: Theme.ink2
            font.pixelSize: 14
        }
        Row {
            spacing: 8
            Repeater {
                model: panel.shown.rolls
                delegate: StaffButton {
                    required property int index
                    required property var modelData
                    width: modelData.metres ? (panel.half - 24 - 144) / 3 : 144
                    text: modelData.text
                    key: index + 1
                    onClicked: panel.care.newRoll(modelData.metres)
                }
            }
        }
        Repeater {
            model: panel.shown.parts
            delegate: Row {
                id: part
                required property int index
                required property var modelData
                width: panel.half
                spacing: 12
                Say {
                    anchors.verticalCenter: parent.verticalCenter
                    width: parent.width - fresh.width - 12
                    text: part.modelData.words
                    color: part.modelData.near ? Tones.ink("look") : Theme.ink
                    font.pixelSize: 16
                    font.weight: part.modelData.near ? Font.Bold : Font.Normal
                }
                StaffButton {
                    id: fresh
                    width: 160
                    text: part.modelData.new
                    key: part.index + 5
                    onClicked: panel.care.newPart(part.modelData.part)
                }
            }
        }
        Row {
            width: parent.width
            spacing: 12
            StaffButton {
                id: line
                width: 240
                text: qsTr("试一试这条线")
                icon: "plug"
                key: "L"
                enabled: !panel.shown.trying
                opacity: enabled ? 1 : 0.45
                onClicked: panel.care.tryLine()
            }
            Rectangle {
                visible: panel.shown.said !== ""
                width: parent.width - line.width - 12
                height: Math.max(said.height + 20, line.height)
                radius: 10
                color: Tones.ground(panel.shown.tone)
                Say {
                    id: said
                    x: 14
                    anchors.verticalCenter: parent.verticalCenter
                    width: parent.width - 28
                    text: panel.shown.said
                    color: Tones.ink(panel.shown.tone)
                    font.pixelSize: 16
                    font.weight: Font.Bold
                }
            }
        }
    }
    Rectangle {
        id: guide
        x: Reach.upright ? 0 : panel.half + 24
        y: Reach.upright ? left.height + 16 : 0
        width: panel.half
        height: steps.height + 28
        radius: 12
        color: Theme.card

        Column {
            id: steps
            x: 16
            y: 14
            width: parent.width - 32
            spacing: 5
            Say {
                text: qsTr("换纸：%1").arg(panel.shown.where)
                font.pixelSize: 16
                font.weight: Font.Bold
            }
            Repeater {
                model: panel.shown.steps
                delegate: Say {
                    required property int index
                    required property string modelData
                    width: steps.width
                    text: (index + 1) + "　" + modelData
                    font.pixelSize: 15
                }
            }
            PrinterSpots {
                anchors.horizontalCenter: parent.horizontalCenter
                spots: panel.shown.spots
            }
        }
    }
}
