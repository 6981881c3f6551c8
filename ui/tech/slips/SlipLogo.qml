pragma ComponentBehavior: Bound
import QtQuick
import theme
import staff

// The logo on slips: which file, how it looks in dots, how wide, whether it goes along with every slip.
Rectangle {
    id: root

    required property var logo

    color: Theme.paper

    MouseArea {
        anchors.fill: parent
    }
    DropArea {
        anchors.fill: parent
        onDropped: drop => {
            if (drop.hasUrls)
                root.logo.choose(drop.urls[0].toString());
        }
    }
    Say {
        id: title
        text: qsTr("票头图")
        font.pixelSize: 19
        font.weight: Font.Bold
    }
    Say {
        id: how
        anchors.top: title.bottom
        anchors.topMargin: 4
        width: parent.width
        text: qsTr("把图片文件拖进来、写它的位置，或点下面的一张。变成黑白的点，印在样式里 image 那一行。")
        color: Theme.ink2
        font.pixelSize: 15
    }
    StaffField {
        id: path
        anchors.top: how.bottom
        anchors.topMargin: 12
        width: parent.width - 158
        label: qsTr("图片文件")
        text: root.logo.file
        onEntered: root.logo.choose(text)
    }
    StaffButton {
        anchors.right: parent.right
        anchors.bottom: path.bottom
        width: 146
        text: qsTr("看看")
        key: "Enter"
        onClicked: root.logo.choose(path.text)
    }
    Flow {
        id: near
        anchors.top: path.bottom
        anchors.topMargin: 12
        width: parent.width
        spacing: 8
        Repeater {
            model: root.logo.near
            delegate: StaffButton {
                required property var modelData
                width: (near.width - 16) / 3
                text: modelData.name
                note: modelData.folder
                onClicked: root.logo.choose(modelData.path)
            }
        }
    }
    Say {
        id: trouble
        anchors.top: near.bottom
        anchors.topMargin: 12
        width: parent.width
        visible: text !== ""
        text: root.logo.trouble
        color: "#8C3A12"
        font.pixelSize: 16
        font.weight: Font.Bold
    }
    Rectangle {
        anchors.top: near.bottom
        anchors.topMargin: 12
        anchors.bottom: choices.top
        anchors.bottomMargin: 12
        width: parent.width
        visible: root.logo.picture !== ""
        radius: 10
        color: Theme.card
        border.width: 1
        border.color: Theme.line
        clip: true
        Say {
            x: 12
            y: 8
            text: root.logo.size
            color: Theme.ink2
            font.pixelSize: 14
        }
        Image {
            anchors.centerIn: parent
            objectName: "logo"
            cache: false
            smooth: false
            source: root.logo.picture
        }
    }
    Row {
        id: choices
        anchors.bottom: buttons.top
        anchors.bottomMargin: 10
        spacing: 8
        Repeater {
            model: root.logo.shares
            delegate: StaffButton {
                required property var modelData
                width: 84
                text: modelData.title
                primary: modelData.on
                onClicked: root.logo.useShare(modelData.key)
            }
        }
        StaffButton {
            width: root.width - 3 * 92
            text: root.logo.always ? qsTr("✓ 打印机没存图时，每张都带上") : qsTr("打印机没存图时，不印")
            onClicked: root.logo.switchAlways()
        }
    }
    Row {
        id: buttons
        anchors.bottom: parent.bottom
        spacing: 8
        StaffButton {
            width: 200
            text: qsTr("用这张")
            primary: true
            enabled: root.logo.picture !== ""
            opacity: enabled ? 1 : 0.45
            onClicked: root.logo.keep()
        }
        StaffButton {
            width: 200
            text: qsTr("关上")
            onClicked: root.logo.open()
        }
    }
    Component.onCompleted: root.logo.shownIn(root)
}
