pragma ComponentBehavior: Bound
import QtQuick
import theme
import staff

// What was heard at each speed; green once it answered as a printer does.
Item {
    id: step

    required property var steps

    Rectangle {
        id: verdict
        width: parent.width
        height: Math.max(60, Reach.touch + 16, words.height + 26)
        radius: 12
        color: Tones.ground(step.steps.tone)
        Say {
            id: words
            x: 18
            anchors.verticalCenter: parent.verticalCenter
            width: parent.width - again.width - 48
            text: step.steps.heard
            color: Tones.ink(step.steps.tone)
            font.pixelSize: 19
            font.weight: Font.Bold
        }
        StaffButton {
            id: again
            anchors.right: parent.right
            anchors.rightMargin: 8
            anchors.verticalCenter: parent.verticalCenter
            width: 170
            implicitHeight: Reach.touch
            visible: step.steps.listens
            text: qsTr("再听一遍")
            key: "R"
            enabled: step.steps.mayGoOn
            opacity: enabled ? 1 : 0.45
            onClicked: step.steps.again()
        }
    }
    Rectangle {
        visible: step.steps.listens
        anchors.top: verdict.bottom
        anchors.topMargin: 10
        width: parent.width
        height: Math.min(parent.height - y, 26 * Math.max(step.steps.tries.length, 4) + 32)
        radius: 12
        color: Theme.abyss
        ListView {
            id: list
            anchors.fill: parent
            anchors.margins: 16
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            model: step.steps.tries
            onCountChanged: positionViewAtEnd()
            delegate: Say {
                required property string modelData
                width: list.width
                height: 26
                text: modelData
                color: Theme.shoal
                font.pixelSize: 16
            }
        }
    }
}
