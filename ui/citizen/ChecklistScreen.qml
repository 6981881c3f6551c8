pragma ComponentBehavior: Bound
import QtQuick
import theme

// One paper a row, three answers; the next unanswered wears the sun. In low reach one paper at a time.
CitizenScreen {
    id: screen

    readonly property var rows: presenter.rows // asked for once: each asking makes the list anew
    readonly property var free: presenter.held
    readonly property bool sampled: presenter.sample.name !== undefined
    readonly property bool below: Theme.large || Theme.english // answers under the name
    readonly property real answerWidth: Theme.english ? 150 : Theme.large ? 168 : Theme.portrait ? 120 : 112
    readonly property real answersWidth: below ? 0 : 3 * answerWidth + 2 * answerGap
    readonly property real answerGap: Theme.portrait ? 14 : 10
    readonly property real least: Theme.portrait && !below && rows.length < 5 ? 204 : 152 // a short list takes more room
    readonly property real sampleRow: 72 // the sample beside the tag; its touch reaches 8 px further up and down
    readonly property real sampleWidth: Theme.large ? 150 : 96
    readonly property bool onLastPage: list.page >= list.pages - 1
    readonly property int openHere: openOn(list.page)
    // What need not be brought stands below the last row. A list of several pages has room for it there; elsewhere
    // room is kept only where the last page has none.
    readonly property bool several: Theme.portrait && !below && rows.length > 5
    readonly property real heldRoom: free.length > 0 && !several && lastUsed() + held.implicitHeight > areaHeight ? held.implicitHeight + 16 : 0

    function lastUsed(): real {
        const starts = list.cut(rows, list.columns, list.width, areaHeight, list.heightOf, list.most);
        let used = 0;
        for (let at = starts[starts.length - 1]; at < rows.length; at += list.columns)
            used += list.rowHeight(at) + list.spacing;
        return used;
    }
    function openOn(page: int): int {
        let open = 0;
        for (let i = list.from; i < list.until; i++)
            open += rows[i].answer === "" ? 1 : 0;
        return open;
    }

    title: presenter.title
    readonly property string pageWords: list.pages > 1 && !Theme.low ? qsTr("第 %1–%2 样，共 %3 样").arg(list.from + 1).arg(list.until).arg(rows.length) : ""
    readonly property bool flat: Theme.large && !Theme.portrait // the button has no room for a second line

    subtitle: flat && pageWords ? pageWords : Theme.large ? presenter.item : presenter.subtitle
    primaryNote: flat ? "" : pageWords
    station: 1
    reaches: Theme.low
    covered: Theme.covered || sampled
    titleSize: Theme.large ? 64 : Theme.title
    backText: Theme.low && presenter.asking > 0 ? qsTr("上一样") : qsTr("返回")
    primary: presenter.unanswered === 0 ? (presenter.busy ? qsTr("请稍等") : qsTr("下一步")) : !Theme.low && !onLastPage && openHere === 0 ? qsTr("看下一页") : qsTr("还差 %n 样没选", "", presenter.unanswered)
    primaryReady: !presenter.busy && (presenter.unanswered === 0 || (!Theme.low && !onLastPage && openHere === 0))
    onPrimaryTouched: presenter.unanswered === 0 ? presenter.finish() : list.turn(1)
    onBack: Theme.low ? presenter.before() : list.page > 0 ? list.turn(-1) : presenter.back()

    PagedList {
        id: list
        visible: !Theme.low
        width: screen.areaWidth
        height: screen.areaHeight - screen.heldRoom
        columns: Theme.portrait ? 1 : 2
        most: Theme.large ? (Theme.portrait ? 3 : 2) : 5
        entries: screen.rows
        heightOf: entry => {
            const room = columnWidth - 56 - 48 - screen.answersWidth - (screen.below ? 0 : (entry.sample ? screen.sampleWidth : 0) + 24);
            const facts = room - (screen.below && entry.sample ? 260 : 0) - entry.tag.length * Theme.px(30) * (Theme.english ? 0.6 : 1) - 52;
            const beside = Math.max(screen.below && entry.sample ? screen.sampleRow : 0, (entry.facts ? linesOf(entry.facts, Theme.px(30), facts, 0.3) : 1) * lineHeight(Theme.px(30)));
            const words = linesOf(entry.name, Theme.name, room) * lineHeight(Theme.name) + beside + (entry.anyOf ? linesOf(entry.anyOf, Theme.px(30), room, 0.3) * lineHeight(Theme.px(30)) : 0);
            return Math.max(words + 28, screen.least) + (screen.below ? 124 : 0);
        }
        delegate: Rectangle {
            id: row
            required property int index
            readonly property var entry: list.entryAt(index)
            width: list.columnWidth
            height: list.heightAt(index)
            readonly property real room: width - 56 - 48 - screen.answersWidth - (screen.below ? 0 : (entry?.sample ? screen.sampleWidth : 0) + 24)
            radius: Theme.radius
            color: Theme.card
            border.width: entry?.next ? 6 : 2
            border.color: entry?.next ? Theme.sun : Theme.line

            Say {
                id: number
                x: 24
                y: words.y
                text: row.entry?.number ?? ""
                color: Theme.river
                font.pixelSize: Theme.name
                font.weight: Font.Bold
            }
            Column {
                id: words
                x: 24 + (row.entry && row.entry.number > 9 ? 58 : 40) * Theme.factor
                y: screen.below ? 16 : (parent.height - height) / 2
                width: row.room
                spacing: 4
                Say {
                    width: parent.width
                    text: row.entry?.name ?? ""
                    font.pixelSize: Theme.name
                    font.weight: Font.Bold
                }
                Row {
                    id: tags
                    readonly property real least: screen.below && row.entry?.sample ? screen.sampleRow : 0
                    spacing: 12
                    height: Math.max(least, badge.height, said.height)
                    Badge {
                        id: badge
                        y: (tags.least - height) / 2 > 0 ? (tags.height - height) / 2 : 0
                        text: row.entry?.tag ?? ""
                        tone: row.entry?.tone ?? "mist"
                        size: Theme.px(30)
                    }
                    Say {
                        id: said
                        y: tags.least > 0 ? (tags.height - height) / 2 : 0
                        width: row.room - badge.width - 12 - (screen.below && row.entry?.sample ? 200 : 0)
                        text: row.entry?.facts ?? ""
                        color: Theme.ink2
                        font.pixelSize: Theme.px(30)
                    }
                }
                Say {
                    visible: text !== ""
                    width: parent.width
                    text: row.entry?.anyOf ?? ""
                    color: Theme.ink2
                    font.pixelSize: Theme.px(30)
                }
            }
            Loader {
                active: row.entry?.sample ?? false
                sourceComponent: Tap {
                    x: screen.below ? row.width - width - 16 : row.width - screen.answersWidth - 24 - width
                    y: screen.below ? words.y + tags.y + (tags.height - height) / 2 : (row.height - height) / 2
                    width: screen.below ? 210 : screen.sampleWidth
                    height: screen.below ? 88 : 112
                    label: qsTr("看样张：%1").arg(row.entry?.spoken ?? "")
                    onClicked: screen.presenter.openSample(row.entry.id)
                    Grid {
                        anchors.centerIn: parent
                        columns: screen.below ? 2 : 1
                        spacing: screen.below ? 12 : 2
                        horizontalItemAlignment: Grid.AlignHCenter
                        verticalItemAlignment: Grid.AlignVCenter
                        Icon {
                            name: "document"
                            size: 40
                        }
                        Say {
                            text: qsTr("样张")
                            wrapMode: Text.NoWrap
                            color: Theme.river
                            font.pixelSize: Theme.px(30)
                            font.weight: Font.Medium
                        }
                    }
                }
            }
            Row {
                x: screen.below ? 24 : row.width - width - 20
                y: screen.below ? row.height - height - 16 : (row.height - height) / 2
                spacing: screen.answerGap
                Repeater {
                    model: ["brought", "missing", "unsure"]
                    AnswerButton {
                        required property string modelData
                        required property int index
                        width: screen.below ? (row.width - 48 - 28) / 3 : screen.answerWidth
                        height: screen.below ? 104 : 120
                        beside: screen.below
                        size: Theme.english ? Theme.px(30) : screen.below ? 44 : Theme.second
                        answer: modelData
                        text: row.entry ? row.entry.words[index] : ""
                        label: (row.entry?.spoken ?? "") + "：" + text
                        chosen: row.entry?.answer === modelData
                        onClicked: screen.presenter.answer(row.entry.id, modelData)
                    }
                }
            }
        }
    }
    Rectangle {
        id: held
        visible: !Theme.low && screen.free.length > 0 && screen.onLastPage && y + height <= screen.areaHeight + 8
        implicitHeight: Math.max(88, names.height + 40, say.height + 32)
        y: list.usedHeight + 16
        width: parent.width
        height: implicitHeight
        radius: Theme.radius
        color: Theme.greenPale
        Icon {
            x: 24
            y: (parent.height - height) / 2
            name: "check"
            tint: Theme.green
            size: 40
        }
        Say {
            id: names
            x: 84
            y: (parent.height - height) / 2
            width: (parent.width - 84) * 0.46
            text: screen.free.join(qsTr("、"))
            font.pixelSize: Theme.name
            font.weight: Font.Bold
        }
        Say {
            id: say
            x: names.x + names.width + 32
            y: (parent.height - height) / 2
            width: parent.width - x - 24
            text: qsTr("免提交；查不到时再出示")
            color: Theme.green
            font.pixelSize: Theme.second
            font.weight: Font.Medium
        }
    }
    Loader {
        active: Theme.low
        width: screen.areaWidth
        height: screen.areaHeight
        sourceComponent: OnePaper {
            presenter: screen.presenter
            reach: screen.reach
        }
    }
    Loader {
        parent: screen
        active: screen.sampled
        anchors.fill: parent
        z: 5
        sourceComponent: SampleSheet {
            presenter: screen.presenter
        }
    }
}
