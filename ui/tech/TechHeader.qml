pragma ComponentBehavior: Bound
import QtQuick
import theme
import staff

// Which page is open, who works here, when the window locks itself.
Rectangle {
    id: header

    required property var tech
    readonly property bool tight: width < 1500 // many tabs on a narrow screen
    readonly property bool tighter: width < 1280

    height: 56
    color: Theme.deep

    Drawing {
        x: 24
        anchors.verticalCenter: parent.verticalCenter
        width: 36
        height: 36
        name: "logo-light"
    }
    Say {
        id: name
        x: 72
        visible: !header.tighter
        width: visible ? implicitWidth : 0
        anchors.verticalCenter: parent.verticalCenter
        text: qsTr("设备维护")
        color: Theme.card
        font.pixelSize: 19
        font.weight: Font.Bold
    }
    Row {
        id: tabs
        anchors.left: name.right
        anchors.leftMargin: header.tight ? 12 : 44
        height: parent.height

        Repeater {
            model: header.tech.tabs
            delegate: Tap {
                id: tab
                required property int index
                required property var modelData
                readonly property bool open: header.tech.at === index

                label: modelData.title
                role: Accessible.PageTab
                checkable: true
                checked: open
                activeFocusOnTab: false
                width: words.width + cap.width + (header.tight ? 24 : 48)
                height: tabs.height
                onClicked: header.tech.turnTo(index)

                Rectangle {
                    anchors.fill: parent
                    visible: tab.pressed
                    color: Theme.deepPressed
                }
                Say {
                    id: words
                    x: header.tight ? 8 : 18
                    anchors.verticalCenter: parent.verticalCenter
                    text: tab.modelData.title
                    wrapMode: Text.NoWrap
                    color: tab.open ? Theme.card : Theme.shoal
                    font.pixelSize: 17
                    font.weight: tab.open ? Font.Bold : Font.Normal
                }
                KeyCapSmall {
                    id: cap
                    anchors.left: words.right
                    anchors.leftMargin: header.tight ? 6 : 10
                    anchors.verticalCenter: parent.verticalCenter
                    text: tab.modelData.key
                    tint: Theme.shoal
                }
                Rectangle {
                    visible: tab.open
                    anchors.bottom: parent.bottom
                    width: parent.width
                    height: 5
                    color: Theme.sun
                }
            }
        }
    }
    Row {
        anchors.right: parent.right
        anchors.rightMargin: 24
        height: parent.height
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
            width: out.width + cap9.width + 28
            height: parent.height
            activeFocusOnTab: false
            onClicked: header.tech.signIn.lock()
            Say {
                id: out
                x: 8
                anchors.verticalCenter: parent.verticalCenter
                text: qsTr("退出")
                wrapMode: Text.NoWrap
                color: Theme.card
                font.pixelSize: 16
            }
            KeyCapSmall {
                id: cap9
                anchors.left: out.right
                anchors.leftMargin: 10
                anchors.verticalCenter: parent.verticalCenter
                text: "F9"
                tint: Theme.shoal
            }
        }
    }
}
