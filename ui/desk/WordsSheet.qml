pragma ComponentBehavior: Bound
import QtQuick
import theme
import staff

// What an act asks for: why a supervisor is asked, what was decided, who goes on with a case.
Item {
    id: sheet

    property var words: null
    property bool gone: false // the database is out of reach
    property int whom: 0 // index of the person it goes to
    readonly property string trouble: gone ? qsTr("现在存不进数据库。写的都还在，连上了再按 Enter") : words?.again ? qsTr("数据库连上了：按 Enter 存下来") : ""

    function step(by: int) {
        whom = Math.max(0, Math.min(people.count - 1, whom + by));
    }

    onWordsChanged: {
        input.text = words.begun;
        input.cursorPosition = input.length;
        whom = words.whom;
    }

    // Where no words are wanted the keys come here.
    focus: true
    Component.onCompleted: if (!(words?.written ?? true)) forceActiveFocus()
    Keys.onLeftPressed: step(-1)
    Keys.onRightPressed: step(1)
    Keys.onReturnPressed: words.say("", whom)
    Keys.onEnterPressed: words.say("", whom)
    Keys.onEscapePressed: words.cancel()

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
                text: sheet.trouble || (sheet.words?.note ?? "")
                color: sheet.gone ? Theme.brick : sheet.trouble ? Theme.ink : Theme.ink2
                font.pixelSize: 16
                font.weight: sheet.trouble ? Font.Bold : Font.Normal
            }
            Rectangle {
                visible: sheet.words?.written ?? true
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
                    Component.onCompleted: if (sheet.words?.written ?? true) forceActiveFocus()
                    Keys.onReturnPressed: sheet.words.say(text, sheet.whom)
                    Keys.onEnterPressed: sheet.words.say(text, sheet.whom)
                    Keys.onEscapePressed: sheet.words.cancel()
                }
            }
            Flow {
                visible: people.count > 0
                width: parent.width
                spacing: 8
                Repeater {
                    id: people
                    model: sheet.words?.people ?? []
                    delegate: StaffButton {
                        required property string modelData
                        required property int index
                        width: 180
                        text: modelData
                        primary: sheet.whom === index
                        onClicked: {
                            sheet.whom = index;
                            (input.visible ? input : sheet).forceActiveFocus();
                        }
                    }
                }
            }
            Row {
                spacing: 12
                StaffButton {
                    width: 200
                    text: sheet.words?.written ?? true ? qsTr("不写了") : qsTr("不转了")
                    key: "Esc"
                    onClicked: sheet.words.cancel()
                }
                StaffButton {
                    width: body.width - 212
                    text: sheet.words?.written ?? true ? qsTr("写好了") : qsTr("转过去")
                    key: "Enter"
                    primary: true
                    onClicked: sheet.words.say(input.text, sheet.whom)
                }
            }
        }
    }
}
