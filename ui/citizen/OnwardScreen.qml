pragma ComponentBehavior: Bound
import QtQuick
import theme

// Where a matter goes no further here and now: what is known of it, and below that the ways on. The first is the primary.
CitizenScreen {
    id: screen

    readonly property var facts: presenter.facts // asked for once: each asking makes the list anew
    readonly property var ways: presenter.ways
    readonly property var others: ways.slice(1)
    readonly property bool flat: Theme.large && !Theme.portrait // little height
    readonly property real rightX: Theme.portrait ? 0 : areaWidth * 0.56
    readonly property real cardHeight: Theme.portrait ? (Theme.large ? 168 : 144) : screen.flat ? 128 : 132

    reaches: true // above the ways all is only read
    primary: ways[0].text
    primaryNote: Theme.large ? "" : ways[0].note
    primaryIcon: ways[0].icon
    primaryArrow: ways[0].leads
    onPrimaryTouched: presenter.take(ways[0].act)
    onBack: presenter.back()

    Panel {
        width: Theme.portrait ? screen.areaWidth : screen.rightX - 40
        height: told.usedHeight() + 2 * told.y
        radius: Theme.radiusHero
        FactRows {
            id: told
            x: 40
            y: screen.flat ? 12 : 16
            width: parent.width - 72
            facts: screen.facts
            room: screen.areaHeight - 2 * y - (Theme.portrait && screen.others.length > 0 ? cards.height + Theme.group : 0)
            terse: screen.flat
        }
    }
    Column {
        id: cards
        x: screen.rightX
        y: Theme.portrait ? screen.areaHeight - height : 0
        width: screen.areaWidth - x
        spacing: Theme.gap
        Repeater {
            model: screen.others
            ChoiceCard {
                required property var modelData
                width: parent.width
                height: Math.max(screen.cardHeight, implicitHeight)
                icon: modelData.icon
                iconSize: 56
                text: modelData.text
                note: screen.flat ? "" : modelData.note
                label: [modelData.text, modelData.note].filter(part => part).join("，")
                textSize: Theme.large ? 44 : 40
                noteSize: Theme.large ? Theme.least : Theme.second
                chevron: true
                onClicked: screen.presenter.take(modelData.act)
            }
        }
    }
}
