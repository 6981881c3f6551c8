pragma ComponentBehavior: Bound
import QtQuick
import theme
import staff

// A list brought in: its place written, dropped here or one of the newest; below what came of it.
FocusScope {
    id: root

    required property var file
    required property var page

    focus: true
    Keys.onPressed: event => event.accepted = root.page.key(event.key)
    Component.onCompleted: path.focusField()

    Rectangle {
        anchors.fill: parent
        radius: 12
        color: Theme.card
        border.width: 1
        border.color: Theme.line
    }
    DropArea {
        anchors.fill: parent
        onDropped: drop => {
            if (drop.hasUrls) {
                path.text = drop.urls[0];
                root.file.bring(path.text);
            }
        }
    }
    Column {
        id: form
        x: 20
        y: 16
        width: parent.width - 40
        spacing: 10
        Say {
            width: parent.width
            text: root.file.title
            font.pixelSize: 19
            font.weight: Font.Bold
        }
        StaffField {
            id: path
            objectName: "listPath"
            width: parent.width
            label: qsTr("名单在哪（xlsx、CSV；也可以拖进来）")
            onEntered: root.file.bring(text)
        }
        Repeater {
            model: root.file.said.length > 0 ? [] : root.file.near
            delegate: StaffButton {
                required property var modelData
                required property int index
                width: form.width
                text: modelData.name
                note: modelData.folder
                key: "F" + (index + 1)
                onClicked: root.file.bring(modelData.path)
            }
        }
        Row {
            spacing: 10
            StaffButton {
                width: 150
                text: root.file.said.length > 0 ? qsTr("好了") : qsTr("不导了")
                key: "Esc"
                onClicked: root.file.close()
            }
            StaffButton {
                width: form.width - 160
                text: root.file.reading ? qsTr("正在读…") : qsTr("导入")
                key: "Enter"
                primary: true
                onClicked: root.file.bring(path.text)
            }
        }
    }
    Flickable {
        id: lines
        anchors.top: form.bottom
        anchors.topMargin: 12
        anchors.bottom: parent.bottom
        anchors.bottomMargin: 12
        x: 20
        width: parent.width - 40
        contentHeight: came.height
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        Connections {
            target: root.file
            function onScrolled(by: int) {
                lines.contentY = Math.max(0, Math.min(lines.contentHeight - lines.height, lines.contentY + by * 120));
            }
        }
        Column {
            id: came
            width: parent.width
            spacing: 8
            Repeater {
                model: root.file.said
                delegate: Say {
                    required property string modelData
                    width: came.width
                    text: modelData
                    font.pixelSize: 15
                }
            }
        }
    }
}
