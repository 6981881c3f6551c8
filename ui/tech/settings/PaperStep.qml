pragma ComponentBehavior: Bound
import QtQuick
import theme
import staff

// Width and characters: how one knows, and what they can be.
Column {
    id: step

    required property var steps

    spacing: 12
    Repeater {
        model: step.steps.paper
        delegate: Rectangle {
            id: row
            required property int index
            required property var modelData

            width: step.width
            height: words.height + 30
            radius: 12
            color: Theme.card
            border.width: modelData.chosen ? 3 : 2
            border.color: modelData.chosen ? Theme.river : Theme.line

            Column {
                id: words
                x: 18
                y: 14
                width: parent.width - 36
                spacing: 6
                Item {
                    width: parent.width
                    height: Math.max(name.height, does.height)
                    Say {
                        id: name
                        width: 120
                        text: row.modelData.name
                        font.pixelSize: 19
                        font.weight: Font.Bold
                    }
                    Say {
                        id: does
                        x: 132
                        anchors.verticalCenter: name.verticalCenter
                        width: parent.width - x
                        text: row.modelData.does
                        color: Theme.ink2
                        font.pixelSize: 16
                    }
                }
                Flow {
                    width: parent.width
                    spacing: 8
                    Repeater {
                        model: row.modelData.offers
                        delegate: OfferButton {
                            required property int index
                            required property var modelData
                            widest: words.width
                            text: modelData.text
                            primary: modelData.chosen
                            onClicked: step.steps.choosePaper(row.index, index)
                        }
                    }
                }
            }
        }
    }
    Say {
        visible: !Reach.finger
        text: qsTr("↑ ↓ 换一项　← → 换一个值")
        color: Theme.ink2
        font.pixelSize: 14
    }
}
