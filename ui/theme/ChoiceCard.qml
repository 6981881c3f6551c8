pragma ComponentBehavior: Bound
import QtQuick

// A thing to choose: icon, name, a second line, and at the right an edge note or a chevron.
Tap {
    id: card

    property string icon
    property string text
    property string note
    property string aside // short words at the right of the name: 2 楼
    property bool chevron: false
    property bool filled: false // the home's largest way
    property bool quiet: false // on mist
    property bool chosen: false
    property bool sunny: false // the sun stands here
    property bool bold: true
    property real iconSize: 48
    property real textSize: Theme.name
    property real noteSize: Theme.second
    property real padding: 28
    property int lines: 3
    property bool noteFits: false // the second line stays one line, in smaller type where it is long
    property bool textFits: false // so does the first; the short words then stand beside it, above a whole second line
    property real fitsHeight: 0 // so high the first line and its further lines may stand, in smaller type where there is more
    property real radius: Theme.radius
    readonly property color inkNow: filled ? Theme.card : Theme.ink

    label: [text, note, aside].filter(part => part).join("，")
    implicitHeight: Math.max(Theme.touch, words.implicitHeight + 32)

    Rectangle {
        anchors.fill: parent
        radius: card.radius
        color: card.filled ? (card.pressed ? Theme.riverPressed : Theme.river) : card.quiet || card.chosen ? (card.pressed ? Theme.mistPressed : Theme.mist) : (card.pressed ? Theme.cardPressed : Theme.card)
        border.width: card.filled ? 0 : card.chosen || card.sunny ? 6 : Theme.outline
        border.color: card.sunny ? Theme.sun : card.chosen ? Theme.river : Theme.edge
    }
    Icon {
        id: mark
        visible: card.icon !== ""
        x: card.padding
        anchors.verticalCenter: parent.verticalCenter
        name: card.icon
        tint: card.filled ? Theme.card : Theme.river
        size: card.iconSize
    }
    Column {
        id: words
        x: card.padding + (card.icon ? card.iconSize + Math.round(card.iconSize * 0.45) : 0)
        anchors.verticalCenter: parent.verticalCenter
        width: card.width - x - card.padding - (end.visible ? end.width + 16 : 0) - (beside.visible && !card.textFits ? beside.width + 16 : 0)

        Say {
            id: first
            width: parent.width - (card.textFits && beside.visible ? beside.width + 16 : 0)
            text: card.text
            height: card.fitsHeight > 0 ? card.fitsHeight : implicitHeight
            verticalAlignment: Text.AlignVCenter
            lines: card.textFits ? 0 : card.lines
            wrapMode: card.textFits ? Text.NoWrap : Text.Wrap
            fontSizeMode: card.textFits ? Text.HorizontalFit : card.fitsHeight > 0 ? Text.Fit : Text.FixedSize
            minimumPixelSize: Theme.fitted(30)
            color: card.inkNow
            font.pixelSize: card.textSize
            font.weight: card.bold ? Font.Bold : Font.Medium
        }
        Say {
            visible: card.note !== ""
            width: parent.width
            text: card.note
            color: card.filled ? Theme.mist : Theme.ink2
            font.pixelSize: card.noteSize
            wrapMode: card.noteFits ? Text.NoWrap : Text.Wrap
            fontSizeMode: card.noteFits ? Text.HorizontalFit : Text.FixedSize
            minimumPixelSize: Theme.fitted(30)
        }
    }
    Say {
        id: beside
        visible: card.aside !== ""
        anchors.right: end.visible ? end.left : parent.right
        anchors.rightMargin: end.visible ? 16 : card.padding - 6
        y: card.textFits ? words.y + first.y + (first.height - height) / 2 : (parent.height - height) / 2
        text: card.aside
        wrapMode: Text.NoWrap
        color: Theme.ink2
        font.pixelSize: card.noteSize
    }
    Icon {
        id: end
        visible: card.chevron
        anchors.right: parent.right
        anchors.rightMargin: card.padding
        anchors.verticalCenter: parent.verticalCenter
        name: card.chevron ? "chevron" : ""
        tint: card.filled ? Theme.card : Theme.ink2
        size: card.filled ? 52 : 36
    }
    Loader {
        active: card.chosen
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.margins: 20
        sourceComponent: Tick {
            size: 56
        }
    }
}
