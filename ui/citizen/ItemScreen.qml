pragma ComponentBehavior: Bound
import QtQuick
import theme

// What an item is, and its questions, one at a time; nothing is preselected.
CitizenScreen {
    id: screen

    readonly property var choices: presenter.choices // asked for once: each asking makes the list anew
    readonly property var told: presenter.facts
    readonly property var chipsSaid: presenter.chips
    readonly property bool side: !Theme.portrait && presenter.question !== "" // question beside the facts
    readonly property bool rows: choices.length > 2 || Theme.large || Theme.low // answers as rows, not as two large cards
    readonly property real askWidth: side ? (areaWidth - 48) * 0.52 : areaWidth
    readonly property real factsWidth: side ? areaWidth - askWidth - 48 : areaWidth
    readonly property bool noted: hinted && choices.some(choice => choice.hint !== "")
    readonly property real answerHeight: Theme.large ? (noted ? 144 : choices.length > 3 ? 104 : 112) : noted ? 124 : 104
    readonly property real cardSpare: areaHeight - asked.height - 276 - more.height - 40 - 540 // beside full facts and chips
    readonly property real choiceHeight: rows ? Math.max(Theme.touch, Math.min(answerHeight, share - choiceGap)) : 232 + (Theme.portrait ? Math.max(0, Math.min(96, cardSpare)) : 0)
    readonly property real askHeight: presenter.question === "" ? 0 : asked.height + 20 + (rows ? choices.length * (choiceHeight + choiceGap) : choiceHeight + 16)
    readonly property real spare: areaHeight - (side ? 0 : askHeight) - more.height - 40
    readonly property bool brief: Theme.large || factsTall(false) > spare
    readonly property bool briefest: !side && factsTall(true) > spare
    readonly property real factsInner: factsWidth - 64
    readonly property int crowd: told.length - 1 // who waits stands last
    readonly property real crowdWidth: briefest && crowd > 0 ? 76 + Math.ceil(1.1 * bold.advanceWidth(told[crowd].value)) : 0
    // with the least room where it is, and who waits beside it, if both stand on one line
    readonly property bool alone: briefest && linesOf(bold.advanceWidth(told[0].value), factsInner - 40 - crowdWidth - 68) > 1
    readonly property int factColumns: side && factsWidth < 760 ? 1 : 2
    readonly property real least: 32 + bold.height + 24 // of the facts: one line
    readonly property real share: (areaHeight - (side ? 0 : least + more.height + 8) - asked.height - 20) / Math.max(1, choices.length) // of each answer
    readonly property real choiceGap: share < 112 ? 8 : 16
    readonly property bool hinted: share >= (Theme.large ? 152 : 120) && (Theme.portrait || !Theme.large || choices.length < 3) // else read aloud only

    // How high the facts stand with all their lines, or with their values only.
    function factsTall(only: bool): real {
        const wide = (factsInner - (factColumns - 1) * 40) / factColumns - 68;
        let tall = 32;
        for (let at = 0; at < told.length; at += factColumns) {
            let row = 0;
            for (const fact of told.slice(at, at + factColumns)) {
                const value = linesOf(bold.advanceWidth(fact.value), wide) * bold.height;
                const rest = only ? 0 : Theme.label * 1.45 + (fact.note ? linesOf(plain.advanceWidth(fact.note), wide) * plain.height : 0);
                row = Math.max(row, value + rest);
            }
            tall += row + (only ? 4 : 16);
        }
        return tall;
    }
    function linesOf(length: real, wide: real): int {
        return length <= wide ? 1 : Math.ceil(length / (wide * 0.88));
    }
    FontMetrics {
        id: bold
        font.family: Theme.family
        font.pixelSize: Theme.large ? 42 : Theme.px(38)
        font.weight: Font.Bold
    }
    FontMetrics {
        id: plain
        font.family: Theme.family
        font.pixelSize: Theme.second
    }
    readonly property real chipsRoom: (side || presenter.question === "" ? more.y : ask.y) - facts.height - 24
    readonly property real chipsWide: chipsSaid.reduce((wide, chip) => wide + chip.text.length * Theme.second * (Theme.english ? 0.6 : 1) + (chip.icon ? 100 : 56), 0)

    title: presenter.name
    titleSize: presenter.long ? (Theme.large ? 44 : 40) : !Theme.large ? Theme.title : presenter.name.length > (Theme.english ? 26 : 20) ? 56 : Theme.px(52)
    subtitle: Theme.large && (presenter.long || !Theme.portrait || choices.length > 2) ? "" : presenter.intro
    station: 0
    reaches: Theme.low // above the answers all is only read
    primary: presenter.ready ? (presenter.takesNumber ? qsTr("下一步，对材料") : qsTr("看要带什么")) : qsTr("先选一样")
    primaryReady: presenter.ready
    onPrimaryTouched: presenter.next()
    onBack: presenter.back()

    Panel {
        id: facts
        width: screen.factsWidth
        height: grid.height + 32
        radius: Theme.radiusHero

        Grid {
            id: grid
            x: 32
            y: 16
            columns: screen.factColumns
            columnSpacing: 40
            rowSpacing: screen.brief ? 4 : 16
            Repeater {
                model: screen.told
                Item {
                    id: fact
                    required property var modelData
                    required property int index
                    visible: !screen.briefest || index === 0 || (index === screen.crowd && !screen.alone)
                    width: screen.briefest ? (index > 0 ? screen.crowdWidth : screen.factsInner - (screen.alone ? 0 : 40 + screen.crowdWidth)) : (screen.factsInner - (grid.columns - 1) * 40) / grid.columns
                    height: words.height
                    Icon {
                        y: 8
                        name: fact.modelData.icon
                        size: 44
                    }
                    Column {
                        id: words
                        x: 68
                        width: parent.width - x
                        Say {
                            visible: !screen.brief
                            width: parent.width
                            text: fact.modelData.label
                            color: Theme.ink2
                            font.pixelSize: Theme.label
                        }
                        Say {
                            width: parent.width
                            text: fact.modelData.value
                            font.pixelSize: Theme.large ? 42 : Theme.px(38)
                            font.weight: Font.Bold
                        }
                        Say {
                            visible: text !== "" && !screen.brief
                            width: parent.width
                            text: fact.modelData.note
                            color: Theme.ink2
                            font.pixelSize: Theme.second
                        }
                    }
                }
            }
        }
    }
    Flow {
        id: chips
        visible: Math.ceil(screen.chipsWide / screen.factsWidth) * (Theme.second * 1.45 + 14) <= screen.chipsRoom
        y: facts.height + 16
        width: screen.factsWidth
        spacing: 16
        Repeater {
            model: screen.chipsSaid
            Badge {
                required property var modelData
                text: modelData.text
                tone: modelData.tone
                icon: modelData.icon
                size: Theme.second
            }
        }
    }
    QuietSwitch {
        id: priority
        visible: screen.presenter.takesNumber
        y: screen.areaHeight - height
        width: screen.factsWidth - more.width - Theme.gap
        text: qsTr("老年人、残疾人、孕妇、军人：优先")
        on: screen.presenter.first
        onClicked: screen.presenter.goFirst(!on)
    }
    QuietButton {
        id: more
        x: screen.factsWidth - width
        y: screen.areaHeight - height
        width: Theme.large ? 250 : 228
        height: priority.visible ? priority.height : Theme.touch
        text: screen.presenter.items > 1 ? qsTr("共 %n 件", "", screen.presenter.items) : qsTr("再加一件")
        onClicked: screen.presenter.more()
    }
    Item {
        id: ask
        visible: screen.presenter.question !== ""
        x: screen.side ? screen.factsWidth + 48 : 0
        y: screen.side ? 0 : screen.areaHeight - screen.askHeight - (more.height + 8)
        width: screen.askWidth

        Item {
            id: asked
            width: parent.width
            height: Math.max(words2.height, progress.height)
            Say {
                id: words2
                width: parent.width - (progress.visible ? progress.width + 24 : 0)
                text: screen.presenter.question
                font.pixelSize: !Theme.large ? Theme.question : Theme.portrait ? 56 : 46
                font.weight: Font.Bold
                Accessible.role: Accessible.Heading
            }
            Say {
                id: progress
                visible: Theme.portrait || !Theme.large
                anchors.right: parent.right
                anchors.bottom: parent.bottom
                text: screen.presenter.progress
                wrapMode: Text.NoWrap
                color: Theme.ink2
                font.pixelSize: Theme.large ? Theme.least : Theme.second
            }
        }
        Grid {
            y: asked.height + 20
            columns: screen.rows ? 1 : 2
            spacing: screen.rows ? screen.choiceGap : 16
            Repeater {
                model: screen.choices
                ChoiceCard {
                    required property var modelData
                    width: screen.rows ? screen.askWidth : (screen.askWidth - 16) / 2
                    height: screen.choiceHeight
                    icon: modelData.icon
                    iconSize: screen.rows ? 56 : 72
                    text: modelData.label
                    note: screen.hinted ? modelData.hint : ""
                    label: [modelData.label, modelData.hint].filter(part => part).join("，")
                    textSize: Theme.large ? 44 : 40
                    noteSize: Theme.large ? Theme.least : Theme.second
                    lines: 3
                    chosen: modelData.chosen
                    chevron: screen.rows && !modelData.chosen
                    onClicked: screen.presenter.choose(modelData.id)
                }
            }
        }
    }
}
