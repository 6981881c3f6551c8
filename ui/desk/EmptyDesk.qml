import QtQuick
import theme
import staff

// No case is open: how to begin.
Item {
    id: empty

    required property var desk

    Column {
        anchors.centerIn: parent
        width: Math.min(parent.width - 96, 620)
        spacing: 14
        Icon {
            anchors.horizontalCenter: parent.horizontalCenter
            name: "desk"
            tint: Theme.river
            size: 88
        }
        Say {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: qsTr("请下一位坐下，直接打事项的首字母")
            font.pixelSize: 28
            font.weight: Font.Bold
        }
        Say {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: qsTr("例：食品经营许可打 spjy，上下键选，回车打开。左边是等帮办的人和没办完的事。")
            color: Theme.ink2
            font.pixelSize: 16
        }
        StaffButton {
            visible: empty.desk.appointments.offered
            anchors.horizontalCenter: parent.horizontalCenter
            width: 240
            text: qsTr("今天的预约")
            icon: "calendar"
            key: "F5"
            onClicked: empty.desk.acts.do("appointments")
        }
        StaffButton {
            visible: empty.desk.figures.offered
            anchors.horizontalCenter: parent.horizontalCenter
            width: 240
            text: qsTr("统计")
            icon: "list"
            key: "F6"
            onClicked: empty.desk.acts.do("figures")
        }
    }
}
