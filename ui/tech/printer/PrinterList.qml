pragma ComponentBehavior: Bound
import QtQuick
import theme
import staff

// Which printers this machine has, and how each is now.
Rectangle {
    id: list

    required property var page
    readonly property bool beside: Reach.upright && page.rows.length > 1 // two printers stand beside each other
    readonly property real each: beside ? width / 2 : width
    readonly property real rowsHeight: rows.height + 52

    color: Theme.card

    Say {
        id: title
        x: 24
        y: 18
        text: qsTr("打印机 %1 台").arg(list.page.rows.length)
        font.pixelSize: 16
        font.weight: Font.Bold
    }
    Say {
        anchors.right: parent.right
        anchors.rightMargin: 20
        anchors.baseline: title.baseline
        text: qsTr("一有变化就显示")
        color: Theme.ink2
        font.pixelSize: 14
    }
    Flow {
        id: rows
        y: 52
        width: parent.width
        Repeater {
            model: list.page.rows
            delegate: Tap {
                id: row
                required property int index
                required property var modelData
                readonly property bool chosen: list.page.at === index

                label: modelData.name + "，" + modelData.state
                activeFocusOnTab: false
                width: list.each
                height: Math.max(words.height + 24, Reach.touch)
                onClicked: list.page.choose(index)

                Rectangle {
                    anchors.fill: parent
                    color: row.chosen ? Theme.mist : row.pressed ? Theme.cardPressed : Theme.card
                }
                Rectangle {
                    visible: row.chosen
                    width: 5
                    height: parent.height
                    color: Theme.sun
                }
                Rectangle {
                    x: 20
                    anchors.verticalCenter: parent.verticalCenter
                    width: 36
                    height: 36
                    radius: 18
                    color: Tones.ground(row.modelData.tone)
                    Icon {
                        anchors.centerIn: parent
                        name: row.modelData.icon
                        tint: Tones.ink(row.modelData.tone)
                        size: 24
                    }
                }
                Column {
                    id: words
                    x: 68
                    anchors.verticalCenter: parent.verticalCenter
                    width: parent.width - x - 16
                    Say {
                        width: parent.width
                        lines: 2
                        wrapMode: Text.WrapAnywhere
                        text: row.modelData.name + (row.modelData.standby ? qsTr("（备用）") : "")
                        font.pixelSize: 17
                        font.weight: Font.Bold
                    }
                    Say {
                        width: parent.width
                        text: row.modelData.state
                        color: Tones.ink(row.modelData.tone)
                        font.pixelSize: 15
                        font.weight: Font.Bold
                    }
                    Say {
                        width: parent.width
                        lines: 2
                        wrapMode: Text.WrapAnywhere
                        text: row.modelData.line
                        color: Theme.ink2
                        font.pixelSize: 14
                    }
                }
                Hairline {
                    anchors.bottom: parent.bottom
                    x: 24
                    width: parent.width - 48
                }
            }
        }
    }
    Rectangle {
        visible: !Reach.upright
        anchors.right: parent.right
        width: 1
        height: parent.height
        color: Theme.line
    }
}
