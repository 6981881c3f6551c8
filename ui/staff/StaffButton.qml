import QtQuick
import theme

// A button of a staff window: icon, words, a second line, and the key that does the same.
Tap {
    id: button

    property string text
    property string note
    property string icon
    property string key
    property bool primary: false
    readonly property bool named: key !== "" && !Reach.finger
    readonly property color inkNow: primary ? Theme.card : Theme.ink

    label: note ? text + "，" + note : text
    activeFocusOnTab: false
    implicitHeight: Math.max(note ? 64 : 48, Reach.touch, words.height + 16)

    Rectangle {
        anchors.fill: parent
        radius: 10
        color: button.primary ? button.pressed ? Theme.riverPressed : Theme.river : button.pressed ? Theme.cardPressed : Theme.card
        border.width: button.primary ? 0 : 2
        border.color: Theme.edge
    }
    Icon {
        id: drawing
        visible: button.icon !== ""
        x: 16
        anchors.verticalCenter: parent.verticalCenter
        name: button.icon || "info"
        tint: button.inkNow
        size: 24
    }
    Column {
        id: words
        x: button.icon ? 52 : 16
        width: parent.width - x - (button.named ? cap.width + 24 : 12)
        anchors.verticalCenter: parent.verticalCenter
        Say {
            width: parent.width
            text: button.text
            color: button.inkNow
            font.pixelSize: 18
            font.weight: Font.Bold
        }
        Say {
            visible: button.note !== ""
            width: parent.width
            text: button.note
            color: button.inkNow
            font.pixelSize: 14
        }
    }
    KeyCapSmall {
        id: cap
        visible: button.named
        anchors.right: parent.right
        anchors.rightMargin: 14
        anchors.verticalCenter: parent.verticalCenter
        text: button.key
        tint: button.inkNow
    }
}
