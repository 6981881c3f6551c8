import QtQuick
import theme
import staff

// Above the papers: who calls; and what is wrong with storing, or was just done. A call hides nothing of the other.
Item {
    id: bar

    required property var desk
    readonly property bool calls: desk.calls.said !== ""
    readonly property string news: desk.trouble !== "" ? desk.trouble : desk.message

    height: (calls ? 60 : 0) + (news !== "" ? 60 : 0)

    Rectangle {
        id: call
        visible: bar.calls
        x: 6
        y: 6
        width: parent.width - 12
        height: 54
        radius: 12
        color: bar.desk.calls.presses ? Theme.sun : Theme.dawn

        Icon {
            x: 18
            anchors.verticalCenter: parent.verticalCenter
            name: "hand"
            tint: Theme.ink
            size: 26
        }
        Say {
            x: 56
            width: parent.width - x - take.width - 150
            anchors.verticalCenter: parent.verticalCenter
            text: bar.desk.calls.said
            lines: 2
            font.pixelSize: 16
            font.weight: Font.Bold
        }
        Say {
            anchors.right: take.left
            anchors.rightMargin: 20
            anchors.verticalCenter: parent.verticalCenter
            text: bar.desk.calls.waits
            font.pixelSize: 16
        }
        StaffButton {
            id: take
            anchors.right: parent.right
            anchors.rightMargin: 6
            anchors.verticalCenter: parent.verticalCenter
            width: 150
            height: 44
            text: qsTr("我去")
            key: "F2"
            primary: true
            onClicked: bar.desk.acts.do("takeCall")
        }
    }
    Rectangle {
        visible: bar.news !== ""
        x: 6
        y: bar.calls ? 66 : 6
        width: parent.width - 12
        height: 54
        radius: 12
        color: bar.desk.trouble !== "" ? "#F8E7DD" : Theme.mist

        Icon {
            x: 18
            anchors.verticalCenter: parent.verticalCenter
            name: "info"
            tint: Theme.ink
            size: 26
        }
        Say {
            x: 56
            width: parent.width - x - 16
            anchors.verticalCenter: parent.verticalCenter
            text: bar.news
            lines: 2
            font.pixelSize: 16
            font.weight: Font.Bold
        }
    }
}
