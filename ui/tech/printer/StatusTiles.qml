pragma ComponentBehavior: Bound
import QtQuick
import theme
import staff

// Paper, near-end, cover, cutter, head, line: as the printer said it.
Row {
    id: row

    required property var tiles

    height: 62
    spacing: 8
    Repeater {
        model: row.tiles
        delegate: Rectangle {
            id: tile
            required property var modelData
            readonly property bool bad: modelData.tone === "still"

            width: (row.width - 5 * row.spacing) / 6
            height: row.height
            radius: 10
            color: Theme.card
            border.width: bad ? 2 : 0
            border.color: Theme.brick
            Icon {
                x: 12
                anchors.verticalCenter: parent.verticalCenter
                name: tile.modelData.icon
                tint: Tones.ink(tile.modelData.tone)
                size: 28
            }
            Column {
                x: 50
                anchors.verticalCenter: parent.verticalCenter
                width: parent.width - x - 6
                Say {
                    text: tile.modelData.name
                    color: Theme.ink2
                    font.pixelSize: 14
                }
                Say {
                    text: tile.modelData.words
                    color: Tones.ink(tile.modelData.tone)
                    font.pixelSize: 17
                    font.weight: Font.Bold
                }
            }
        }
    }
}
