pragma ComponentBehavior: Bound
import QtQuick
import theme

// A printer from its side, the sun around each place where to look.
Item {
    id: drawing

    required property var spots

    width: 320
    height: 160

    Drawing {
        anchors.fill: parent
        name: "paper-printer-zh"
    }
    Repeater {
        model: drawing.spots
        delegate: Rectangle {
            required property var modelData
            x: modelData[0] * drawing.width / 880 - width / 2
            y: modelData[1] * drawing.height / 440 - height / 2
            width: 32
            height: 32
            radius: 16
            color: "transparent"
            border.width: 5
            border.color: Theme.sun
        }
    }
}
