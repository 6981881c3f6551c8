pragma ComponentBehavior: Bound
import QtQuick
import theme
import staff

// Paper, near-end, cover, cutter, head, line: as the printer said it.
Flow {
    id: row

    required property var tiles

    readonly property int across: Reach.upright ? 3 : 6

    spacing: 8
    Repeater {
        model: row.tiles
        delegate: Rectangle {
            id: tile
            required property var modelData
            readonly property bool bad: modelData.tone === "still"

            width: Math.floor((row.width - (row.across - 1) * row.spacing) / row.across)
            height: 62
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
