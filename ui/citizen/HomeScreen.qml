pragma ComponentBehavior: Bound
import QtQuick
import theme

// The home: ways in below, sun and river above; outside hours it leads to what to bring.
CitizenScreen {
    id: home

    readonly property bool closed: presenter.closed
    readonly property string hotline: presenter.hotline
    readonly property bool tall: Theme.portrait
    readonly property real startX: tall ? 64 : 784
    readonly property real room: tall ? 952 : 1072
    readonly property real startY: Math.max(tall ? 688 : 120, Theme.reachTop)
    readonly property real endY: (tall ? 1736 : 920) - Theme.lift
    readonly property bool tight: endY - startY < (tall ? 1000 : 790) || Theme.large
    readonly property real gap: tight ? 12 : 16
    readonly property real heroHeight: beside ? 148 : tall ? (tight ? 176 : 216) : tight ? 148 : 200
    readonly property real pairHeight: tall ? (tight ? 128 : 168) : tight ? 104 : 136
    readonly property var floors: presenter.floors
    readonly property bool stacked: !tall && (Theme.large || Theme.english || floors.some(each => each.waiting.length > 2)) // a floor's words one under the other
    readonly property real slimHeight: !tall ? 88 : tight ? 96 : 104
    readonly property bool beside: closed && (!tall || endY - startY < 900) // outside hours the two ways share a row: the hours want the room
    readonly property var wanted: presenter.wanted
    readonly property bool oneColumn: tall && Theme.large && Theme.english // two would cut long names
    readonly property int wantedColumns: oneColumn ? 1 : tall ? 2 : Theme.large ? 2 : 3
    readonly property real wantedHeight: oneColumn ? 112 : tall ? (Theme.large ? 156 : 124) : Theme.large ? 132 : 120
    readonly property real headGap: tight || !tall ? 10 : 24
    readonly property bool headed: !(beside && Theme.large)
    readonly property real wantedTop: ways.y + ways.height + headGap + (headed ? wantedHead.height + 4 : 0)
    readonly property int wantedRows: Math.max(0, Math.floor((endY - wantedTop + gap) / (wantedHeight + gap)))

    bare: true
    backShown: false

    Drawing {
        parent: home
        z: -1
        width: home.tall ? 1080 : 720
        height: home.tall ? 664 : 1080
        name: (home.closed ? "closed-" : "home-") + (home.tall ? "portrait" : "landscape")
    }
    Drawing {
        parent: home
        x: 64
        y: home.tall ? 46 : 54
        width: 84
        height: 84
        name: "logo"
    }
    Column {
        parent: home
        x: 168
        y: home.tall ? 44 : 52
        width: home.tall ? 520 : 520
        Say {
            width: parent.width
            text: home.presenter.hallName
            color: Theme.deep
            wrapMode: Text.NoWrap
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Theme.fitted(32)
            font.pixelSize: Theme.large ? 46 : 42
            font.weight: Font.Bold
            lineHeight: 0.9
        }
        Say {
            width: parent.width
            visible: !(Theme.large && Theme.english)
            text: home.presenter.motto
            wrapMode: Text.NoWrap
            color: Theme.ink2
            font.pixelSize: Theme.large ? Theme.least : 30
        }
    }
    Say {
        parent: home
        x: 64
        y: home.tall ? (Theme.large ? 156 : 182) : Theme.large ? 190 : 224
        width: home.tall ? (home.closed || Theme.english ? 940 : 720) : 620
        text: home.presenter.greeting
        font.pixelSize: Theme.english && home.tall ? (home.closed ? 60 : 68) : Theme.large ? (home.closed && !home.tall ? 64 : home.closed || Theme.english || !home.tall ? 78 : 96) : !home.tall && (home.closed || Theme.english) ? 60 : 76
        font.weight: Font.Bold
        lineHeight: 0.9
        Accessible.role: Accessible.Heading
    }
    Say {
        parent: home
        anchors.right: parent.right
        anchors.rightMargin: 64
        y: home.tall ? 36 : 24
        text: home.presenter.clock
        font.pixelSize: home.tall ? 68 : 62
        lineHeight: 0.9
    }
    Say {
        parent: home
        x: home.tall ? 1016 - width : 784
        y: home.tall ? 112 : 46
        text: home.presenter.date
        wrapMode: Text.NoWrap
        color: Theme.ink2
        font.pixelSize: Theme.large ? Theme.least : 32
    }

    // the waiting, read only
    Row {
        parent: home
        visible: !home.closed && (home.tall || !Theme.covered)
        x: 64
        y: home.tall ? 540 : home.stacked ? 854 : 908
        Repeater {
            model: home.floors
            Item {
                id: level
                required property var modelData
                required property int index
                readonly property bool brief: !home.tall || Theme.large || Theme.english
                width: (home.tall ? 952 : 630) / Math.max(1, home.floors.length)
                height: 120
                Rectangle {
                    visible: level.index > 0
                    x: -20
                    y: 12
                    width: 2
                    height: home.stacked ? 172 : 84
                    color: "#3E7584"
                }
                Say {
                    id: place
                    text: level.modelData.floor
                    wrapMode: Text.NoWrap
                    color: Theme.card
                    font.pixelSize: Theme.large ? Theme.least : 36
                    font.weight: Font.Bold
                    lineHeight: 0.9
                }
                Say {
                    id: business
                    visible: home.stacked || !(Theme.large && Theme.english)
                    x: home.stacked ? 0 : place.width + 14
                    y: home.stacked ? 46 : Theme.large ? 2 : 4
                    width: level.width - x - (home.stacked ? 14 : 30)
                    text: level.brief ? level.modelData.short : level.modelData.name
                    wrapMode: Text.NoWrap
                    fontSizeMode: Text.HorizontalFit
                    minimumPixelSize: Theme.fitted(24)
                    color: Theme.shoal
                    font.pixelSize: Theme.large ? Theme.least : 30
                    lineHeight: 0.9
                }
                Say {
                    id: count
                    y: home.stacked ? 88 : 46
                    text: level.modelData.waiting
                    color: Theme.sun
                    font.pixelSize: 56
                    font.weight: Font.Bold
                    lineHeight: 0.9
                }
                Say {
                    x: home.stacked ? 0 : count.width + 14
                    anchors.baseline: count.baseline
                    anchors.baselineOffset: home.stacked ? 46 : 0
                    text: qsTr("人在等")
                    wrapMode: Text.NoWrap
                    color: Theme.shoal
                    font.pixelSize: Theme.large ? Theme.least : 30
                }
            }
        }
    }
    Column {
        parent: home
        visible: home.closed
        x: 64
        y: home.tall ? (Theme.large ? 534 : 546) : 900
        width: home.tall ? 952 : 620
        Say {
            width: parent.width
            text: home.presenter.advice
            color: Theme.card
            wrapMode: Text.NoWrap
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Theme.fitted(30)
            font.pixelSize: Theme.large ? 46 : 40
            font.weight: Font.Bold
            lineHeight: 0.95
        }
        Say {
            width: parent.width
            text: home.presenter.hotlineLine
            color: Theme.shoal
            font.pixelSize: Theme.large ? 42 : 34
            lineHeight: 0.95
        }
    }

    // the ways in
    Flow {
        id: ways
        parent: home
        x: home.startX
        y: home.startY
        width: home.room
        spacing: home.gap

        ChoiceCard {
            width: home.beside ? Math.round(parent.width * 0.6) : parent.width
            height: home.heroHeight
            filled: true
            radius: Theme.radiusHero
            icon: home.closed ? "checklist" : "ticket"
            iconSize: home.beside ? 72 : home.tight ? 88 : 124
            padding: home.beside ? 32 : home.tight ? 40 : 48
            textSize: home.beside ? (home.tall ? 48 : 56) : Theme.large ? 76 : 62
            noteSize: Theme.large ? 42 : 36
            noteFits: true
            chevron: true
            text: home.closed ? qsTr("查要带什么") : qsTr("办事取号")
            note: home.beside || home.tight && Theme.large ? "" : home.closed ? qsTr("看材料，打印一次告知单") : qsTr("选好事项，先对材料，再取号")
            onClicked: home.closed ? home.presenter.lookUp() : home.presenter.takeNumber()
        }
        Row {
            width: home.beside ? parent.width - Math.round(parent.width * 0.6) - home.gap : parent.width
            spacing: home.gap
            ChoiceCard {
                width: home.closed ? parent.width : (parent.width - parent.spacing) / 2
                height: home.beside ? home.heroHeight : home.pairHeight
                noteFits: true
                icon: home.presenter.scanner ? "scan" : "card"
                iconSize: home.tight ? 52 : 64
                padding: home.tight ? 24 : 36
                textSize: Theme.large ? (Theme.english ? 46 : 54) : Theme.english ? 40 : 44
                noteSize: 34
                text: home.presenter.scanner ? (home.closed ? qsTr("扫码") : qsTr("扫码取号")) : home.closed ? qsTr("输码") : qsTr("输码取号")
                note: Theme.large ? "" : home.closed ? qsTr("看还差什么") : home.presenter.booked ? qsTr("有预约，或告知单") : qsTr("有一次告知单")
                onClicked: home.presenter.typeCode()
            }
            ChoiceCard {
                visible: !home.closed
                width: (parent.width - parent.spacing) / 2
                height: home.pairHeight
                noteFits: true
                icon: "checklist"
                iconSize: home.tight ? 52 : 64
                padding: home.tight ? 24 : 36
                textSize: Theme.large ? (Theme.english ? 46 : 54) : Theme.english ? 40 : 44
                noteSize: 34
                text: qsTr("查要带什么")
                note: Theme.large ? "" : qsTr("只看材料，不取号")
                onClicked: home.presenter.lookUp()
            }
        }
        ChoiceCard {
            visible: !home.closed && home.presenter.purposes.length > 0
            width: parent.width
            height: home.slimHeight
            quiet: true
            icon: "chat"
            iconSize: home.tight ? 44 : 52
            padding: home.tight ? 28 : 40
            textSize: Theme.large ? (Theme.english ? 42 : 50) : Theme.english ? 36 : 42
            noteSize: Theme.large ? Theme.least : 34
            text: qsTr("咨询 · 领证 · 补材料")
            aside: Theme.large ? "" : qsTr("不用对材料")
            chevron: true
            onClicked: home.presenter.otherPurpose()
        }
    }

    // most wanted
    Say {
        id: wantedHead
        parent: home
        visible: home.closed ? home.headed : home.wantedRows > 0
        x: home.startX
        y: ways.y + ways.height + home.headGap
        width: home.room
        text: home.closed ? qsTr("各窗口什么时候开") : home.presenter.printerLine || home.presenter.wantedTitle
        wrapMode: Text.NoWrap
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Theme.fitted(30)
        font.pixelSize: Theme.large ? 42 : 36
        font.weight: Font.Bold
    }
    Say {
        parent: home
        visible: !home.closed && home.wantedRows > 0 && home.presenter.printerLine === ""
        x: home.startX + home.room - width
        anchors.baseline: wantedHead.baseline
        text: qsTr("点一下就开始")
        wrapMode: Text.NoWrap
        color: Theme.ink2
        font.pixelSize: Theme.large ? Theme.least : 32
    }
    Grid {
        parent: home
        visible: !home.closed
        x: home.startX
        y: home.wantedTop
        columns: home.wantedColumns
        spacing: home.gap
        Repeater {
            model: home.closed ? 0 : Math.min(home.wanted.length, home.wantedRows * home.wantedColumns)
            ChoiceCard {
                required property int index
                readonly property var modelData: home.wanted[index] ?? ({ code: "", name: "", icon: "", floor: "" })
                // a long name gets the icon's place, and then smaller type
                readonly property bool long: !home.tall && !Theme.english && !Theme.large && modelData.name.replace(/[\u2060\u200b]/g, "").length > 7
                width: (home.room - home.gap * (home.wantedColumns - 1)) / home.wantedColumns
                height: home.wantedHeight
                icon: long || Theme.english || (home.tall && Theme.large) ? "" : modelData.icon
                iconSize: 46
                padding: 24
                bold: false
                lines: 3
                fitsHeight: height - 12
                textSize: Theme.large ? (Theme.english ? Theme.least : home.tall ? 46 : 44) : Theme.english ? 32 : home.tall ? 36 : 34
                noteSize: Theme.large ? Theme.least : 32
                text: modelData.name
                aside: Theme.english && (Theme.large || !home.tall) ? "" : modelData.floor
                onClicked: home.presenter.choose(modelData.code)
            }
        }
    }

    // opening hours, read only
    Column {
        parent: home
        visible: home.closed
        x: home.startX
        y: home.wantedTop
        width: home.room
        Repeater {
            model: home.presenter.hours
            Item {
                id: line
                required property var modelData
                required property int index
                width: home.room
                height: Math.max(when.height, who.height) + (Theme.large ? 8 : 14)
                Hairline {
                    visible: line.index > 0
                    width: parent.width
                }
                Say {
                    id: floorName
                    anchors.verticalCenter: parent.verticalCenter
                    text: line.modelData.floor
                    color: Theme.deep
                    wrapMode: Text.NoWrap
                    font.pixelSize: Theme.large ? 42 : 36
                    font.weight: Font.Bold
                }
                Say {
                    id: who
                    anchors.verticalCenter: parent.verticalCenter
                    x: floorName.width + 40
                    width: home.room - x - when.width - 24
                    text: line.modelData.name
                    font.pixelSize: Theme.large ? 42 : 36
                    font.weight: Font.Bold
                    lineHeight: 0.85
                }
                Column {
                    id: when
                    anchors.right: parent.right
                    anchors.verticalCenter: parent.verticalCenter
                    Say {
                        anchors.right: parent.right
                        text: line.modelData.times
                        wrapMode: Text.NoWrap
                        font.pixelSize: Theme.large ? Theme.least : 36
                        font.weight: Font.Medium
                        lineHeight: 0.88
                    }
                    Say {
                        anchors.right: parent.right
                        text: line.modelData.days
                        wrapMode: Text.NoWrap
                        color: Theme.ink2
                        font.pixelSize: Theme.large ? Theme.least : 30
                        lineHeight: 0.88
                    }
                }
            }
        }
    }
}
