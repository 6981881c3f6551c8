import QtQuick
import theme
import staff

// Whom one looks for; letters go here while no form is open. Which day.
Item {
    id: root

    required property var page
    required property var desk

    function take() {
        input.forceActiveFocus();
        input.selectAll();
    }

    height: 104
    Component.onCompleted: take()

    Say {
        text: root.page.day
        font.pixelSize: 28
        font.weight: Font.Bold
    }
    Row {
        anchors.right: parent.right
        spacing: 8
        StaffButton {
            width: 150
            height: 44
            text: qsTr("前一天")
            key: "PgUp"
            onClicked: root.page.do("day:-1")
        }
        StaffButton {
            width: 150
            height: 44
            text: qsTr("后一天")
            key: "PgDn"
            onClicked: root.page.do("day:1")
        }
    }
    Rectangle {
        y: 56
        width: parent.width
        height: 48
        radius: 10
        color: Theme.card
        border.width: input.activeFocus ? 3 : 2
        border.color: input.activeFocus ? Theme.river : Theme.edge
        Icon {
            x: 12
            anchors.verticalCenter: parent.verticalCenter
            name: "search"
            tint: Theme.river
            size: 24
        }
        TextInput {
            id: input
            objectName: "appointmentSearch"
            x: 46
            width: parent.width - x - 12
            anchors.verticalCenter: parent.verticalCenter
            clip: true
            font.family: Theme.family
            font.pixelSize: 16
            color: Theme.ink
            selectByMouse: true
            Accessible.role: Accessible.EditableText
            Accessible.name: qsTr("找预约")
            onTextEdited: root.page.type(text)
            Keys.onPressed: event => event.accepted = root.desk.acts.key(event.key, event.text)

            Connections {
                target: root.page
                function onChanged() {
                    if (input.text !== root.page.told && !input.inputMethodComposing)
                        input.text = root.page.told;
                }
            }
            Say {
                visible: input.text === "" && input.preeditText === ""
                text: qsTr("预约码、时间、姓、事项，或手机后 4 位、证件号（只比对，不留）")
                color: Theme.ink2
                font.pixelSize: 16
            }
        }
    }
}
