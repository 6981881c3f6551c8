pragma ComponentBehavior: Bound
import QtQuick
import theme

// What goes over the line, both ways: time, way, bytes, meaning; the newest below.
Rectangle {
    id: panel

    required property var rows
    required property bool holds

    radius: 12
    color: Theme.abyss

    ListView {
        id: list
        anchors.fill: parent
        anchors.margins: 12
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        model: panel.rows
        onCountChanged: if (!panel.holds) positionViewAtEnd()
        onModelChanged: if (!panel.holds) positionViewAtEnd()
        delegate: Item {
            id: row
            required property var modelData
            width: list.width
            height: 28
            readonly property bool came: modelData.way === "<"

            Say {
                anchors.verticalCenter: parent.verticalCenter
                text: row.modelData.time
                color: Theme.shoal
                font.pixelSize: 14
            }
            Say {
                x: 112
                anchors.verticalCenter: parent.verticalCenter
                text: row.modelData.way === ">" ? "→" : row.came ? "←" : "•"
                color: row.came ? Theme.sun : Theme.shoal
                font.pixelSize: 16
            }
            Say {
                x: 144
                anchors.verticalCenter: parent.verticalCenter
                width: 280
                lines: 1
                text: row.modelData.hex
                color: Theme.card
                font.pixelSize: 16
            }
            Say {
                x: 436
                anchors.verticalCenter: parent.verticalCenter
                width: list.width - x
                lines: 1
                text: row.modelData.words
                color: row.came ? Theme.sun : Theme.shoal
                font.pixelSize: 15
            }
        }
    }
}
