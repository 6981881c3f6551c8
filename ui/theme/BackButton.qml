import QtQuick

// Lower left, never moves.
Tap {
    id: button

    property string text: qsTr("返回")
    property string icon: "arrow-left"

    label: text
    implicitWidth: 248
    implicitHeight: 128

    Rectangle {
        anchors.fill: parent
        radius: Theme.radius
        color: button.pressed ? Theme.cardPressed : Theme.card
        border.width: Theme.outline
        border.color: Theme.edge
    }
    TextMetrics {
        id: measured
        font.family: Theme.family
        font.pixelSize: Theme.large ? Theme.least : 40
        font.weight: Font.Bold
        text: button.text
    }
    Row {
        id: row
        readonly property bool drawn: measured.width + 36 + 16 + 24 <= button.width // else the words alone
        anchors.centerIn: parent
        spacing: 16

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            visible: row.drawn
            name: button.icon
            tint: Theme.ink
            size: 36
        }
        Say {
            anchors.verticalCenter: parent.verticalCenter
            width: Math.min(implicitWidth, button.width - 20 - (row.drawn ? 52 : 0))
            text: button.text
            wrapMode: Text.NoWrap
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Theme.fitted(30)
            font.pixelSize: Theme.large ? 44 : 40
            font.weight: Font.Bold
        }
    }
}
