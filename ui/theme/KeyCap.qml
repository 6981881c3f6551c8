import QtQuick

// A key of letters or a short word; one that leads nowhere is pale but works, one that is chosen is river.
Tap {
    id: key

    property string text
    property string icon
    property bool pale: false
    property bool chosen: false

    repeats: true
    deaf: 120
    label: text

    Rectangle {
        anchors.fill: parent
        radius: Theme.radiusAnswer
        color: key.chosen ? Theme.river : key.pressed ? Theme.mistPressed : key.icon ? Theme.mist : key.pale ? Theme.key : Theme.card
        border.width: key.pale ? 2 : Theme.outline
        border.color: key.pale ? Theme.line : Theme.edge
    }
    Row {
        anchors.centerIn: parent
        spacing: 16
        Icon {
            visible: key.icon !== ""
            anchors.verticalCenter: parent.verticalCenter
            name: key.icon
            tint: Theme.ink
            size: 44
        }
        Say {
            visible: text !== ""
            anchors.verticalCenter: parent.verticalCenter
            text: key.text
            color: key.chosen ? Theme.card : key.pale ? Theme.ink2 : Theme.ink
            width: Math.min(implicitWidth, key.width - 16 - (key.icon ? 60 : 0))
            wrapMode: Text.NoWrap
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Theme.fitted(30)
            font.pixelSize: Theme.large ? 54 : 44
            font.weight: key.pale ? Font.Normal : Font.Bold
        }
    }
}
