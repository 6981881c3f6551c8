import QtQuick
import theme

// The told-once notice is on its way: the paper, the code that brings the answers back, and what comes next.
CitizenScreen {
    id: screen

    readonly property bool large: Theme.large && !Theme.portrait // little height: the list does not stand beside the code
    readonly property bool listed: !large && presenter.next.length > 0
    readonly property bool flat: large || listed // less air, smaller words

    title: screen.presenter.slip
    subtitle: presenter.about
    reaches: true // nothing to touch but the button below
    station: 1
    titleSize: !Theme.large ? Theme.title : Theme.portrait ? 64 : 52
    wide: Theme.portrait
    backShown: false
    primary: qsTr("拿好了")
    primaryIcon: "check"
    primaryArrow: false
    onPrimaryTouched: presenter.done()

    Panel {
        id: card
        width: Theme.portrait || Theme.large ? parent.width : screen.listed ? parent.width * 0.48 : 1100
        height: column.height + 2 * column.y
        radius: Theme.radiusHero
        Column {
            id: column
            x: 48
            y: screen.flat ? 24 : 48
            width: parent.width - 96
            spacing: screen.flat ? 12 : 24
            Say {
                width: parent.width
                text: screen.presenter.again
                font.pixelSize: screen.flat ? (Theme.large ? 48 : 44) : Theme.px(48)
                font.weight: Font.Bold
            }
            Say {
                width: parent.width
                text: Theme.kept(qsTr("下次在首页点“输码取号”，输入这 8 位，只问还缺的。"))
                color: Theme.ink2
                font.pixelSize: Theme.large ? 44 : 38
            }
            Rectangle {
                width: parent.width
                height: screen.flat ? 150 : 200
                radius: Theme.radius
                color: Theme.mist
                Say {
                    anchors.centerIn: parent
                    text: screen.presenter.code
                    wrapMode: Text.NoWrap
                    color: Theme.deep
                    font.pixelSize: 112
                    font.weight: Font.Bold
                }
            }
            Say {
                width: parent.width
                text: Theme.kept(screen.presenter.until)
                color: Theme.ink2
                font.pixelSize: Theme.large ? 42 : 36
            }
        }
    }
    Column {
        id: next
        readonly property real below: Theme.portrait ? card.height + 32 : 0
        visible: screen.listed
        opacity: told.usedHeight() > 0 ? 1 : 0
        x: Theme.portrait ? 0 : card.width + 40
        y: below
        width: parent.width - x
        spacing: 16
        Say {
            id: nextTitle
            width: parent.width
            readonly property int all: screen.presenter.next.length
            readonly property int here: told.shown().length
            text: here < all ? qsTr("还差 %1 样，先说 %2 样的办法").arg(all).arg(here) : screen.presenter.nextTitle
            font.pixelSize: Theme.large ? 44 : 40
            font.weight: Font.Bold
        }
        Panel {
            width: parent.width
            height: told.usedHeight() + 24
            FactRows {
                id: told
                x: 40
                y: 12
                width: parent.width - 72
                facts: screen.presenter.next
                longest: 200 // the way is what counts
                room: screen.areaHeight - next.below - nextTitle.height - 16 - 24
            }
        }
    }
}
