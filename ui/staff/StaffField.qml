import QtQuick
import theme

// One line that a member of staff writes into; `hidden` for what nobody else reads.
Item {
    id: field

    property string label
    property bool hidden: false
    property alias text: input.text

    signal entered

    function focusField() {
        input.forceActiveFocus();
        input.selectAll();
    }

    implicitHeight: 24 + line.height

    Say {
        text: field.label
        color: Theme.ink2
        font.pixelSize: 14
    }
    Rectangle {
        id: line
        y: 24
        width: parent.width
        height: Math.max(50, Reach.touch)
        radius: 10
        border.width: input.activeFocus ? 3 : 2
        border.color: input.activeFocus ? Theme.river : Theme.edge
        TextInput {
            id: input
            objectName: field.objectName
            anchors.fill: parent
            anchors.margins: 12
            verticalAlignment: Text.AlignVCenter
            clip: true
            echoMode: field.hidden ? TextInput.Password : TextInput.Normal
            inputMethodHints: field.hidden ? Qt.ImhSensitiveData | Qt.ImhNoPredictiveText : Qt.ImhNone
            font.family: Theme.family
            font.pixelSize: 19
            color: Theme.ink
            activeFocusOnTab: true
            Accessible.role: Accessible.EditableText
            Accessible.name: field.label
            Keys.onReturnPressed: field.entered()
            Keys.onEnterPressed: field.entered()
        }
    }
}
