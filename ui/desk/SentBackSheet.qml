pragma ComponentBehavior: Bound
import QtQuick
import theme
import staff

// 齐了仍被退回: what the window wanted in addition, or what the entry's owner says to it.
Item {
    id: sheet

    property var sentBack: null
    property bool gone: false // the database is out of reach
    readonly property string trouble: gone ? qsTr("现在存不进数据库。写的都还在，连上了再按 Enter") : sentBack?.trouble ?? ""

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
        width: 860
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
                text: sheet.sentBack?.title ?? ""
                font.pixelSize: 28
                font.weight: Font.Bold
            }
            Column {
                id: facts
                width: parent.width
                spacing: 2
                Repeater {
                    model: sheet.sentBack?.facts ?? []
                    delegate: Say {
                        required property string modelData
                        required property int index
                        width: body.width
                        text: modelData
                        lines: 4
                        color: index < 2 ? Theme.ink : Theme.ink2
                        font.pixelSize: index < 2 ? 18 : 16
                        font.weight: index < 2 ? Font.Medium : Font.Normal
                    }
                }
            }
            StaffButton {
                visible: sheet.sentBack?.dated ?? false
                width: 300
                height: 44
                text: qsTr("不是这天的：更早的同号")
                key: "PgUp"
                onClicked: sheet.sentBack.earlier()
            }
            Row {
                spacing: 8
                Say {
                    anchors.verticalCenter: parent.verticalCenter
                    text: sheet.sentBack?.asks ?? ""
                    color: Theme.ink2
                    font.pixelSize: 16
                }
                KeyCapSmall {
                    text: "↑↓"
                }
            }
            ListView {
                id: list
                width: parent.width
                height: Math.min(contentHeight, Math.max(94, sheet.height - facts.height - (sheet.sentBack?.dated ? 516 : 460)))
                clip: true
                spacing: 6
                boundsBehavior: Flickable.StopAtBounds
                currentIndex: sheet.sentBack?.at ?? 0
                highlightMoveDuration: 0
                model: sheet.sentBack?.choices ?? []
                delegate: Tap {
                    id: choice
                    required property string modelData
                    required property int index
                    readonly property bool chosen: (sheet.sentBack?.at ?? 0) === index
                    width: list.width
                    height: Math.max(44, name.height + 16)
                    activeFocusOnTab: false
                    label: modelData
                    onClicked: {
                        sheet.sentBack.choose(index);
                        input.forceActiveFocus();
                    }
                    Rectangle {
                        anchors.fill: parent
                        radius: 10
                        color: choice.chosen ? Theme.mist : choice.pressed ? Theme.cardPressed : Theme.card
                        border.width: choice.chosen ? 3 : 1
                        border.color: choice.chosen ? Theme.river : Theme.edge
                    }
                    Say {
                        id: name
                        x: 16
                        width: parent.width - 32
                        anchors.verticalCenter: parent.verticalCenter
                        text: choice.modelData
                        lines: 3
                        font.pixelSize: 16
                        font.weight: choice.chosen ? Font.Bold : Font.Normal
                    }
                }
            }
            Say {
                width: parent.width
                text: sheet.sentBack?.label ?? ""
                color: Theme.ink2
                font.pixelSize: 16
            }
            Rectangle {
                width: parent.width
                height: 84
                radius: 10
                border.width: 2
                border.color: Theme.river
                TextEdit {
                    id: input
                    objectName: "sentBackWords"
                    anchors.fill: parent
                    anchors.margins: 12
                    focus: true
                    clip: true
                    wrapMode: TextEdit.Wrap
                    font.family: Theme.family
                    font.pixelSize: 16
                    color: Theme.ink
                    Accessible.role: Accessible.EditableText
                    Accessible.name: sheet.sentBack?.label ?? ""
                    Component.onCompleted: forceActiveFocus()
                    Keys.onPressed: event => {
                        if (event.key === Qt.Key_PageUp) {
                            sheet.sentBack.earlier();
                            event.accepted = true;
                        }
                    }
                    Keys.onUpPressed: sheet.sentBack.step(-1)
                    Keys.onDownPressed: sheet.sentBack.step(1)
                    Keys.onReturnPressed: sheet.sentBack.say(text)
                    Keys.onEnterPressed: sheet.sentBack.say(text)
                    Keys.onEscapePressed: sheet.sentBack.cancel()
                }
            }
            Say {
                width: parent.width
                text: sheet.trouble || (sheet.sentBack?.due ?? "")
                color: sheet.trouble ? Theme.brick : Theme.ink2
                font.pixelSize: 16
                font.weight: sheet.trouble ? Font.Bold : Font.Normal
            }
            Row {
                spacing: 12
                StaffButton {
                    width: 200
                    text: qsTr("不写了")
                    key: "Esc"
                    onClicked: sheet.sentBack.cancel()
                }
                StaffButton {
                    width: body.width - 212
                    text: qsTr("记下")
                    key: "Enter"
                    primary: true
                    onClicked: sheet.sentBack.say(input.text)
                }
            }
        }
    }
}
