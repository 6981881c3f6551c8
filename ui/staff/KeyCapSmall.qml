import QtQuick
import theme

// The name of a key, as it stands on a button or in the line of hints.
Rectangle {
    id: cap

    property string text
    property color tint: Theme.ink2

    implicitWidth: Math.max(24, words.implicitWidth + 14)
    implicitHeight: 24
    radius: 6
    color: "transparent"
    border.width: 1
    border.color: tint

    Say {
        id: words
        anchors.centerIn: parent
        text: cap.text
        color: cap.tint
        font.pixelSize: 14
        wrapMode: Text.NoWrap
    }
}
