pragma ComponentBehavior: Bound
import QtQuick
import theme

// Low reach: the list is only read; one paper at a time is asked, where a hand on a wheelchair reaches.
Item {
    id: one

    property var presenter: null
    property real reach: 0
    readonly property var rows: presenter?.rows ?? []
    readonly property int asking: presenter?.asking ?? 0
    readonly property var entry: rows[asking] ?? ({})
    readonly property bool side: !Theme.portrait // the list stands beside the paper
    readonly property bool listing: !side || !Theme.large // there the paper wants all the room
    readonly property real listWidth: side ? 720 : width
    readonly property real listed: Theme.large ? 42 : 36
    readonly property real nameRoom: listWidth - 72 - 24 - (Theme.english ? 5 : 3.2) * (Theme.large ? Theme.least : 34)
    readonly property int lines: rows.reduce((most, row) => Math.max(most, linesOf(row.spoken)), 1) // of the longest name
    readonly property real lineHeight: Math.ceil(listed * (1.35 * lines + 0.75))
    readonly property int shown: Math.max(1, Math.floor((side ? height : card.y - 24) / lineHeight))
    readonly property int from: Math.max(0, Math.min(asking - Math.floor(shown / 2), rows.length - shown))

    function linesOf(text: string): int {
        let wide = 0;
        for (let i = 0; i < text.length; i++)
            wide += text.charCodeAt(i) > 0x2e7f ? listed : listed * 0.56;
        return wide <= nameRoom ? 1 : Math.ceil(wide / (nameRoom - 1.5 * listed));
    }

    Column {
        visible: one.listing
        width: one.listWidth
        Repeater {
            model: one.rows.slice(one.from, one.from + one.shown)
            Item {
                id: line
                required property var modelData
                required property int index
                readonly property bool now: one.from + index === one.asking
                width: one.listWidth
                height: one.lineHeight
                Hairline {
                    visible: line.index > 0
                    x: 64
                    width: parent.width - 64
                }
                Sun {
                    visible: line.now
                    width: 56
                    height: 56
                    anchors.verticalCenter: parent.verticalCenter
                }
                Tick {
                    visible: !line.now && line.modelData.answer !== ""
                    x: 6
                    size: 44
                    anchors.verticalCenter: parent.verticalCenter
                    mark: line.modelData.answer === "brought" ? "check" : line.modelData.answer === "missing" ? "dash" : "question"
                    color: line.modelData.answer === "brought" ? Theme.green : Theme.river
                }
                Say {
                    x: 72
                    width: parent.width - 72 - state.width - 24
                    anchors.verticalCenter: parent.verticalCenter
                    text: line.modelData.spoken
                    lineHeight: 0.92
                    color: line.now ? Theme.ink : Theme.ink2
                    font.pixelSize: one.listed
                    font.weight: line.now ? Font.Bold : Font.Normal
                }
                Say {
                    id: state
                    anchors.right: parent.right
                    anchors.verticalCenter: parent.verticalCenter
                    wrapMode: Text.NoWrap
                    text: line.now ? qsTr("正在选") : line.modelData.answer === "" ? "" : line.modelData.words[["brought", "missing", "unsure"].indexOf(line.modelData.answer)]
                    color: line.now ? Theme.ink : Theme.ink2
                    font.pixelSize: Theme.large ? Theme.least : 34
                }
            }
        }
    }
    Rectangle {
        id: card
        // As high as its words need: they may stand above the reach, what is touched may not.
        readonly property real wished: Math.max(Math.min(620, one.height - one.reach), head.height + 28 + 24 + 128 + 40)
        x: one.side && one.listing ? one.listWidth + 48 : 0
        y: one.height - height
        width: parent.width - x
        height: one.side ? one.height : Math.min(wished, one.height - 2 * one.lineHeight - 24)
        radius: Theme.radiusHero
        color: Theme.card
        border.width: 6
        border.color: Theme.sun

        Column {
            id: head
            x: 40
            y: 28
            width: parent.width - 80 - (sample.visible ? sample.width + 16 : 0)
            spacing: 8
            Row {
                spacing: 24
                Badge {
                    text: one.entry.tag ?? ""
                    tone: one.entry.tone ?? "mist"
                    size: Theme.large ? Theme.least : 32
                }
                Say {
                    anchors.verticalCenter: parent.verticalCenter
                    text: qsTr("第 %1 样，共 %2 样").arg(one.entry.number ?? 0).arg(one.rows.length)
                    wrapMode: Text.NoWrap
                    color: Theme.ink2
                    font.pixelSize: Theme.large ? Theme.least : 34
                }
            }
            Say {
                width: parent.width
                text: one.entry.name ?? ""
                font.pixelSize: Theme.large ? 60 : Theme.portrait ? 56 : 48
                fontSizeMode: Text.Fit
                minimumPixelSize: Theme.fitted(40)
                height: Math.min(implicitHeight, one.side && Theme.large ? 120 : 150)
                font.weight: Font.Bold
            }
            Say {
                visible: text !== ""
                width: parent.width
                text: [one.entry.facts ?? "", one.entry.anyOf ?? ""].filter(part => part).join("\n")
                color: Theme.ink2
                font.pixelSize: Theme.large ? Theme.least : 34
            }
        }
        Tap {
            id: sample
            visible: one.entry.sample ?? false
            x: parent.width - width - 32
            y: Math.max(28, one.reach - card.y + 8)
            width: Theme.large ? 168 : 128
            height: 112
            label: qsTr("看样张：%1").arg(one.entry.spoken ?? "")
            onClicked: one.presenter.openSample(one.entry.id)
            Column {
                anchors.centerIn: parent
                Icon {
                    anchors.horizontalCenter: parent.horizontalCenter
                    name: "document"
                    size: 48
                }
                Say {
                    text: qsTr("样张")
                    wrapMode: Text.NoWrap
                    color: Theme.river
                    font.pixelSize: Theme.large ? Theme.least : 32
                    font.weight: Font.Medium
                }
            }
        }
        Row {
            x: 40
            y: parent.height - height - 40
            spacing: 24
            Repeater {
                model: ["brought", "missing", "unsure"]
                AnswerButton {
                    required property string modelData
                    required property int index
                    width: (card.width - 80 - 48) / 3
                    height: Math.max(104, Math.min(300, card.height - head.y - head.height - 64))
                    iconSize: height > 200 ? 88 : 44
                    beside: height <= 120
                    size: Theme.english ? (Theme.large ? Theme.least : 38) : 48
                    answer: modelData
                    text: one.entry.words?.[index] ?? ""
                    label: (one.entry.spoken ?? "") + "：" + text
                    chosen: one.entry.answer === modelData
                    onClicked: one.presenter.answer(one.entry.id, modelData)
                }
            }
        }
    }
}
