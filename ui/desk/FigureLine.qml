pragma ComponentBehavior: Bound
import QtQuick
import theme

// One line of a table of figures: a name, then its numbers.
Item {
    id: line

    property string name
    property var cells: []
    property real nameWidth
    property real cellWidth
    property int chosen: -1
    property bool whole: false // of all groups together

    height: Math.max(36, words.height + 12)

    Rectangle {
        visible: line.whole
        anchors.fill: parent
        color: Theme.mist
    }
    Say {
        id: words
        x: 24
        width: line.nameWidth - x - 8
        anchors.verticalCenter: parent.verticalCenter
        text: line.name
        lines: 2
        font.pixelSize: 14
        font.weight: line.whole ? Font.Bold : Font.Normal
    }
    Row {
        x: line.nameWidth
        anchors.verticalCenter: parent.verticalCenter
        Repeater {
            model: line.cells
            delegate: Say {
                required property string modelData
                required property int index
                width: line.cellWidth
                horizontalAlignment: Text.AlignHCenter
                text: modelData
                color: modelData === "0" || modelData === "—" ? Theme.edge : line.chosen === index ? Theme.river : Theme.ink
                font.pixelSize: 16
                font.weight: line.whole || line.chosen === index ? Font.Bold : Font.Normal
            }
        }
    }
    Hairline {
        visible: !line.whole
        x: 24
        width: parent.width - 48
        anchors.bottom: parent.bottom
    }
}
