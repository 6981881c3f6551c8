import QtQuick
import theme
import staff

// The tab of a page: its name, the key that opens it where there are keys, the sun under the open one.
Tap {
    id: tab

    property string title
    property string key
    property bool open: false
    property real margins: 24

    label: title
    role: Accessible.PageTab
    checkable: true
    checked: open
    activeFocusOnTab: false
    implicitWidth: words.width + (cap.visible ? cap.width : 0) + margins

    Rectangle {
        anchors.fill: parent
        visible: tab.pressed
        color: Theme.deepPressed
    }
    Say {
        id: words
        x: Reach.finger ? (tab.width - width) / 2 : tab.margins < 48 ? 8 : 18
        anchors.verticalCenter: parent.verticalCenter
        text: tab.title
        wrapMode: Text.NoWrap
        color: tab.open ? Theme.card : Theme.shoal
        font.pixelSize: 17
        font.weight: tab.open ? Font.Bold : Font.Normal
    }
    KeyCapSmall {
        id: cap
        visible: !Reach.finger
        anchors.left: words.right
        anchors.leftMargin: tab.margins < 48 ? 6 : 10
        anchors.verticalCenter: parent.verticalCenter
        text: tab.key
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
