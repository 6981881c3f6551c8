pragma ComponentBehavior: Bound
import QtQuick
import theme
import staff

// Under the text: what is wrong, or who was quicker, and what can be done with the slip.
Column {
    id: root

    required property var page
    required property var text

    spacing: 10

    Rectangle {
        width: parent.width
        height: wrong.height + 20
        visible: root.page.faults.length > 0
        radius: 10
        color: "#F8E7DD"
        Column {
            id: wrong
            x: 14
            y: 10
            width: parent.width - 28
            spacing: 4
            Repeater {
                model: root.page.faults
                delegate: Tap {
                    id: fault
                    required property int index
                    required property string modelData
                    label: modelData
                    activeFocusOnTab: false
                    width: wrong.width
                    height: Math.max(said.height, Reach.upright ? Reach.touch : 0)
                    onClicked: root.page.goToFault(index)
                    Say {
                        id: said
                        width: parent.width
                        lines: 3
                        text: fault.modelData
                        color: "#8C3A12"
                        font.pixelSize: 15
                    }
                }
            }
        }
    }
    Rectangle {
        width: parent.width
        height: quicker.height + 20
        visible: root.page.overtaken !== ""
        radius: 10
        color: Theme.dawn
        Column {
            id: quicker
            x: 14
            y: 10
            width: parent.width - 28
            spacing: 8
            Say {
                width: parent.width
                text: root.page.overtaken
                font.pixelSize: 16
                font.weight: Font.Bold
            }
            Row {
                spacing: 8
                StaffButton {
                    width: (quicker.width - 8) / 2
                    text: qsTr("看现在的那份")
                    note: qsTr("您的用“撤销”找回")
                    onClicked: root.page.takeTheirs()
                }
                StaffButton {
                    width: (quicker.width - 8) / 2
                    text: qsTr("还是存我的")
                    note: qsTr("那份留在“历次”里")
                    onClicked: root.page.keepMine()
                }
            }
        }
    }
    Row {
        id: buttons
        readonly property real one: (width - 5 * 8) / 6

        width: parent.width
        spacing: 8
        StaffButton {
            width: buttons.one
            text: qsTr("存好")
            note: Reach.finger ? "" : "Ctrl+S"
            primary: true
            enabled: root.page.unsaved && !root.page.busy
            opacity: enabled ? 1 : 0.45
            onClicked: root.page.save()
        }
        StaffButton {
            width: buttons.one
            text: qsTr("撤销")
            note: Reach.finger ? "" : "Ctrl+Z"
            enabled: root.text.canUndo
            opacity: enabled ? 1 : 0.45
            onClicked: root.text.undo()
        }
        StaffButton {
            width: buttons.one
            text: qsTr("重做")
            note: Reach.finger ? "" : "Ctrl+⇧+Z"
            enabled: root.text.canRedo
            opacity: enabled ? 1 : 0.45
            onClicked: root.text.redo()
        }
        StaffButton {
            width: buttons.one
            text: qsTr("历次")
            note: Reach.finger ? "" : qsTr("谁、何时")
            onClicked: root.page.openHistory()
        }
        StaffButton {
            width: buttons.one
            text: qsTr("出厂的")
            note: Reach.finger ? "" : qsTr("换回")
            onClicked: root.page.backToShipped()
        }
        StaffButton {
            width: buttons.one
            text: qsTr("打一张")
            note: Reach.finger ? "" : "Ctrl+P"
            onClicked: root.page.printOne()
        }
    }
}
