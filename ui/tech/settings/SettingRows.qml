pragma ComponentBehavior: Bound
import QtQuick
import theme
import staff

// Every setting that this printer has, in two columns; what is to be tried stands on the sun's pale ground.
Flickable {
    id: list

    required property var page
    readonly property int step: Reach.upright ? 80 : 66
    readonly property int half: Math.ceil(page.rows.length / 2)

    readonly property int chosen: page.rows.findIndex(row => row.chosen)

    contentHeight: half * step - 6
    clip: true
    boundsBehavior: Flickable.StopAtBounds
    onChosenChanged: {
        const top = (Math.max(chosen, 0) % Math.max(half, 1)) * step;
        contentY = Math.max(0, Math.min(Math.max(contentY, top + step - 6 - height), top, contentHeight - height));
    }

    Repeater {
        model: list.page.rows
        delegate: Tap {
            id: row
            required property int index
            required property var modelData

            label: modelData.name + "，" + modelData.value
            activeFocusOnTab: false
            x: index < list.half ? 0 : (list.width + 12) / 2
            y: (index % list.half) * list.step
            width: (list.width - 12) / 2
            height: list.step - 6
            onClicked: list.page.choose(modelData.key)

            Rectangle {
                anchors.fill: parent
                radius: 10
                color: row.pressed ? Theme.cardPressed : row.modelData.other ? Theme.dawn : Theme.card
                border.width: row.modelData.chosen ? 3 : 2
                border.color: row.modelData.chosen ? Theme.river : Theme.line
            }
            Say {
                x: 14
                y: 9
                text: row.modelData.name
                color: Theme.ink2
                font.pixelSize: 14
            }
            Say {
                visible: row.modelData.other && row.modelData.was !== ""
                anchors.right: parent.right
                anchors.rightMargin: 14
                y: 9
                text: qsTr("现在 %1").arg(row.modelData.was)
                lines: 1
                width: Math.min(implicitWidth, parent.width * 0.6)
                elide: Text.ElideMiddle
                wrapMode: Text.NoWrap
                color: Theme.ink2
                font.pixelSize: 14
            }
            Say {
                x: 14
                y: 29
                width: parent.width - 28
                lines: 1
                elide: Text.ElideMiddle
                wrapMode: Text.NoWrap
                text: row.modelData.value
                font.pixelSize: 17
                font.weight: Font.Bold
            }
        }
    }
}
