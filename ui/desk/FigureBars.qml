pragma ComponentBehavior: Bound
import QtQuick
import theme

// The chosen column as bars: days and weeks stand in a row, everything else lies below one another.
Item {
    id: plot

    required property var figures
    readonly property color tint: figures.tone === "green" ? Theme.green : figures.tone === "amber" ? Theme.sun : Theme.river
    readonly property int count: figures.bars.length

    Row {
        visible: plot.figures.upright
        x: 24
        y: 12
        height: parent.height - 20
        Repeater {
            model: plot.figures.upright ? plot.figures.bars : []
            delegate: Item {
                id: day
                required property var modelData
                width: Math.min(96, (plot.width - 48) / Math.max(1, plot.count))
                height: parent.height
                Say {
                    anchors.horizontalCenter: parent.horizontalCenter
                    anchors.bottom: bar.top
                    text: day.modelData.value
                    font.pixelSize: 14
                    font.weight: Font.Bold
                    wrapMode: Text.NoWrap
                }
                Rectangle {
                    id: bar
                    anchors.horizontalCenter: parent.horizontalCenter
                    anchors.bottom: name.top
                    anchors.bottomMargin: 2
                    width: Math.max(6, Math.min(48, parent.width - 10))
                    height: Math.max(2, (parent.height - 48) * day.modelData.part)
                    radius: Math.min(6, height / 2)
                    color: plot.tint
                }
                Say {
                    id: name
                    anchors.horizontalCenter: parent.horizontalCenter
                    anchors.bottom: parent.bottom
                    text: day.modelData.name
                    color: Theme.ink2
                    font.pixelSize: 14
                    wrapMode: Text.NoWrap
                }
            }
        }
    }
    Column {
        visible: !plot.figures.upright
        y: 12
        width: parent.width
        Repeater {
            model: plot.figures.upright ? [] : plot.figures.bars
            delegate: Item {
                id: group
                required property var modelData
                width: plot.width
                height: 23
                Say {
                    x: 24
                    width: 340
                    anchors.verticalCenter: parent.verticalCenter
                    text: group.modelData.name
                    lines: 1
                    font.pixelSize: 14
                }
                Rectangle {
                    id: lying
                    x: 376
                    anchors.verticalCenter: parent.verticalCenter
                    width: Math.max(2, (plot.width - x - 80) * group.modelData.part)
                    height: 15
                    radius: Math.min(6, width / 2)
                    color: plot.tint
                }
                Say {
                    anchors.left: lying.right
                    anchors.leftMargin: 8
                    anchors.verticalCenter: parent.verticalCenter
                    text: group.modelData.value
                    font.pixelSize: 14
                    font.weight: Font.Bold
                }
            }
        }
    }
}
