import QtQuick

// One of the four that are always there, on the water.
Tap {
    id: button

    property string text
    property string icon
    property bool solid: false // 叫人帮办: white
    property bool on: false // a switch that is on: sun, with a tick
    readonly property color inkNow: solid || on ? Theme.ink : Theme.card
    readonly property string iconNow: on ? "check" : icon

    label: text
    implicitHeight: 104

    Rectangle {
        anchors.fill: parent
        radius: Theme.radius
        color: button.on ? (button.pressed ? Theme.sunPressed : Theme.sun) : button.solid ? (button.pressed ? Theme.mistPressed : Theme.card) : button.pressed ? Theme.deepPressed : Theme.deep
        border.width: button.on || button.solid ? 0 : Theme.outline
        border.color: "#7FA9B1"
    }
    Row {
        anchors.centerIn: parent
        spacing: button.solid ? 20 : 12

        Icon {
            visible: button.iconNow !== ""
            anchors.verticalCenter: parent.verticalCenter
            name: button.iconNow
            tint: button.inkNow
            size: button.solid ? 48 : 36
        }
        Say {
            anchors.verticalCenter: parent.verticalCenter
            width: Math.min(implicitWidth, button.width - 20 - (button.iconNow ? (button.solid ? 68 : 48) : 0))
            text: button.text
            wrapMode: Text.NoWrap
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Theme.fitted(30)
            color: button.inkNow
            font.pixelSize: Theme.footText
            font.weight: Font.Bold
        }
    }
}
