pragma ComponentBehavior: Bound
import QtQuick
import theme

// What is missing, each with its ways, nearest first; below, where to go from here.
CitizenScreen {
    id: screen

    readonly property bool tight: Theme.large || Theme.low || !Theme.portrait
    readonly property real wayHeight: Theme.large ? 92 : 74
    readonly property real turnRoom: presenter.gaps.length > (Theme.portrait && !Theme.large && !Theme.english ? 2 : 1) ? 112 : 0
    readonly property real rightX: Theme.portrait ? 0 : areaWidth * 0.54
    readonly property real leftWidth: Theme.portrait ? areaWidth : areaWidth * 0.54 - 40

    function choicesOf(): var {
        if (presenter.lookingUp)
            return [];
        const help = {
            act: "help",
            icon: "agent",
            text: qsTr("请帮办员一起补齐"),
            note: presenter.helpPlace
        };
        const notice = {
            act: "notice",
            icon: "printer",
            text: qsTr("先回去补，打印一次告知单"),
            note: qsTr("写明缺什么、怎么补；下次输码，只问缺的")
        };
        const anyway = {
            act: "anyway",
            icon: "ticket",
            text: qsTr("仍要取号"),
            note: qsTr("号上注明材料待补，窗口当面看")
        };
        return presenter.pledge ? [help, notice] : [notice, anyway];
    }
    function take(act: string) {
        if (act === "help")
            presenter.takeHelp();
        else if (act === "notice")
            presenter.printNotice();
        else
            presenter.takeAnyway();
    }

    title: presenter.title
    subtitle: presenter.subtitle
    station: 1
    primary: presenter.busy ? qsTr("请稍等") : presenter.lookingUp ? qsTr("打印一次告知单") : presenter.pledge ? qsTr("先取号，到窗口签承诺") : qsTr("请帮办员一起补齐")
    primaryNote: presenter.busy ? "" : presenter.lookingUp ? qsTr("写明要带什么、怎么补") : presenter.pledge ? qsTr("可申请容缺，由窗口确认，最迟 %1补齐").arg(presenter.until) : presenter.helpPlace
    primaryIcon: presenter.lookingUp ? "printer" : presenter.pledge ? "" : "agent"
    primaryArrow: !presenter.pledge
    primaryReady: !presenter.busy
    onPrimaryTouched: presenter.lookingUp ? presenter.printNotice() : presenter.pledge ? presenter.takeNumber() : presenter.takeHelp()
    onBack: presenter.back()

    PagedList {
        id: list
        width: screen.leftWidth
        height: (Theme.portrait ? screen.areaHeight - ways.height - 24 : screen.areaHeight) - screen.turnRoom
        most: 2
        entries: screen.presenter.gaps
        heightOf: entry => {
            const head = linesOf(entry.name, Theme.px(42), columnWidth - 48 - 180) * lineHeight(Theme.px(42)) + 28;
            let rows = 0;
            for (const way of entry.ways)
                rows += Math.max(screen.wayHeight, (Theme.large || Theme.english ? 1 : 0) * lineHeight(Theme.px(34)) + linesOf(way.say, Theme.px(34), columnWidth - (Theme.large || Theme.english ? 140 : 330), 0.3) * lineHeight(Theme.px(34)) + 16);
            return head + rows + (entry.statement ? 120 : 0) + 12;
        }
        delegate: Rectangle {
            id: gap
            property var entry: null
            property int place: 0
            radius: Theme.radiusHero
            color: Theme.card

            Rectangle {
                y: 24
                width: 10
                height: parent.height - 48
                radius: 5
                color: Theme.river
            }
            Column {
                x: 40
                width: parent.width - 64
                Item {
                    width: parent.width
                    height: name.height + 28
                    Say {
                        id: name
                        y: 14
                        width: parent.width - badge.width - 24
                        text: gap.entry?.name ?? ""
                        font.pixelSize: Theme.px(42)
                        font.weight: Font.Bold
                    }
                    Badge {
                        id: badge
                        y: 20
                        anchors.right: parent.right
                        text: gap.entry?.tag ?? ""
                        tone: gap.entry?.tone ?? "mist"
                    }
                }
                Repeater {
                    model: gap.entry?.ways ?? []
                    Item {
                        id: way
                        required property var modelData
                        readonly property bool stacked: Theme.large || Theme.english
                        width: parent.width
                        height: Math.max(screen.wayHeight, words.height + 16)
                        Hairline {
                            width: parent.width
                        }
                        Icon {
                            anchors.verticalCenter: parent.verticalCenter
                            name: way.modelData.icon
                            size: 44
                        }
                        Grid {
                            id: words
                            x: 64
                            width: parent.width - 64
                            anchors.verticalCenter: parent.verticalCenter
                            columns: way.stacked ? 1 : 2
                            columnSpacing: 16
                            Say {
                                width: way.stacked ? parent.width : 190
                                text: way.modelData.do
                                font.pixelSize: Theme.px(34)
                                font.weight: Font.Bold
                            }
                            Say {
                                width: way.stacked ? parent.width : parent.width - 206
                                text: way.modelData.say
                                color: Theme.ink2
                                font.pixelSize: Theme.px(34)
                            }
                        }
                    }
                }
                QuietButton {
                    visible: gap.entry?.statement ?? false
                    width: parent.width
                    height: 104
                    quiet: true
                    icon: "pencil"
                    text: qsTr("到窗口签声明")
                    label: text + "：" + (gap.entry?.spoken ?? "")
                    onClicked: screen.presenter.state(gap.entry.id)
                }
            }
        }
    }
    TurnButtons {
        visible: list.pages > 1
        y: list.y + list.height + 16
        width: screen.leftWidth
        height: 96
        page: list.page
        pages: list.pages
        counterColor: Theme.ink2
        onTurned: by => list.turn(by)
    }
    Column {
        id: ways
        x: screen.rightX
        y: Theme.portrait ? screen.areaHeight - height : 0
        width: screen.areaWidth - x
        spacing: 16

        Say {
            visible: screen.choicesOf().length > 0 && !Theme.large
            text: qsTr("您想怎么走？")
            font.pixelSize: Theme.px(46)
            font.weight: Font.Bold
        }
        Repeater {
            model: screen.choicesOf()
            ChoiceCard {
                required property var modelData
                width: parent.width
                height: modelData.act === "anyway" && !Theme.large ? 120 : Theme.large ? 136 : 140
                icon: modelData.icon
                iconSize: 52
                quiet: modelData.act === "anyway"
                bold: modelData.act !== "anyway"
                text: modelData.text
                note: modelData.note
                textSize: Theme.large ? 44 : modelData.act === "anyway" ? 36 : 40
                noteSize: Theme.large ? 36 : 32
                lines: 1
                chevron: true
                enabled: !screen.presenter.busy
                onClicked: screen.take(modelData.act)
            }
        }
        Panel {
            visible: screen.presenter.pledge && !Theme.low
            width: parent.width
            height: how.height + 48
            color: Theme.amberPale
            Column {
                id: how
                x: 36
                y: 24
                width: parent.width - 72
                spacing: 6
                Say {
                    text: qsTr("容缺是这样办的")
                    color: Theme.amber
                    font.pixelSize: Theme.large ? 40 : 36
                    font.weight: Font.Bold
                }
                Repeater {
                    model: [qsTr("现在取号，照常排队、叫号"), qsTr("到窗口签一张承诺书，由窗口确认"), qsTr("最迟 %1补齐，补齐后发证").arg(screen.presenter.until)]
                    Say {
                        required property string modelData
                        required property int index
                        width: how.width
                        text: (index + 1) + "　" + modelData
                        font.pixelSize: Theme.large ? 40 : 34
                    }
                }
            }
        }
    }
}
