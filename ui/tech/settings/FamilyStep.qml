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
            width: Reach.upright ? (step.width - 10) / 2 : (step.width - 30) / 4
            text: modelData.text
            note: modelData.note
            primary: modelData.chosen
            onClicked: step.steps.chooseFamily(index)
        }
    }
}
