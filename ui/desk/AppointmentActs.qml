import QtQuick
import theme
import staff

// What can be done with the chosen appointment, and with the list; each with its key.
Column {
    id: root

    required property var page
    readonly property bool any: page.rows.length > 0

    spacing: 10

    StaffButton {
        visible: root.any
        width: parent.width
        height: 72
        text: root.page.ahead ? qsTr("先预审，对材料") : qsTr("签到，对材料")
        note: root.page.ahead ? qsTr("答案留着，那天签到接着办") : qsTr("按时到的，取的号优先叫")
        icon: "check"
        key: "Enter"
        primary: true
        onClicked: root.page.do("checkIn")
    }
    Panel {
        visible: root.page.code !== ""
        width: parent.width
        height: 72
        color: Theme.mist
        Say {
            x: 16
            y: 10
            text: qsTr("预约码")
            color: Theme.ink2
            font.pixelSize: 14
        }
        Say {
            x: 16
            y: 32
            text: root.page.code
            color: Theme.deep
            font.pixelSize: 22
            font.weight: Font.Bold
        }
    }
    StaffButton {
        visible: root.any
        width: parent.width
        text: qsTr("退回上一步")
        note: qsTr("撤销签到或取消；没叫到的号作废")
        icon: "refresh"
        key: "F3"
        onClicked: root.page.do("undo")
    }
    StaffButton {
        visible: root.any
        width: parent.width
        text: qsTr("取消这个预约")
        icon: "dash"
        key: "Del"
        onClicked: root.page.do("withdraw")
    }
    Item {
        width: 1
        height: 10
    }
    StaffButton {
        width: parent.width
        text: qsTr("记一个预约")
        icon: "plus"
        key: "F7"
        onClicked: root.page.do("entry")
    }
    StaffButton {
        width: parent.width
        text: qsTr("导入名单")
        note: qsTr("xlsx 或 CSV；姓名只留“张*”，号码不存")
        icon: "document"
        key: "F8"
        onClicked: root.page.do("file")
    }
    StaffButton {
        width: parent.width
        text: qsTr("回帮办台")
        icon: "arrow-left"
        key: "Esc"
        onClicked: root.page.do("close")
    }
}
