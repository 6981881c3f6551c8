pragma ComponentBehavior: Bound
import QtQuick
import theme
import staff

// The four status bytes, bit by bit; a bit that tells of something stands on the sun's pale ground.
Rectangle {
    id: panel

    required property var each

    radius: 12
    color: Theme.card

    Say {
        visible: panel.each.length === 0
        anchors.centerIn: parent
        text: qsTr("还没有听到它的状态字节")
        color: Theme.ink2
        font.pixelSize: 16
    }
    Row {
        anchors.fill: parent
        anchors.margins: 12
        spacing: 12
        Repeater {
            model: panel.each
            delegate: Column {
                id: one
                required property var modelData
                width: (panel.width - 24 - 36) / 4

                Say {
                    width: parent.width
                    lines: Reach.upright ? 2 : 1
                    text: one.modelData.title + (Reach.upright ? "\n" : "　") + one.modelData.hex
                    font.pixelSize: 15
                    font.weight: Font.Bold
                    bottomPadding: 4
                }
                Repeater {
                    model: one.modelData.bits
                    delegate: Rectangle {
                        id: bit
                        required property var modelData
                        width: one.width
                        height: Math.min(24, (panel.height - (Reach.upright ? 72 : 52)) / 8)
                        radius: 4
                        color: modelData.tells ? Theme.dawn : "transparent"
                        Say {
                            x: 6
                            anchors.verticalCenter: parent.verticalCenter
                            width: 52
                            text: bit.modelData.number + " = " + bit.modelData.value
                            color: Theme.ink2
                            font.pixelSize: 14
                        }
                        Say {
                            x: 60
                            anchors.verticalCenter: parent.verticalCenter
                            width: parent.width - x
                            lines: 1
                            text: bit.modelData.words
                            color: bit.modelData.tells ? Theme.ink : Theme.ink2
                            font.pixelSize: 14
                            font.weight: bit.modelData.tells ? Font.Bold : Font.Normal
                        }
                    }
                }
            }
        }
    }
}
