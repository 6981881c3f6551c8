pragma ComponentBehavior: Bound
import QtQuick
import theme
import staff

// Which page is open, who works here, when the window locks itself. Upright at a kiosk the pages have a row of their own.
Rectangle {
    id: header

    required property var tech
    readonly property bool tight: width < 1500 // many tabs on a narrow screen
    readonly property bool tighter: width < 1280 && !Reach.upright
    readonly property real line: Reach.upright ? Reach.touch : 56

    height: Reach.upright ? 2 * line : line
    color: Theme.deep

    Drawing {
        x: 24
        y: (header.line - height) / 2
        width: 36
        height: 36
        name: "logo-light"
    }
    Say {
        id: name
        x: 72
        visible: !header.tighter
        width: visible ? implicitWidth : 0
        height: header.line
        verticalAlignment: Text.AlignVCenter
        text: qsTr("设备维护")
        color: Theme.card
        font.pixelSize: 19
        font.weight: Font.Bold
    }
    Row {
        id: tabs
        x: Reach.upright ? 0 : name.x + name.width + (header.tight ? 12 : 44)
        y: Reach.upright ? header.line : 0
        height: header.line

        Repeater {
            model: header.tech.tabs
            delegate: TechTab {
                required property int index
                required property var modelData

                title: modelData.title
                key: modelData.key
                open: header.tech.at === index
                margins: header.tight ? 24 : 48
                width: Reach.upright ? header.width / header.tech.tabs.length : implicitWidth
                height: tabs.height
                onClicked: header.tech.turnTo(index)
            }
        }
    }
    Row {
        anchors.right: parent.right
        anchors.rightMargin: 24
        height: header.line
        spacing: 14

        Say {
            height: parent.height
            verticalAlignment: Text.AlignVCenter
            text: (header.tighter ? header.tech.who : qsTr("技术员 %1").arg(header.tech.who)) + (header.tech.leaves && !header.tighter ? " · " + header.tech.leaves : "")
            wrapMode: Text.NoWrap
            color: Theme.card
            font.pixelSize: 16
        }
        Tap {
            label: qsTr("退出")
            width: out.width + (cap9.visible ? cap9.width + 28 : 40)
            height: parent.height
            activeFocusOnTab: false
            onClicked: header.tech.signIn.lock()
            Rectangle {
                visible: Reach.finger
                anchors.centerIn: parent
                width: parent.width
                height: 48
                radius: 10
                color: "transparent"
                border.width: 2
                border.color: Theme.shoal
            }
            Say {
                id: out
                x: Reach.finger ? 20 : 8
                anchors.verticalCenter: parent.verticalCenter
                text: qsTr("退出")
                wrapMode: Text.NoWrap
                color: Theme.card
                font.pixelSize: 16
            }
            KeyCapSmall {
                id: cap9
                visible: !Reach.finger
                anchors.left: out.right
                anchors.leftMargin: 10
                anchors.verticalCenter: parent.verticalCenter
                text: "F9"
                tint: Theme.shoal
            }
        }
    }
}
