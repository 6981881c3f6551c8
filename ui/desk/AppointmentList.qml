pragma ComponentBehavior: Bound
import QtQuick
import theme

// The day's appointments: time, 张*, item or its neutral group, how it stands.
Rectangle {
    id: root

    required property var page

    radius: 12
    color: Theme.card
    border.width: 1
    border.color: Theme.line
    clip: true

    ListView {
        id: lines
        anchors.fill: parent
        anchors.margins: 6
        model: root.page.rows
        currentIndex: root.page.at
        highlightMoveDuration: 0
        boundsBehavior: Flickable.StopAtBounds
        delegate: Tap {
            id: row
            required property var modelData
            required property int index
            readonly property bool chosen: index === root.page.at
            readonly property bool over: modelData.comes === "numbered" || modelData.comes === "withdrawn"
            width: lines.width
            height: Math.max(52, what.height + 18)
            activeFocusOnTab: false
            label: modelData.time + "，" + modelData.name + "，" + modelData.what + "，" + modelData.state
            onClicked: root.page.choose(index)

            Rectangle {
                anchors.fill: parent
                radius: 8
                color: row.chosen ? Theme.mist : Theme.card
                border.width: row.chosen ? 2 : 0
                border.color: Theme.river
            }
            Say {
                x: 14
                width: 118
                anchors.verticalCenter: parent.verticalCenter
                text: row.modelData.time
                color: row.over ? Theme.ink2 : Theme.deep
                font.pixelSize: 16
                font.weight: Font.Bold
                wrapMode: Text.NoWrap
            }
            Say {
                x: 140
                width: 72
                anchors.verticalCenter: parent.verticalCenter
                text: row.modelData.name
                color: row.over ? Theme.ink2 : Theme.ink
                font.pixelSize: 16
                wrapMode: Text.NoWrap
            }
            Say {
                id: what
                x: 220
                width: parent.width - x - 212
                anchors.verticalCenter: parent.verticalCenter
                text: row.modelData.what
                lines: 2
                color: row.over ? Theme.ink2 : Theme.ink
                font.pixelSize: 16
                font.weight: Font.Medium
            }
            Rectangle {
                anchors.right: parent.right
                anchors.rightMargin: 12
                anchors.verticalCenter: parent.verticalCenter
                width: standing.implicitWidth + 24
                height: 32
                radius: 16
                color: ({
                        numbered: Theme.greenPale,
                        missed: Theme.amberPale,
                        arrived: Theme.shoal
                    })[row.modelData.comes] ?? "transparent"
                Say {
                    id: standing
                    anchors.centerIn: parent
                    text: row.modelData.state
                    color: ({
                            numbered: Theme.green,
                            missed: Theme.amber,
                            arrived: Theme.ink
                        })[row.modelData.comes] ?? Theme.ink2
                    font.pixelSize: 15
                    wrapMode: Text.NoWrap
                }
            }
        }
    }
    Say {
        anchors.centerIn: parent
        visible: lines.count === 0
        text: root.page.counted
        color: Theme.ink2
        font.pixelSize: 19
    }
}
