import QtQuick
import theme

// A technician works at this kiosk: back in a moment, and where to go meanwhile. Before the PIN: only that it opens.
Rectangle {
    id: sheet

    property var maintenance: null
    readonly property bool working: maintenance?.working ?? false
    readonly property var told: maintenance?.told ?? ["", "", "", ""]

    color: Theme.paper

    MouseArea {
        anchors.fill: parent
        Accessible.ignored: true
    }
    Column {
        x: Theme.margin
        width: Theme.contentWidth
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.portrait ? 64 : 40

        Drawing {
            width: 128
            height: 128
            name: "logo"
        }
        Column {
            width: parent.width
            spacing: 16
            Say {
                width: parent.width
                text: sheet.working ? sheet.told[0] : "正在打开设备维护"
                font.pixelSize: Theme.px(76)
                font.weight: Font.Bold
                Accessible.role: Accessible.Heading
            }
            Say {
                width: parent.width
                text: sheet.working ? sheet.told[1] : "工作人员请登录。没人登录就回首页。"
                font.pixelSize: Theme.px(44)
                color: Theme.ink2
            }
        }
        Column {
            width: parent.width
            spacing: 16
            Say {
                width: parent.width
                text: sheet.working ? sheet.told[2] : "Opening maintenance"
                font.pixelSize: Theme.px(56)
                font.weight: Font.Bold
            }
            Say {
                width: parent.width
                text: sheet.working ? sheet.told[3] : "For staff. It goes home when nobody logs in."
                font.pixelSize: Theme.px(40)
                color: Theme.ink2
            }
        }
    }
    BackButton {
        visible: !sheet.working
        x: Theme.margin
        y: Theme.portrait ? 1592 : 940
        width: Theme.portrait ? 248 : 220
        height: Theme.portrait ? 128 : 104
        text: "首页 Home"
        icon: "arrow-left"
        onClicked: sheet.maintenance.leave()
    }
}
