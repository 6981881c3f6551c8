import QtQuick

// Lower left, never moves.
Tap {
    id: button

    property string text: qsTr("返回")
    property string icon: "arrow-left"

    label: text
    implicitWidth: 248
    implicitHeight: 128

    Rectangle {
        anchors.fill: parent
        radius: Theme.radius
        color: button.pressed ? Theme.cardPressed : Theme.card
        border.width: Theme.outline
        border.color: Theme.edge
    }
    Row {
        anchors.centerIn: parent
        spacing: 20

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            name: button.icon
            tint: Theme.ink
            size: 36
        }
        Say {
            anchors.verticalCenter: parent.verticalCenter
            width: Math.min(implicitWidth, button.width - 36 - 20 - 32)
            text: button.text
            wrapMode: Text.NoWrap
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: 30
            font.pixelSize: Theme.large ? 44 : 40
            font.weight: Font.Bold
        }
    }
}
