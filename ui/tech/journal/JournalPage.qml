pragma ComponentBehavior: Bound
import QtQuick
import theme
import staff

// Slips that nobody can say came out, or that were not printed: a person looks, and says what became of each.
Item {
    id: root

    required property var page

    Say {
        id: title
        x: 24
        y: 20
        text: qsTr("没定的票")
        font.pixelSize: 28
        font.weight: Font.Bold
    }
    Say {
        anchors.left: title.right
        anchors.leftMargin: 20
        anchors.baseline: title.baseline
        text: qsTr("机器自己不会再打一遍：先看出票口，再定")
        color: Theme.ink2
        font.pixelSize: 17
    }
    Say {
        visible: root.page.nothing !== ""
        anchors.centerIn: parent
        text: root.page.nothing
        color: Theme.ink2
        font.pixelSize: 28
        font.weight: Font.Bold
    }
    ListView {
        id: list
        anchors.fill: parent
        anchors.topMargin: 80
        anchors.leftMargin: 24
        anchors.rightMargin: 24
        clip: true
        spacing: 8
        boundsBehavior: Flickable.StopAtBounds
        currentIndex: root.page.rows.findIndex(row => row.chosen)
        footer: Item {
            height: 56 // what was just done is told there
        }
        model: root.page.rows
        delegate: Rectangle {
            id: row
            required property var modelData
            required property int index
            readonly property real buttons: (width - 48) / 3

            width: list.width
            height: Reach.upright ? 168 : 84
            radius: 12
            color: Theme.card
            border.width: modelData.chosen ? 3 : 2
            border.color: modelData.chosen ? Theme.river : Theme.line

            MouseArea {
                anchors.fill: parent
                onClicked: root.page.choose(row.index)
            }
            Say {
                x: 24
                width: 150
                y: (84 - height) / 2
                text: row.modelData.called
                wrapMode: Text.NoWrap
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: 16
                color: Theme.deep
                font.pixelSize: 26
                font.weight: Font.Bold
            }
            Column {
                x: 186
                width: (Reach.upright ? parent.width : acts.x) - x - 16
                y: (84 - height) / 2
                spacing: 4
                Say {
                    width: parent.width
                    text: row.modelData.why
                    font.pixelSize: 17
                    font.weight: Font.Bold
                }
                Say {
                    width: parent.width
                    text: row.modelData.from
                    color: Theme.ink2
                    font.pixelSize: 15
                }
            }
            Row {
                id: acts
                anchors.right: parent.right
                anchors.rightMargin: 16
                y: Reach.upright ? 84 : (parent.height - height) / 2
                spacing: 8
                StaffButton {
                    width: Reach.upright ? row.buttons : 150
                    text: qsTr("出来了")
                    key: row.modelData.chosen ? "1" : ""
                    onClicked: root.page.settle(row.index, "came-out")
                }
                StaffButton {
                    width: Reach.upright ? row.buttons : 170
                    text: qsTr("再打一张")
                    key: row.modelData.chosen ? "2" : ""
                    primary: row.modelData.held
                    onClicked: root.page.settle(row.index, "reprinted")
                }
                StaffButton {
                    width: Reach.upright ? row.buttons : 150
                    text: qsTr("不打了")
                    key: row.modelData.chosen ? "3" : ""
                    onClicked: root.page.settle(row.index, "void")
                }
            }
        }
    }
}
