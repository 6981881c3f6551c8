pragma ComponentBehavior: Bound
import QtQuick
import theme

// What is missing, each with its ways, nearest first; below, where to go from here.
CitizenScreen {
    id: screen

    // Widest first what is read, then what is touched: in large type the choices lose their second line.
    readonly property bool brief: Theme.large
    readonly property bool flat: Theme.large && !Theme.portrait // little height
    readonly property bool stacked: Theme.large // a way's words under its name
    readonly property real nameSize: flat ? Theme.least : Theme.large ? 48 : 42
    readonly property real waySize: Theme.large ? Theme.least : 34
    readonly property real tight: flat ? 0.86 : 1 // of a line's usual height
    readonly property real nameAir: flat ? 8 : 14
    readonly property real wayAir: flat ? 4 : 16
    readonly property real wayLead: Theme.english ? 264 : 190
    readonly property real wayHeight: flat ? 80 : Theme.large ? 92 : 74
    readonly property real cardHeight: brief ? (Theme.portrait ? 112 : 128) : Theme.portrait ? 140 : 116
    readonly property real rightX: Theme.portrait ? 0 : areaWidth * 0.54
    readonly property real leftWidth: Theme.portrait ? areaWidth : areaWidth * 0.54 - 40
    readonly property real room: Theme.portrait ? areaHeight - ways.height - 24 : areaHeight
    readonly property bool turning: list.cut(presenter.gaps, 1, leftWidth, room, list.heightOf, list.most).length > 1
    readonly property real readyHeight: ready.height + 2 * ready.y
    readonly property real turnRoom: turning && Theme.portrait ? 112 : 0

    function choicesOf(): var {
        if (presenter.listOnly)
            return presenter.nowPlace === "" || readyHeight + Theme.group + cardHeight > areaHeight ? [] : [
                {
                    act: "now",
                    icon: "ticket",
                    text: qsTr("都带来了，现在取号"),
                    note: presenter.nowPlace
                }
            ];
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
        const some = {
            act: "ready",
            icon: "ticket",
            text: qsTr("先办齐的，其余下次"),
            note: presenter.readyNames
        };
        const ways = presenter.pledge ? [help, notice] : [notice, anyway];
        return presenter.readyNames === "" ? ways : [some, ...ways];
    }
    function take(act: string) {
        if (act === "help")
            presenter.takeHelp();
        else if (act === "notice")
            presenter.printNotice();
        else if (act === "ready")
            presenter.takeReady();
        else if (act === "now")
            presenter.takeNow();
        else
            presenter.takeAnyway();
    }

    title: presenter.title
    subtitle: presenter.subtitle
    station: 1
    reaches: Theme.low
    titleSize: !Theme.large ? Theme.title : Theme.portrait ? 64 : 52
    primary: presenter.busy ? qsTr("请稍等") : presenter.listOnly ? qsTr("打印一次告知单") : presenter.pledge ? qsTr("先取号，到窗口签承诺") : qsTr("请帮办员一起补齐")
    primaryNote: presenter.busy || Theme.large && !Theme.portrait ? "" : presenter.listOnly ? qsTr("写明要带什么、怎么补") : presenter.pledge ? (Theme.portrait && !Theme.large ? qsTr("可申请容缺，由窗口确认，最迟 %1补齐").arg(presenter.until) : "") : Theme.portrait && !Theme.large ? presenter.helpPlace : Theme.portrait || !Theme.large ? presenter.helpShort : ""
    primaryIcon: presenter.listOnly ? "printer" : presenter.pledge ? "" : "agent"
    primaryArrow: !presenter.pledge && Theme.portrait && !Theme.large
    primaryReady: !presenter.busy
    onPrimaryTouched: presenter.listOnly ? presenter.printNotice() : presenter.pledge ? presenter.takeNumber() : presenter.takeHelp()
    onBack: presenter.back()

    PagedList {
        id: list
        y: Theme.low && Theme.portrait ? Math.max(0, screen.room - screen.turnRoom - usedHeight) : 0
        width: screen.leftWidth
        height: screen.room - screen.turnRoom
        most: Theme.low || Theme.large ? 1 : 2
        entries: screen.presenter.gaps
        heightOf: entry => list.tallOf(entry) + (list.tells(entry) ? lineHeight(screen.waySize) + 6 : 0)
        // Whose paper it is stands there where there is room for it.
        function tells(entry): bool {
            return entry.whose !== "" && list.tallOf(entry) + lineHeight(screen.waySize) + 6 <= height;
        }
        function tallOf(entry): real {
            const wide = columnWidth - 64;
            let tall = linesOf(entry.name, screen.nameSize, wide - entry.tag.length * 32 * Theme.factor - 50, 1.2) * lineHeight(screen.nameSize) * screen.tight + 2 * screen.nameAir;
            for (const way of entry.ways) {
                const words = screen.stacked ? linesOf(way.do, screen.waySize, wide - 64, 0.3) + linesOf(way.say, screen.waySize, wide - 64, 0.3) : Math.max(linesOf(way.do, screen.waySize, screen.wayLead, 0.3), linesOf(way.say, screen.waySize, wide - 80 - screen.wayLead, 0.3));
                tall += Math.max(screen.wayHeight, words * lineHeight(screen.waySize) * screen.tight + screen.wayAir);
            }
            return tall + (entry.statement ? 120 : 0) + 12;
        }
        delegate: Item {
            id: gap
            required property int index
            readonly property var entry: list.entryAt(index)
            width: list.columnWidth
            height: list.heightAt(index)

            Rectangle {
                width: parent.width
                height: body.height + 12
                radius: Theme.radiusHero
                color: Theme.card
            }
            Rectangle {
                y: 24
                width: 10
                height: body.height - 36
                radius: 5
                color: Theme.river
            }
            Column {
                id: body
                x: 40
                width: parent.width - 64
                Item {
                    width: parent.width
                    height: name.height + 2 * screen.nameAir
                    Say {
                        id: name
                        y: screen.nameAir
                        width: parent.width - badge.width - 24
                        text: gap.entry?.name ?? ""
                        lineHeight: 0.98 * screen.tight
                        font.pixelSize: screen.nameSize
                        font.weight: Font.Bold
                    }
                    Badge {
                        id: badge
                        y: screen.flat ? 4 : 20
                        anchors.right: parent.right
                        text: gap.entry?.tag ?? ""
                        tone: gap.entry?.tone ?? "mist"
                    }
                }
                Say {
                    visible: gap.entry !== null && list.tells(gap.entry)
                    width: parent.width
                    bottomPadding: 6
                    text: gap.entry?.whose ?? ""
                    wrapMode: Text.NoWrap
                    fontSizeMode: Text.HorizontalFit
                    minimumPixelSize: Theme.fitted(30)
                    color: Theme.river
                    font.pixelSize: screen.waySize
                }
                Repeater {
                    model: gap.entry?.ways ?? []
                    Item {
                        id: way
                        required property var modelData
                        width: body.width
                        height: Math.max(screen.wayHeight, words.height + screen.wayAir)
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
                            columns: screen.stacked ? 1 : 2
                            columnSpacing: 16
                            Say {
                                width: screen.stacked ? parent.width : screen.wayLead
                                text: way.modelData.do
                                lineHeight: 0.98 * screen.tight
                                font.pixelSize: screen.waySize
                                font.weight: Font.Bold
                            }
                            Say {
                                width: screen.stacked ? parent.width : parent.width - screen.wayLead - 16
                                text: way.modelData.say
                                lineHeight: 0.98 * screen.tight
                                color: Theme.ink2
                                font.pixelSize: screen.waySize
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
    Panel {
        visible: screen.presenter.gaps.length === 0
        width: screen.areaWidth
        height: screen.readyHeight
        radius: Theme.radiusHero
        color: Theme.greenPale
        Grid {
            id: ready
            readonly property bool many: screen.presenter.inOrder.length > 7
            readonly property bool full: many && Theme.large
            x: full ? 24 : 40
            y: full ? 12 : 24
            columns: Theme.portrait ? 1 : 2
            columnSpacing: full ? 24 : 40
            rowSpacing: full ? 2 : Theme.large ? 12 : 20
            Repeater {
                model: screen.presenter.gaps.length === 0 ? screen.presenter.inOrder : []
                Row {
                    id: line
                    required property string modelData
                    spacing: 20
                    Icon {
                        y: 8
                        name: "check"
                        tint: Theme.green
                        size: 40
                    }
                    Say {
                        width: (screen.areaWidth - 2 * ready.x - (ready.columns - 1) * ready.columnSpacing) / ready.columns - 60
                        text: line.modelData
                        lineHeight: ready.full ? 0.84 : 0.98
                        font.pixelSize: Theme.large && (screen.flat || ready.many) ? Theme.least : Theme.name
                        font.weight: Font.Medium
                    }
                }
            }
        }
    }
    TurnButtons {
        visible: screen.turning
        x: screen.rightX
        y: screen.room - 96
        width: screen.areaWidth - x
        height: 96
        page: list.page
        pages: list.pages
        counterColor: Theme.ink2
        onTurned: by => list.turn(by)
    }
    Column {
        id: ways
        x: screen.rightX
        y: Theme.portrait || screen.presenter.listOnly ? screen.areaHeight - height : Math.max(0, Math.min(screen.reach, screen.areaHeight - height))
        width: screen.areaWidth - x
        spacing: 16

        Item {
            visible: screen.choicesOf().length > 0 && !screen.brief && !Theme.low && !screen.presenter.listOnly
            width: parent.width
            height: more.visible ? more.height : asks.height
            Say {
                id: asks
                anchors.verticalCenter: parent.verticalCenter
                width: parent.width - (more.visible ? more.width + Theme.gap : 0)
                text: qsTr("您想怎么走？")
                wrapMode: Text.NoWrap
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Theme.fitted(30)
                font.pixelSize: Theme.px(46)
                font.weight: Font.Bold
            }
            QuietButton {
                id: more
                visible: screen.presenter.mayAdd && (Theme.portrait || !screen.presenter.pledge) // else the pledge needs the room
                anchors.right: parent.right
                width: 280
                height: Theme.touch
                icon: "plus"
                text: qsTr("再加一件")
                enabled: !screen.presenter.busy
                onClicked: screen.presenter.add()
            }
        }
        Repeater {
            model: screen.choicesOf()
            ChoiceCard {
                required property var modelData
                width: parent.width
                height: modelData.act === "anyway" && !screen.brief ? Math.min(120, screen.cardHeight) : screen.cardHeight
                icon: modelData.icon
                iconSize: 52
                quiet: modelData.act === "anyway"
                bold: modelData.act !== "anyway"
                text: modelData.text
                note: screen.brief ? "" : modelData.note
                label: modelData.text + "，" + modelData.note
                textSize: Theme.large ? 44 : modelData.act === "anyway" ? 36 : 40
                noteSize: 32
                noteFits: true
                lines: 2
                chevron: true
                enabled: !screen.presenter.busy
                onClicked: screen.take(modelData.act)
            }
        }
        AmberLine {
            visible: screen.presenter.pledge && !steps.visible && screen.primaryNote === ""
            width: parent.width
            text: qsTr("可申请容缺，由窗口确认，最迟 %1补齐").arg(screen.presenter.until)
        }
        Panel {
            id: steps
            visible: screen.presenter.pledge && !Theme.low && !Theme.large
            width: parent.width
            height: how.height + 2 * how.y
            color: Theme.amberPale
            Column {
                id: how
                x: 36
                y: Theme.portrait ? 24 : 14
                width: parent.width - 72
                spacing: Theme.portrait ? 6 : 2
                Say {
                    text: qsTr("容缺是这样办的")
                    color: Theme.amber
                    font.pixelSize: 36
                    font.weight: Font.Bold
                }
                Repeater {
                    model: [qsTr("现在取号，照常排队、叫号"), qsTr("到窗口签一张承诺书，由窗口确认"), qsTr("最迟 %1补齐，补齐后发证").arg(screen.presenter.until)]
                    Say {
                        required property string modelData
                        required property int index
                        width: how.width
                        text: (index + 1) + "   " + modelData
                        font.pixelSize: Theme.portrait ? 34 : 30
                    }
                }
            }
        }
    }
}
