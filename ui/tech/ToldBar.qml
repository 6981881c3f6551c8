import QtQuick
import theme

// What was just done, or why not: over the foot of the page, gone by itself.
Rectangle {
    id: bar

    property string words

    visible: words !== ""
    height: said.height + 24
    color: Theme.dawn

    Say {
        id: said
        x: 24
        anchors.verticalCenter: parent.verticalCenter
        width: parent.width - 48
        text: bar.words
        font.pixelSize: 16
        font.weight: Font.Bold
    }
}
