import QtQuick

// A second, plain way: outlined, words in the middle. Where it is narrow one of words and drawing stands alone.
Tap {
    id: button

    property string text
    property string icon
    property bool last: false // the drawing stands after the words
    property bool quiet: false // on mist instead of card
    readonly property real bare: width - 24 // room for what stands in it
    readonly property bool narrow: width < 320 // no second line: words fit, or the drawing does
    readonly property bool worded: !icon || !narrow || measured.width + 4 <= bare
    readonly property bool drawn: icon !== "" && (!narrow || !worded || measured.width + 64 <= bare)

    label: text
    implicitHeight: Math.max(Theme.touch, words.implicitHeight + 32)

    Rectangle {
        anchors.fill: parent
        radius: Theme.radius
        color: button.quiet ? (button.pressed ? Theme.mistPressed : Theme.mist) : (button.pressed ? Theme.cardPressed : Theme.card)
        border.width: Theme.outline
        border.color: Theme.edge
    }
    TextMetrics {
        id: measured
        font.family: Theme.family
        font.pixelSize: words.size
        font.weight: Font.Bold
        text: button.text
    }
    Row {
        anchors.centerIn: parent
        layoutDirection: button.last ? Qt.RightToLeft : Qt.LeftToRight
        spacing: 20

        Icon {
            visible: button.drawn
            anchors.verticalCenter: parent.verticalCenter
            name: button.icon
            tint: Theme.ink
            size: 40
        }
        Say {
            id: words
            readonly property real size: button.narrow ? (Theme.large ? Theme.least : 38) : Theme.large ? 48 : 42
            visible: button.worded
            anchors.verticalCenter: parent.verticalCenter
            width: Math.min(implicitWidth, button.width - 24 - (button.drawn ? 60 : 0))
            text: button.text
            wrapMode: button.narrow ? Text.NoWrap : Text.Wrap
            font.pixelSize: size
            font.weight: Font.Bold
            horizontalAlignment: Text.AlignHCenter
        }
    }
}
