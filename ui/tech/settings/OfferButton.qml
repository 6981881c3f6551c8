import QtQuick
import theme
import staff

// A value that a setting can have: as wide as its words.
StaffButton {
    id: button

    property real widest: 400

    implicitHeight: Reach.touch
    width: Math.min(widest, Math.max(96, words.implicitWidth + 36))

    Say {
        id: words
        visible: false
        text: button.text
        wrapMode: Text.NoWrap
        font.pixelSize: 18
        font.weight: Font.Bold
    }
}
