import QtQuick

// A second, plain way: outlined, words in the middle.
Tap {
    id: button

    property string text
    property string icon
    property bool quiet: false // on mist instead of card

    label: text
    implicitHeight: Math.max(Theme.touch, words.implicitHeight + 32)

    Rectangle {
        anchors.fill: parent
        radius: Theme.radius
        color: button.quiet ? (button.pressed ? Theme.mistPressed : Theme.mist) : (button.pressed ? Theme.cardPressed : Theme.card)
        border.width: Theme.outline
        border.color: Theme.edge
    }
    Row {
        anchors.centerIn: parent
        spacing: 20

        Icon {
            visible: button.icon !== ""
            anchors.verticalCenter: parent.verticalCenter
            name: button.icon
            tint: Theme.ink
            size: 40
        }
        Say {
            id: words
            anchors.verticalCenter: parent.verticalCenter
            width: Math.min(implicitWidth, button.width - 48 - (button.icon ? 60 : 0))
            text: button.text
            font.pixelSize: Theme.large ? 48 : 42
            font.weight: Font.Bold
            horizontalAlignment: Text.AlignHCenter
        }
    }
}
