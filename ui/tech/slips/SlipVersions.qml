pragma ComponentBehavior: Bound
import QtQuick
import theme
import staff

// What was kept of the open slip: when, by whom; touching one puts it into the editor.
Rectangle {
    id: root

    required property var page

    color: Theme.paper

    MouseArea {
        anchors.fill: parent
    }
    Say {
        id: title
        text: qsTr("历次 · %1").arg(root.page.file)
        font.pixelSize: 19
        font.weight: Font.Bold
    }
    ListView {
        id: list
        anchors.top: title.bottom
        anchors.topMargin: 12
        anchors.bottom: close.top
        anchors.bottomMargin: 12
        width: parent.width
        clip: true
        spacing: 8
        boundsBehavior: Flickable.StopAtBounds
        model: root.page.history
        delegate: StaffButton {
            required property int index
            required property var modelData
            width: list.width
            text: modelData.at + "　" + modelData.who
            note: index === 0 ? qsTr("现在用的") : qsTr("换回这一次的")
            onClicked: root.page.backTo(index)
        }
    }
    StaffButton {
        id: close
        anchors.bottom: parent.bottom
        width: 200
        text: qsTr("关上")
        onClicked: root.page.openHistory()
    }
}
