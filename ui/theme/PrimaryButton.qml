import QtQuick

// The one filled button: lower right.
Tap {
    id: button

    property string text
    property string note // a second, smaller line
    property string icon // before the words
    property bool arrow: false // after the words
    property bool ready: true // false: greyed, waits for something else

    enabled: ready
    label: note ? text + "，" + note : text
    implicitHeight: 128

    Rectangle {
        anchors.fill: parent
        radius: Theme.radius
        color: !button.ready ? Theme.still : button.pressed ? Theme.riverPressed : Theme.river
        border.width: Theme.portrait || !button.ready ? 0 : Theme.outline
        border.color: Theme.shoal
    }
    TextMetrics { // measured beside the words: a fitted text's own width depends on the width it is given
        id: firstWide
        font.family: Theme.family
        font.pixelSize: Theme.large ? Math.min(Theme.button, 48) : Theme.button
        font.weight: Font.Bold
        text: button.text
    }
    TextMetrics {
        id: secondWide
        font.family: Theme.family
        font.pixelSize: Theme.large ? Theme.least : Theme.label
        text: button.note
    }
    Row {
        id: row
        readonly property real room: button.width - 40 - (button.icon ? 68 : 0)
        readonly property bool arrowed: button.arrow && firstWide.width + 8 <= room - 68 // else the words want its room
        readonly property bool flat: button.height < 120
        anchors.centerIn: parent
        spacing: 24

        Icon {
            visible: button.icon !== ""
            anchors.verticalCenter: parent.verticalCenter
            name: button.icon
            tint: words.colour
            size: 44
        }
        Column {
            id: words
            readonly property color colour: button.ready ? Theme.card : Theme.ink2
            readonly property real room: row.room - (row.arrowed ? 68 : 0)
            anchors.verticalCenter: parent.verticalCenter
            width: Math.min(room, Math.max(firstWide.width, button.note ? secondWide.width : 0) + 8)

            Say {
                id: first
                width: parent.width
                text: button.text
                color: words.colour
                font.pixelSize: Theme.large ? Math.min(Theme.button, 48) : Theme.button
                font.weight: Font.Bold
                fontSizeMode: Text.Fit
                minimumPixelSize: Theme.fitted(34)
                lineHeight: row.flat ? 0.8 : 0.98
                height: button.note ? Math.min(implicitHeight, 62) : Math.min(implicitHeight, button.height - 6)
                horizontalAlignment: button.note && button.icon ? Text.AlignLeft : Text.AlignHCenter
                verticalAlignment: Text.AlignVCenter
            }
            Say {
                id: second
                visible: button.note !== ""
                width: parent.width
                text: button.note
                color: words.colour
                font.pixelSize: Theme.large ? Theme.least : Theme.label
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Theme.fitted(30)
                wrapMode: Text.NoWrap
                horizontalAlignment: first.horizontalAlignment
            }
        }
        Icon {
            visible: row.arrowed
            anchors.verticalCenter: parent.verticalCenter
            name: "arrow-right"
            tint: words.colour
            size: 44
        }
    }
}
