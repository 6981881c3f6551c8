import QtQuick
import theme

// Somebody calls, storing stands still, or what was just done: one line above the papers.
Item {
    id: bar

    required property var desk
    readonly property bool calls: desk.calls.said !== ""
    readonly property string words: calls ? desk.calls.said : desk.trouble !== "" ? desk.trouble : desk.message

    height: words !== "" ? 60 : 0

    Rectangle {
        visible: bar.words !== ""
        anchors.fill: parent
        anchors.margins: 6
        anchors.bottomMargin: 0
        radius: 12
        color: bar.calls ? bar.desk.calls.presses ? Theme.sun : Theme.dawn : bar.desk.trouble !== "" ? "#F8E7DD" : Theme.mist

        Icon {
            id: icon
            x: 18
            anchors.verticalCenter: parent.verticalCenter
            name: bar.calls ? "hand" : "info"
            tint: Theme.ink
            size: 26
        }
        Say {
            x: 56
            width: parent.width - x - (take.visible ? take.width + 150 : 16)
            anchors.verticalCenter: parent.verticalCenter
            text: bar.words
            lines: 2
            font.pixelSize: 16
            font.weight: Font.Bold
        }
        Say {
            visible: bar.calls
            anchors.right: take.left
            anchors.rightMargin: 20
            anchors.verticalCenter: parent.verticalCenter
            text: bar.desk.calls.waits
            font.pixelSize: 16
        }
        DeskButton {
            id: take
            visible: bar.calls
            anchors.right: parent.right
            anchors.rightMargin: 6
            anchors.verticalCenter: parent.verticalCenter
            width: 150
            height: 44
            text: qsTr("我去")
            key: "F2"
            primary: true
            onClicked: bar.desk.takeCall()
        }
    }
}
