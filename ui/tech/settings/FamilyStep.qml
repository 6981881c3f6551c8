pragma ComponentBehavior: Bound
import QtQuick
import staff

// The families that the program knows, each with its width and font.
Flow {
    id: step

    required property var steps

    spacing: 10
    Repeater {
        model: step.steps.families
        delegate: StaffButton {
            required property int index
            required property var modelData
            width: (step.width - 30) / (Reach.upright ? 2 : 4) - (Reach.upright ? -10 : 0)
            text: modelData.text
            note: modelData.note
            primary: modelData.chosen
            onClicked: step.steps.chooseFamily(index)
        }
    }
}
