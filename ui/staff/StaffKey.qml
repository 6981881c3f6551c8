import QtQuick
import theme

// One key of the keyboard on the screen.
Tap {
    id: key

    property string text
    property bool chosen: false

    repeats: true
    deaf: 80
    label: text
    activeFocusOnTab: false

    Rectangle {
        anchors.fill: parent
        radius: 8
        color: key.chosen ? key.pressed ? Theme.riverPressed : Theme.river : key.pressed ? Theme.mistPressed : Theme.card
        border.width: 1
        border.color: Theme.edge
    }
    Say {
        anchors.centerIn: parent
        text: key.text
        wrapMode: Text.NoWrap
        color: key.chosen ? Theme.card : Theme.ink
        font.pixelSize: key.text.length > 1 ? 18 : 24
        font.weight: Font.Medium
    }
}
