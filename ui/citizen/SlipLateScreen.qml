pragma ComponentBehavior: Bound
import QtQuick
import theme

// The slip does not come, the number stands: safe, in the queue, and three things that will do instead.
CitizenScreen {
    id: screen

    readonly property real leftWidth: Theme.portrait ? areaWidth : areaWidth * 0.5
    readonly property real rightX: Theme.portrait ? 0 : leftWidth + 40
    readonly property var further: presenter.further
    readonly property bool many: further.length > 2
    readonly property bool tight: further.length > 0 && (Theme.large || (Theme.english ? further.length > (Theme.portrait ? 2 : 1) : many && !Theme.portrait)) // each on one low line
    readonly property bool wordy: Theme.english && (Theme.large ? many || (Theme.portrait && (further.length > 0 || presenter.line !== "")) : !Theme.portrait && further.length > 3) // no room for all that is said
    readonly property real numberSize: many ? 120 : further.length || presenter.line ? (Theme.large ? 150 : 170) : Theme.large ? 230 : Theme.portrait && !Theme.english ? 290 : 240

    title: presenter.title
    subtitle: wordy && Theme.large ? "" : presenter.subtitle
    reaches: true // nothing to touch but the button below
    station: 2
    titleSize: !Theme.large ? Theme.title : Theme.portrait ? 64 : 52
    backShown: presenter.again
    backText: qsTr("再打一次")
    backIcon: "refresh"
    wide: Theme.portrait && !presenter.again
    primary: qsTr("记好了，结束")
    primaryIcon: "check"
    primaryArrow: false
    onBack: presenter.printAgain()
    onPrimaryTouched: presenter.done()

    Rectangle {
        id: card
        width: screen.leftWidth
        height: column.height + 48
        radius: Theme.radiusHero
        color: Theme.card
        border.width: 6
        border.color: Theme.sun
        Column {
            id: column
            x: 40
            y: 24
            width: parent.width - 80
            spacing: 8
            Say {
                visible: !screen.wordy
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                text: screen.further.length ? qsTr("您的号都照常排队，不会丢") : qsTr("您的号，照常排队，不会丢")
                color: Theme.ink2
                font.pixelSize: Theme.large ? 42 : 38
            }
            Say {
                width: parent.width
                height: screen.numberSize
                horizontalAlignment: Text.AlignHCenter
                verticalAlignment: Text.AlignVCenter
                text: screen.presenter.number
                wrapMode: Text.NoWrap
                fontSizeMode: Text.Fit
                minimumPixelSize: 120
                color: Theme.deep
                font.pixelSize: screen.numberSize
                font.weight: Font.Bold
            }
            Say {
                id: where
                readonly property list<string> parts: [screen.presenter.where, screen.presenter.before].filter(Boolean)
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                // No dot at a line's end, where that costs no further line.
                text: parts.join(inOne.advanceWidth < width || first.advanceWidth > width ? " · " : "\n")
                TextMetrics {
                    id: first
                    font: where.font
                    text: screen.presenter.where
                }
                TextMetrics {
                    id: inOne
                    font: where.font
                    text: where.parts.join(" · ")
                }
                font.pixelSize: Theme.large ? 44 : Theme.english && screen.further.length ? 32 : 38
                font.weight: Font.Bold
            }
            FurtherNumbers {
                width: parent.width
                further: screen.further
                tight: screen.tight
            }
            AmberLine {
                width: parent.width
                text: screen.presenter.line
            }
        }
    }
    Say {
        id: head
        x: screen.rightX
        y: Theme.portrait ? card.height + (Theme.large || screen.many ? 16 : 32) : 0
        text: qsTr("任选一样就行")
        font.pixelSize: Theme.large ? 46 : 40
        font.weight: Font.Bold
    }
    Column {
        x: screen.rightX
        y: head.y + head.height + 16
        width: screen.areaWidth - x
        spacing: 16
        Repeater {
            model: screen.presenter.ways
            Panel {
                id: way
                required property var modelData
                width: parent.width
                height: words.height + (Theme.english && (Theme.large || !Theme.portrait) ? 16 : Theme.large || screen.many ? 28 : Theme.english ? 30 : 40)
                Icon {
                    x: 36
                    anchors.verticalCenter: parent.verticalCenter
                    name: way.modelData.icon
                    size: 56
                }
                Column {
                    id: words
                    x: 128
                    y: (parent.height - height) / 2
                    width: parent.width - 160
                    Say {
                        width: parent.width
                        text: way.modelData.text
                        font.pixelSize: Theme.large ? 44 : 40
                        font.weight: Font.Bold
                    }
                    Say {
                        visible: !Theme.large && screen.further.length < (Theme.english ? 1 : Theme.portrait ? 2 : 3)
                        width: parent.width
                        text: way.modelData.note
                        color: Theme.ink2
                        font.pixelSize: Theme.large ? Theme.least : 34
                    }
                }
            }
        }
    }
}
