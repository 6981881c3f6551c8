import QtQuick

// A quiet switch: a box that is ticked or not, and what it means.
Tap {
    id: toggle

    property string text
    property bool on: false

    role: Accessible.CheckBox
    checkable: true
    checked: on
    label: text
    implicitHeight: Math.max(Theme.touch, words.implicitHeight + 24)

    Rectangle {
        anchors.fill: parent
        radius: Theme.radius
        color: toggle.on ? Theme.mist : toggle.pressed ? Theme.cardPressed : Theme.paper
        border.width: Theme.outline
        border.color: toggle.on ? Theme.river : Theme.edge
    }
    Rectangle {
        x: 28
        anchors.verticalCenter: parent.verticalCenter
        width: 48
        height: 48
        radius: 10
        color: toggle.on ? Theme.river : Theme.card
        border.width: toggle.on ? 0 : Theme.outline
        border.color: Theme.edge
        Icon {
            visible: toggle.on
            anchors.centerIn: parent
            name: "check"
            tint: Theme.card
            size: 34
            stroke: 6
        }
    }
    Say {
        id: words
        x: 100
        width: parent.width - 124
        anchors.verticalCenter: parent.verticalCenter
        text: Theme.kept(toggle.text)
        font.pixelSize: Theme.large ? Theme.least : 34
        lineHeight: 0.92
    }
}
