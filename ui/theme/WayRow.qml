pragma ComponentBehavior: Bound
import QtQuick

// A row of a list that leads on: name (its matches in river), then floor, department, papers.
Tap {
    id: row

    property string text // plain, for reading aloud
    property string rich // the same with matches marked, or empty
    property string floor
    property var facts: [] // short words after the floor
    property bool first: false
    property real padding: 32
    readonly property real room: width - 2 * padding - 52

    label: [text, floor].concat(facts).filter(part => part).join("，")
    implicitHeight: Math.max(Theme.touch, words.implicitHeight + 36)

    Rectangle {
        anchors.fill: parent
        radius: Theme.radius
        color: row.pressed ? Theme.cardPressed : Theme.card
        border.width: Theme.outline
        border.color: row.first ? Theme.river : Theme.edge
    }
    Column {
        id: words
        x: row.padding
        width: row.room
        anchors.verticalCenter: parent.verticalCenter
        spacing: 8

        Say {
            width: parent.width
            text: row.rich || row.text
            textFormat: row.rich ? Text.StyledText : Text.PlainText
            lines: 3
            font.pixelSize: Theme.name
            font.weight: Font.Medium
        }
        Flow {
            width: parent.width
            visible: row.floor !== "" || row.facts.length > 0
            spacing: 24

            Say {
                visible: row.floor !== ""
                text: row.floor
                wrapMode: Text.NoWrap
                color: Theme.deep
                font.pixelSize: Theme.second
                font.weight: Font.Bold
            }
            Repeater {
                model: row.facts
                Say {
                    required property string modelData
                    text: modelData
                    width: Math.min(implicitWidth, row.room)
                    color: Theme.ink2
                    font.pixelSize: Theme.second
                }
            }
        }
    }
    Icon {
        anchors.right: parent.right
        anchors.rightMargin: row.padding
        anchors.verticalCenter: parent.verticalCenter
        name: "chevron"
        tint: Theme.ink2
        size: 36
    }
}
