pragma ComponentBehavior: Bound
import QtQuick
import theme
import staff

// One appointment by hand. Tab goes on, up and down choose the item, Enter keeps it.
FocusScope {
    id: root

    required property var entry
    required property var page

    function save() {
        root.entry.save(time.text, name.text, code.text);
    }

    focus: true
    Keys.onPressed: event => event.accepted = root.page.key(event.key)
    Component.onCompleted: time.focusField()

    Rectangle {
        anchors.fill: parent
        radius: 12
        color: Theme.card
        border.width: 1
        border.color: Theme.line
    }
    Column {
        x: 20
        y: 16
        width: parent.width - 40
        spacing: 10
        Say {
            width: parent.width
            text: root.entry.title
            font.pixelSize: 19
            font.weight: Font.Bold
        }
        Row {
            spacing: 12
            StaffField {
                id: time
                objectName: "entryTime"
                width: 220
                label: qsTr("时间：9:30 或 9:30-10:00")
                onEntered: root.save()
            }
            StaffField {
                id: name
                objectName: "entryName"
                width: 134
                label: qsTr("姓，只留“张*”")
                onEntered: root.save()
            }
        }
        StaffField {
            objectName: "entryItem"
            width: parent.width
            label: qsTr("事项首字母或名称")
            onTextChanged: root.entry.look(text)
            onEntered: root.save()
        }
        Column {
            width: parent.width
            spacing: 2
            Repeater {
                model: root.entry.items
                delegate: Rectangle {
                    id: hit
                    required property var modelData
                    width: parent.width
                    height: hitName.height + 12
                    radius: 8
                    color: modelData.at ? Theme.mist : "transparent"
                    border.width: modelData.at ? 2 : 0
                    border.color: Theme.river
                    Say {
                        id: hitName
                        x: 12
                        y: 6
                        width: parent.width - 24
                        text: hit.modelData.name
                        lines: 2
                        font.pixelSize: 16
                    }
                }
            }
        }
        StaffField {
            id: code
            objectName: "entryCode"
            width: parent.width
            label: qsTr("预约码（没有就空着，由大厅编）")
            onEntered: root.save()
        }
        Say {
            visible: text !== ""
            width: parent.width
            text: root.entry.trouble
            color: Theme.brick
            font.pixelSize: 16
            font.weight: Font.Bold
        }
        StaffButton {
            width: parent.width
            text: qsTr("记下")
            key: "Enter"
            primary: true
            onClicked: root.save()
        }
        StaffButton {
            width: parent.width
            text: qsTr("不记了")
            key: "Esc"
            onClicked: root.entry.close()
        }
    }
}
