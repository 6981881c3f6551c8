pragma ComponentBehavior: Bound
import QtQuick
import theme
import staff

// Words that an act needs: why a supervisor is asked, what was decided.
Item {
    id: sheet

    property var words: null
    property int supervisor: 0

    Rectangle {
        anchors.fill: parent
        color: Theme.abyss
        opacity: 0.45
        MouseArea {
            anchors.fill: parent
        }
    }
    Rectangle {
        anchors.centerIn: parent
        width: 640
        height: body.height + 56
        radius: 16
        color: Theme.card
        Column {
            id: body
            x: 28
            y: 28
            width: parent.width - 56
            spacing: 12
            Say {
                width: parent.width
                text: sheet.words?.asking ?? ""
                font.pixelSize: 28
                font.weight: Font.Bold
            }
            Say {
                width: parent.width
                text: sheet.words?.note ?? ""
                color: Theme.ink2
                font.pixelSize: 16
            }
            Rectangle {
                width: parent.width
                height: 120
                radius: 10
                border.width: 2
                border.color: Theme.river
                TextEdit {
                    id: input
                    objectName: "words"
                    anchors.fill: parent
                    anchors.margins: 12
                    focus: true
                    clip: true
                    wrapMode: TextEdit.Wrap
                    font.family: Theme.family
                    font.pixelSize: 16
                    color: Theme.ink
                    Component.onCompleted: forceActiveFocus()
                    Keys.onReturnPressed: sheet.words.say(text, sheet.supervisor)
                    Keys.onEnterPressed: sheet.words.say(text, sheet.supervisor)
                    Keys.onEscapePressed: sheet.words.cancel()
                }
            }
            Flow {
                visible: whom.count > 0
                width: parent.width
                spacing: 8
                Repeater {
                    id: whom
                    model: sheet.words?.supervisors ?? []
                    delegate: StaffButton {
                        required property string modelData
                        required property int index
                        width: 180
                        text: modelData
                        primary: sheet.supervisor === index
                        onClicked: {
                            sheet.supervisor = index;
                            input.forceActiveFocus();
                        }
                    }
                }
            }
            Row {
                spacing: 12
                StaffButton {
                    width: 200
                    text: qsTr("不写了")
                    key: "Esc"
                    onClicked: sheet.words.cancel()
                }
                StaffButton {
                    width: body.width - 212
                    text: qsTr("写好了")
                    key: "Enter"
                    primary: true
                    onClicked: sheet.words.say(input.text, sheet.supervisor)
                }
            }
        }
    }
}
