pragma ComponentBehavior: Bound
import QtQuick
import theme
import staff

// What was changed, by whom and when; one key leads back to any state, which is itself tried first.
Item {
    id: root

    required property var page

    Say {
        visible: root.page.history.length === 0
        anchors.centerIn: parent
        text: qsTr("还没有改过")
        color: Theme.ink2
        font.pixelSize: 21
        font.weight: Font.Bold
    }
    ListView {
        id: list
        anchors.fill: parent
        clip: true
        spacing: 8
        boundsBehavior: Flickable.StopAtBounds
        model: root.page.history
        delegate: Rectangle {
            id: line
            required property var modelData
            readonly property bool leads: modelData.number >= 0 && !modelData.now

            width: list.width
            height: Math.max(64, words.height + 24)
            radius: 12
            color: Theme.card
            border.width: 2
            border.color: modelData.now ? Theme.river : Theme.line

            Column {
                id: words
                x: 16
                y: 12
                width: (line.leads ? back.x : parent.width) - x - 12
                spacing: 3
                Say {
                    visible: text !== ""
                    width: parent.width
                    text: line.modelData.when ? line.modelData.when + "　" + line.modelData.who + (line.modelData.now ? qsTr("　现在用的") : "") : ""
                    color: Theme.ink2
                    font.pixelSize: 14
                }
                Repeater {
                    model: line.modelData.what
                    delegate: Say {
                        required property string modelData
                        width: words.width
                        wrapMode: Text.WrapAnywhere
                        text: modelData
                        color: line.modelData.why ? Theme.ink2 : Theme.ink
                        font.pixelSize: 16
                        font.weight: line.modelData.why ? Font.Normal : Font.Bold
                    }
                }
                Say {
                    visible: text !== ""
                    width: parent.width
                    text: line.modelData.why
                    color: Theme.ink2
                    font.pixelSize: 14
                }
            }
            StaffButton {
                id: back
                visible: line.leads
                anchors.right: parent.right
                anchors.rightMargin: 12
                anchors.verticalCenter: parent.verticalCenter
                width: 170
                text: qsTr("回到这时")
                key: line.modelData.number < 10 ? line.modelData.number.toString() : ""
                onClicked: root.page.backTo(line.modelData.number)
            }
        }
    }
}
