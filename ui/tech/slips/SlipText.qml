pragma ComponentBehavior: Bound
import QtQuick
import theme
import staff

// A template's text: line numbers, colours, the faulty line marked.
Item {
    id: root

    required property var page
    readonly property bool canUndo: editor.canUndo
    readonly property bool canRedo: editor.canRedo
    property var starts: [0] // where each line begins

    function undo() {
        editor.undo();
    }
    function redo() {
        editor.redo();
    }
    function takeStarts() {
        const found = [0];
        const text = editor.text;
        for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1))
            found.push(at + 1);
        starts = found;
    }
    function follow() {
        const at = editor.cursorRectangle;
        if (at.y < sheet.contentY)
            sheet.contentY = Math.max(0, at.y - 8);
        else if (at.y + at.height > sheet.contentY + sheet.height)
            sheet.contentY = at.y + at.height - sheet.height + 8;
    }

    Say {
        id: file
        text: root.page.file
        font.pixelSize: 19
        font.weight: Font.Bold
    }
    Say {
        anchors.left: file.right
        anchors.leftMargin: 16
        anchors.baseline: file.baseline
        text: root.page.state
        color: root.page.faults.length ? "#8C3A12" : root.page.unsaved ? Theme.amber : Theme.ink2
        font.pixelSize: 16
    }
    Say {
        anchors.right: parent.right
        anchors.baseline: file.baseline
        text: Reach.finger ? qsTr("点这里写") : editor.activeFocus ? qsTr("Esc 离开") : qsTr("↑ ↓ 换一张，点这里写")
        color: Theme.ink2
        font.pixelSize: 14
    }
    Rectangle {
        y: 34
        width: parent.width
        height: parent.height - y
        radius: 10
        color: Theme.card
        border.width: editor.activeFocus ? 3 : 2
        border.color: editor.activeFocus ? Theme.river : Theme.edge

        Flickable {
            id: sheet
            anchors.fill: parent
            anchors.margins: 6
            contentHeight: editor.height
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            interactive: false

            WheelHandler {
                onWheel: event => sheet.contentY = Math.max(0, Math.min(sheet.contentHeight - sheet.height, sheet.contentY - event.angleDelta.y / 2))
            }
            Rectangle {
                width: 42
                height: Math.max(sheet.height, editor.height)
                color: Theme.paper
            }
            Repeater {
                model: root.starts
                delegate: Item {
                    id: place
                    required property int index
                    required property int modelData
                    readonly property bool wrong: root.page.faultyLines.indexOf(index + 1) >= 0
                    readonly property rect at: editor.contentHeight > 0 && editor.width > 0 ? editor.positionToRectangle(Math.min(modelData, editor.length)) : Qt.rect(0, 0, 0, 0)

                    y: at.y
                    width: sheet.width
                    height: 22
                    Rectangle {
                        visible: place.wrong
                        x: 44
                        width: parent.width - 44
                        height: place.at.height
                        color: "#F8E7DD"
                    }
                    Say {
                        width: 36
                        horizontalAlignment: Text.AlignRight
                        text: place.index + 1
                        color: place.wrong ? "#8C3A12" : Theme.edge
                        font.pixelSize: 14
                        font.weight: place.wrong ? Font.Bold : Font.Normal
                    }
                }
            }
            TextEdit {
                id: editor
                objectName: "template"
                x: 50
                width: sheet.width - 54
                height: Math.max(sheet.height, contentHeight + 8)
                textFormat: TextEdit.PlainText
                wrapMode: TextEdit.Wrap
                selectByMouse: true
                selectionColor: Theme.shoal
                selectedTextColor: Theme.ink
                font.family: Theme.family
                font.pixelSize: 16
                color: Theme.ink
                activeFocusOnTab: true
                Accessible.role: Accessible.EditableText
                Accessible.multiLine: true
                Accessible.name: root.page.file
                onTextChanged: {
                    root.takeStarts();
                    root.page.write(text);
                }
                onCursorRectangleChanged: root.follow()
                Keys.onEscapePressed: root.forceActiveFocus()
                Keys.onTabPressed: insert(cursorPosition, "  ")
            }
        }
        Rectangle {
            // how far down the shown part lies
            visible: sheet.contentHeight > sheet.height
            anchors.right: parent.right
            anchors.rightMargin: 3
            y: 6 + (parent.height - 12) * sheet.contentY / sheet.contentHeight
            width: 5
            height: (parent.height - 12) * sheet.height / sheet.contentHeight
            radius: 2.5
            color: Theme.shoal
        }
    }
    Connections {
        target: root.page
        function onOpened(text: string) {
            if (editor.text !== text)
                editor.text = text;
            sheet.contentY = 0;
        }
        function onLineWanted(line: int) {
            editor.forceActiveFocus();
            editor.cursorPosition = root.starts[Math.min(line, root.starts.length) - 1];
        }
    }
    Component.onCompleted: root.page.dress(editor.textDocument)
}
