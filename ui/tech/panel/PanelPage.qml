pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Window
import theme
import staff

// Does the picture stand upright and whole, is a millimetre one, what time is it; and a scan is tried without being used.
Item {
    id: root

    required property var page
    readonly property bool upright: height > width
    readonly property real half: upright ? width : width / 2

    Item {
        id: screen
        width: root.half
        height: root.upright ? parent.height / 2 : parent.height

        Repeater {
            model: [Qt.point(0, 0), Qt.point(1, 0), Qt.point(0, 1), Qt.point(1, 1)]
            delegate: Rectangle {
                id: corner
                required property int index
                required property point modelData
                x: modelData.x * (screen.width - width)
                y: modelData.y * (screen.height - height)
                width: 56
                height: 56
                color: Theme.deep
                Say {
                    anchors.centerIn: parent
                    text: corner.index + 1
                    color: Theme.card
                    font.pixelSize: 28
                    font.weight: Font.Bold
                }
            }
        }
        Column {
            anchors.centerIn: parent
            width: parent.width - 160
            spacing: 16
            Say {
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                text: "↑"
                color: Theme.river
                font.pixelSize: 96
                lineHeight: 0.8
            }
            Say {
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                text: qsTr("箭头朝上、四个角的数字都在，方向就对")
                font.pixelSize: 19
                font.weight: Font.Bold
            }
            Rectangle {
                anchors.horizontalCenter: parent.horizontalCenter
                width: Math.min(parent.width, Screen.width * root.page.rulerShare / root.scaleNow)
                height: 14
                color: "transparent"
                border.color: Theme.ink
                border.width: 2
            }
            Say {
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                text: qsTr("在取号机上全屏时，上面这条正好 100 毫米；不是，就改“大厅”页里“屏幕”的宽和高")
                color: Theme.ink2
                font.pixelSize: 15
            }
            Say {
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                text: root.page.panel + "\n" + root.page.screen
                font.pixelSize: 15
            }
            Say {
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                text: root.page.clock + "\n" + root.page.system
                font.pixelSize: 15
            }
        }
    }
    readonly property real scaleNow: Window.window ? Window.window.width / width : 1 // a kiosk's window is drawn larger

    Rectangle {
        x: root.upright ? 0 : root.half
        y: root.upright ? screen.height : 0
        width: root.half
        height: root.upright ? parent.height - y : parent.height
        color: Theme.card

        Column {
            x: 32
            y: 24
            width: parent.width - 64
            spacing: 16
            Say {
                width: parent.width
                text: qsTr("扫码器")
                font.pixelSize: 28
                font.weight: Font.Bold
            }
            Say {
                width: parent.width
                text: (Reach.finger ? "" : qsTr("按 S 或")) + qsTr("点一下格子，再扫一张告知单或预审单上的码。只看一看，不会用掉。")
                color: Theme.ink2
                font.pixelSize: 16
            }
            StaffField {
                id: field
                objectName: "scan"
                width: parent.width
                label: qsTr("扫码器打字进这里，末尾自己按回车") + (Reach.finger ? "" : "　S")
                onEntered: {
                    root.page.scanned(text);
                    text = "";
                }
            }
            Rectangle {
                visible: root.page.says !== ""
                width: parent.width
                height: told.height + 32
                radius: 12
                color: root.page.valid ? Theme.greenPale : Theme.amberPale
                Column {
                    id: told
                    x: 20
                    y: 16
                    width: parent.width - 40
                    spacing: 8
                    Say {
                        width: parent.width
                        text: root.page.says
                        color: root.page.valid ? Theme.green : Theme.amber
                        font.pixelSize: 19
                        font.weight: Font.Bold
                    }
                    Say {
                        width: parent.width
                        text: root.page.form
                        font.pixelSize: 16
                    }
                    Say {
                        width: parent.width
                        text: root.page.came
                        wrapMode: Text.WrapAnywhere
                        color: Theme.ink2
                        font.pixelSize: 16
                    }
                }
            }
        }
    }
    Connections {
        target: root.page
        function onFocusWanted() {
            field.focusField();
        }
    }
}
