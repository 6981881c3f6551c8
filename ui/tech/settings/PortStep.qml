pragma ComponentBehavior: Bound
import QtQuick
import theme
import staff

// What may be the printer; where none of it is, its address is written.
Item {
    id: step

    required property var steps

    ListView {
        id: list
        anchors.top: parent.top
        anchors.bottom: other.top
        anchors.bottomMargin: 10
        width: parent.width
        clip: true
        spacing: 8
        boundsBehavior: Flickable.StopAtBounds
        model: step.steps.found
        currentIndex: step.steps.found.findIndex(row => row.chosen)
        footer: Say {
            height: 34
            verticalAlignment: Text.AlignBottom
            text: step.steps.looking ? qsTr("还在找……") : ""
            color: Theme.ink2
            font.pixelSize: 16
        }
        delegate: Tap {
            id: row
            required property int index
            required property var modelData

            label: modelData.port || modelData.name
            activeFocusOnTab: false
            width: list.width
            height: Reach.upright ? 92 : 56
            onClicked: step.steps.choosePort(index)

            Rectangle {
                anchors.fill: parent
                radius: 10
                color: row.pressed ? Theme.cardPressed : Theme.card
                border.width: row.modelData.chosen ? 3 : 2
                border.color: row.modelData.chosen ? Theme.river : Theme.line
            }
            Say {
                x: 16
                y: Reach.upright ? 14 : (parent.height - height) / 2
                width: 170
                lines: 1
                text: row.modelData.kind
                color: Theme.ink2
                font.pixelSize: 15
            }
            Say {
                x: 190
                y: Reach.upright ? 12 : (parent.height - height) / 2
                width: Reach.upright ? parent.width - x - 16 : 420
                lines: 1
                elide: Text.ElideMiddle
                wrapMode: Text.NoWrap
                text: row.modelData.port || qsTr("小票不走打印服务")
                font.pixelSize: 18
                font.weight: Font.Bold
            }
            Say {
                x: Reach.upright ? 190 : 626
                y: Reach.upright ? 46 : (parent.height - height) / 2
                width: parent.width - x - 16
                lines: 2
                text: row.modelData.name
                color: Theme.ink2
                font.pixelSize: 15
            }
        }
    }
    Row {
        id: other
        anchors.bottom: parent.bottom
        width: parent.width
        spacing: 8
        StaffField {
            id: port
            objectName: "other port"
            width: Reach.upright ? step.width - 336 : 600
            label: qsTr("别的接口，比如 tcp://192.168.1.9:9100")
            onEntered: take()
            function take(): void {
                step.steps.typePort(text);
                step.forceActiveFocus();
            }
            Keys.onEscapePressed: step.forceActiveFocus()
        }
        StaffButton {
            y: 25
            width: 130
            text: qsTr("用它")
            onClicked: port.take()
        }
        StaffButton {
            y: 25
            width: 190
            text: qsTr("再找一遍")
            key: "R"
            onClicked: step.steps.again()
        }
    }
}
