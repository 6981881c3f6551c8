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
    readonly property int shown: Math.max(1, Math.floor((card.y - 24) / lineHeight))
    readonly property real lineHeight: Theme.large ? 92 : 76
    readonly property int from: Math.max(0, Math.min(asking - Math.floor(shown / 2), rows.length - shown))

    Column {
        width: parent.width
        Repeater {
            model: one.rows.slice(one.from, one.from + one.shown)
            Item {
                id: line
                required property var modelData
                required property int index
                readonly property bool now: one.from + index === one.asking
                width: one.width
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
                    lines: 1
                    color: line.now ? Theme.ink : Theme.ink2
                    font.pixelSize: Theme.large ? 42 : 36
                    font.weight: line.now ? Font.Bold : Font.Normal
                }
                Say {
                    id: state
                    anchors.right: parent.right
                    anchors.verticalCenter: parent.verticalCenter
                    wrapMode: Text.NoWrap
                    text: line.now ? qsTr("正在选") : line.modelData.answer === "" ? "" : line.modelData.words[["brought", "missing", "unsure"].indexOf(line.modelData.answer)]
                    color: line.now ? Theme.ink : Theme.ink2
                    font.pixelSize: Theme.large ? 40 : 34
                }
            }
        }
    }
    Rectangle {
        id: card
        readonly property real wished: Math.min(620, Math.max(400, one.height - one.reach))
        y: one.height - height
        width: parent.width
        height: wished
        radius: Theme.radiusHero
        color: Theme.card
        border.width: 6
        border.color: Theme.sun

        Column {
            id: head
            x: 40
            y: 28
            width: parent.width - 80 - (sample.visible ? 140 : 0)
            spacing: 8
            Say {
                text: qsTr("第 %1 样，共 %2 样").arg(one.entry.number ?? 0).arg(one.rows.length)
                color: Theme.ink2
                font.pixelSize: Theme.large ? 38 : 34
            }
            Say {
                width: parent.width
                text: one.entry.name ?? ""
                font.pixelSize: Theme.large ? 60 : Theme.portrait ? 56 : 48
                fontSizeMode: Text.Fit
                minimumPixelSize: 40
                height: Math.min(implicitHeight, 150)
                font.weight: Font.Bold
            }
            Row {
                spacing: 20
                Badge {
                    id: badge
                    text: one.entry.tag ?? ""
                    tone: one.entry.tone ?? "mist"
                    size: Theme.large ? 38 : 32
                }
                Say {
                    width: card.width - 120 - badge.width - (sample.visible ? 140 : 0)
                    text: (one.entry.facts ?? "") + (one.entry.anyOf ? (one.entry.facts ? "；" : "") + one.entry.anyOf : "")
                    color: Theme.ink2
                    lines: 2
                    font.pixelSize: Theme.large ? 38 : 34
                }
            }
        }
        Tap {
            id: sample
            visible: one.entry.sample ?? false
            x: parent.width - width - 32
            y: Math.max(28, one.reach - card.y + 8)
            width: 120
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
                    font.pixelSize: 34
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
                    size: Theme.english ? 38 : 48
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
