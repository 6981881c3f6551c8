pragma ComponentBehavior: Bound
import QtQuick
import theme
import staff

// The last step: what will be other than it is, the trial, and where to go back to where the page is not right.
Item {
    id: step

    required property var page
    readonly property var steps: page.steps
    readonly property bool trying: page.trial.changes !== undefined

    readonly property real half: Reach.upright ? width : (width - 24) / 2
    readonly property real beside: Reach.upright ? 0 : half + 24
    readonly property real below: Reach.upright ? tells.height + 24 : 0

    Column {
        id: tells
        width: step.half
        spacing: 10
        Say {
            text: step.steps.changes.length > 0 ? qsTr("要改的") : qsTr("和现在的一样，没有要改的")
            font.pixelSize: 19
            font.weight: Font.Bold
        }
        Repeater {
            model: step.steps.changes
            delegate: Say {
                required property string modelData
                width: parent?.width ?? 0
                wrapMode: Text.WrapAnywhere
                text: modelData
                font.pixelSize: 17
            }
        }
        Rectangle {
            visible: step.page.outcome.words !== ""
            width: parent.width
            height: ended.height + 22
            radius: 10
            color: Tones.ground(step.page.outcome.tone)
            Say {
                id: ended
                x: 14
                y: 11
                width: parent.width - 28
                text: step.page.outcome.words
                color: Tones.ink(step.page.outcome.tone)
                font.pixelSize: 16
                font.weight: Font.Bold
            }
        }
    }
    Rectangle {
        visible: !step.trying
        x: step.beside
        y: step.below
        width: step.half
        height: looks.height + 40
        radius: 14
        color: Theme.card
        Column {
            id: looks
            x: 20
            y: 20
            width: parent.width - 40
            spacing: 10
            Say {
                text: qsTr("页上不对时，回到哪一步")
                font.pixelSize: 19
                font.weight: Font.Bold
            }
            Repeater {
                model: step.steps.looks
                delegate: Say {
                    required property string modelData
                    width: looks.width
                    text: modelData
                    font.pixelSize: 16
                }
            }
        }
    }
    TrialPanel {
        visible: step.trying
        x: step.beside
        y: step.below
        width: step.half
        height: Reach.upright ? implicitHeight : parent.height + 58
        trial: step.page.trial
        onKept: step.page.keepIt()
        onGivenUp: step.page.giveUp()
    }
}
