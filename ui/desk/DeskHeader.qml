import QtQuick
import theme

// Whose desk it is, who waits, how the printer is.
Rectangle {
    id: header

    required property var desk
    readonly property var said: desk.header

    height: 56
    color: Theme.deep

    Drawing {
        id: logo
        x: 24
        anchors.verticalCenter: parent.verticalCenter
        width: 36
        height: 36
        name: "logo-light"
    }
    Say {
        id: name
        x: 72
        anchors.verticalCenter: parent.verticalCenter
        text: qsTr("帮办预审")
        color: Theme.card
        font.pixelSize: 19
        font.weight: Font.Bold
    }
    Say {
        anchors.left: name.right
        anchors.leftMargin: 20
        anchors.verticalCenter: parent.verticalCenter
        text: header.said.place
        color: Theme.shoal
        font.pixelSize: 16
    }
    Row {
        anchors.right: parent.right
        anchors.rightMargin: 24
        anchors.verticalCenter: parent.verticalCenter
        height: 32
        spacing: 28

        Say {
            height: parent.height
            verticalAlignment: Text.AlignVCenter
            text: header.said.waiting
            visible: text !== ""
            color: Theme.sun
            font.pixelSize: 16
            font.weight: Font.Bold
        }
        Say {
            height: parent.height
            verticalAlignment: Text.AlignVCenter
            text: header.said.printer
            visible: text !== ""
            color: header.said.printerStands ? Theme.sun : Theme.shoal
            font.pixelSize: 16
            font.weight: header.said.printerStands ? Font.Bold : Font.Normal
        }
        Say {
            height: parent.height
            verticalAlignment: Text.AlignVCenter
            text: header.said.agent
            color: Theme.card
            font.pixelSize: 16
        }
        Say {
            height: parent.height
            verticalAlignment: Text.AlignVCenter
            text: header.said.clock
            color: Theme.card
            font.pixelSize: 19
        }
    }
}
