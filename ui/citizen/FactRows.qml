pragma ComponentBehavior: Bound
import QtQuick
import theme

// What is known, one fact a row: drawing, label, value, a second line. Lying panels set the label beside the value.
// What has no room is not shown: the facts stand in the order in which they are wanted.
Column {
    id: rows

    property var facts: []
    property real room: 0 // for all rows together
    property bool terse: false // little height: drawing and value only
    readonly property bool labelled: facts.length > 0 && facts[0].label !== ""
    readonly property bool beside: !Theme.portrait && !terse && labelled
    property int longest: Theme.english ? 36 : 18 // characters of a second line in large type
    readonly property real lead: Theme.english ? 250 : 180 // of the label beside the value

    function shown(): var {
        const found = [];
        for (let at = 0; at < each.count; at++) {
            const row = each.itemAt(at);
            if (row !== null && row.opacity > 0)
                found.push(row);
        }
        return found;
    }
    function usedHeight(): real {
        return shown().reduce((used, row) => Math.max(used, row.y + row.height), 0);
    }

    Repeater {
        id: each
        model: rows.facts
        Item {
            id: fact
            required property var modelData
            required property int index
            opacity: y + height <= rows.room ? 1 : 0
            width: rows.width
            height: Math.max(words.height, 56) + (rows.terse ? 20 : Theme.large || Theme.english || rows.facts.length > 4 ? 28 : Theme.portrait ? 44 : 32)
            Hairline {
                visible: fact.index > 0
                width: parent.width
            }
            Icon {
                y: words.y + (rows.terse || rows.beside ? 0 : 8)
                name: fact.modelData.icon
                size: 56
            }
            Say {
                id: label
                visible: rows.beside
                x: 84
                y: words.y + value.y + (value.font.pixelSize - font.pixelSize)
                width: rows.lead
                text: fact.modelData.label
                color: Theme.ink2
                font.pixelSize: Theme.label
            }
            Column {
                id: words
                x: 84 + (rows.beside ? rows.lead + 16 : 0)
                width: parent.width - x
                anchors.verticalCenter: parent.verticalCenter
                Say {
                    visible: rows.labelled && !rows.beside && !Theme.large
                    width: parent.width
                    text: fact.modelData.label
                    color: Theme.ink2
                    font.pixelSize: Theme.label
                }
                Say {
                    id: value
                    width: parent.width
                    text: fact.modelData.value
                    font.pixelSize: Theme.large ? (rows.terse ? 42 : 46) : 40
                    font.weight: Font.Bold
                }
                Say {
                    visible: text !== "" && !rows.terse && (!Theme.large || text.length <= rows.longest)
                    width: parent.width
                    text: fact.modelData.note
                    color: Theme.ink2
                    font.pixelSize: Theme.second
                }
            }
        }
    }
}
