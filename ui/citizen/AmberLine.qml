import QtQuick
import theme

// What stands beside a number: what may follow, and the code of what was left.
Rectangle {
    id: ground

    property string text

    visible: text !== ""
    height: words.height + 28
    radius: 16
    color: Theme.amberPale

    Icon {
        x: 20
        anchors.verticalCenter: parent.verticalCenter
        name: "pencil"
        tint: Theme.amber
        size: 40
    }
    Say {
        id: words
        x: 68
        width: parent.width - 100
        anchors.verticalCenter: parent.verticalCenter
        text: Theme.kept(ground.text)
        color: Theme.amber
        font.pixelSize: Theme.large ? Theme.least : 34
        font.weight: Font.Medium
    }
}
