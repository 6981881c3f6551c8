pragma ComponentBehavior: Bound
import QtQuick
import theme
import staff

// One setting: what it does, what goes wrong where it is wrong, what it can be; below, what is to be tried.
Item {
    id: panel

    required property var page
    readonly property var open: page.open

    implicitHeight: says.height + wish.height + 56

    Rectangle {
        anchors.fill: parent
        radius: 14
        color: Theme.card
    }
    Column {
        id: says
        x: 20
        y: 18
        width: parent.width - 40
        spacing: 10

        Say {
            width: parent.width
            text: panel.open.name ?? ""
            font.pixelSize: 21
            font.weight: Font.Bold
        }
        Say {
            width: parent.width
            text: panel.open.does ?? ""
            font.pixelSize: 16
        }
        Say {
            width: parent.width
            text: panel.open.wrong ? qsTr("不对时：%1").arg(panel.open.wrong) : ""
            color: Theme.amber
            font.pixelSize: 16
        }
        Flow {
            width: parent.width
            spacing: 8
            topPadding: 4
            Repeater {
                model: panel.open.offers ?? []
                delegate: OfferButton {
                    required property int index
                    required property var modelData
                    widest: panel.width - 40
                    text: modelData.text + (modelData.used ? qsTr("（现在）") : "")
                    primary: modelData.chosen
                    onClicked: panel.page.set(index)
                }
            }
        }
        Say {
            visible: panel.page.wished === "" && !Reach.finger
            width: parent.width
            text: qsTr("← → 换一个值　↑ ↓ 换一项")
            color: Theme.ink2
            font.pixelSize: 14
        }
        Row {
            visible: panel.open.typed ?? false
            width: parent.width
            spacing: 8
            StaffField {
                id: port
                objectName: "port"
                width: parent.width - 128
                label: qsTr("别的接口，比如 tcp://192.168.1.9:9100")
                onEntered: take()
                function take(): void {
                    panel.page.typePort(text);
                    panel.forceActiveFocus();
                }
                Keys.onEscapePressed: panel.forceActiveFocus()
            }
            StaffButton {
                y: 25
                width: 120
                text: qsTr("用它")
                onClicked: port.take()
            }
        }
    }
    Column {
        id: wish
        anchors.bottom: parent.bottom
        anchors.bottomMargin: 18
        x: 20
        width: parent.width - 40
        spacing: 10

        Rectangle {
            visible: panel.page.outcome.words !== ""
            width: parent.width
            height: ended.height + 22
            radius: 10
            color: Tones.ground(panel.page.outcome.tone)
            Say {
                id: ended
                x: 14
                y: 11
                width: parent.width - 28
                text: panel.page.outcome.words
                color: Tones.ink(panel.page.outcome.tone)
                font.pixelSize: 16
                font.weight: Font.Bold
            }
        }
        Say {
            visible: panel.page.wished !== ""
            width: parent.width
            lines: Reach.upright || panel.height > 560 ? 4 : 1
            text: qsTr("要试的：%1").arg(panel.page.wished)
            font.pixelSize: 16
            font.weight: Font.Bold
        }
        Say {
            visible: panel.page.clash !== ""
            width: parent.width
            text: panel.page.clash
            color: Theme.brick
            font.pixelSize: 16
            font.weight: Font.Bold
        }
        Row {
            visible: panel.page.wished !== ""
            spacing: 8
            StaffButton {
                width: 300
                text: qsTr("试一下，打测试页")
                icon: "printer"
                key: "T"
                primary: true
                enabled: panel.page.clash === ""
                opacity: enabled ? 1 : 0.45
                onClicked: panel.page.tryIt()
            }
            StaffButton {
                width: 160
                text: qsTr("不改了")
                key: "Esc"
                onClicked: panel.page.forget()
            }
        }
    }
}
