import QtQuick

// One of the three answers to a requirement; the chosen one is filled in its own colour.
Tap {
    id: button

    property string answer: "brought" // brought | missing | unsure
    property bool chosen: false
    property bool beside: false // icon beside the word (English, large) instead of above it
    property real size: Theme.second
    property real iconSize: 32
    readonly property color own: answer === "brought" ? Theme.green : answer === "missing" ? Theme.river : Theme.deep
    readonly property color ownPressed: answer === "brought" ? Theme.greenPressed : answer === "missing" ? Theme.riverPressed : Theme.deepPressed
    property string text
    readonly property color inkNow: chosen ? Theme.card : Theme.ink

    role: Accessible.RadioButton
    checkable: true
    checked: chosen
    label: text
    implicitHeight: 120

    Rectangle {
        anchors.fill: parent
        radius: Theme.radiusAnswer
        color: button.chosen ? (button.pressed ? button.ownPressed : button.own) : button.pressed ? Theme.cardPressed : Theme.card
        border.width: button.chosen ? 0 : Theme.outline
        border.color: Theme.edge
    }
    Grid {
        anchors.centerIn: parent
        columns: button.beside ? 2 : 1
        columnSpacing: 16
        rowSpacing: button.iconSize > 40 ? 28 : 4
        horizontalItemAlignment: Grid.AlignHCenter
        verticalItemAlignment: Grid.AlignVCenter

        Icon {
            name: button.answer === "brought" ? "check" : button.answer === "missing" ? "dash" : "question"
            tint: button.inkNow
            stroke: button.iconSize > 40 ? 4 : 6
            size: button.iconSize
        }
        Say {
            text: button.text
            wrapMode: Text.NoWrap
            color: button.inkNow
            width: Math.min(implicitWidth, button.width - 16 - (button.beside ? button.iconSize + 16 : 0))
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Theme.fitted(28)
            font.pixelSize: button.size
            font.weight: Font.Bold
        }
    }
}
