pragma ComponentBehavior: Bound
import QtQuick
import theme

// Eight characters from a told-once notice or a pre-review slip.
CitizenScreen {
    id: screen

    readonly property bool flat: Theme.large && !Theme.portrait // little height: lower boxes, smaller words
    readonly property bool boxed: presenter.wrong && Theme.portrait // what to do stands out; lying panels have no room
    readonly property real toldHeight: boxed ? told.height : words.height
    readonly property int columns: Theme.portrait ? 8 : presenter.others ? 12 : 11
    readonly property int places: presenter.typed.length
    readonly property real keyGap: 16
    readonly property real keyWidth: (areaWidth - keyGap * (columns - 1)) / columns
    readonly property int rows: Math.ceil((presenter.keys.length + 1) / columns)
    readonly property real keyHeight: Math.max(Theme.touch, Math.min(112, (areaHeight - boxes.height - toldHeight - (screen.flat ? 24 : 64) - keyGap * (rows - 1)) / rows))

    title: !presenter.others ? (presenter.scanner ? qsTr("扫单子上的码，或输入 8 位") : qsTr("输入单子上的 8 位")) : presenter.scanner ? qsTr("扫码，或输入单子上、预约的码") : qsTr("输入单子上或预约的码")
    subtitle: presenter.others ? qsTr("告知单、预审单上最大的一行，或预约码。") : presenter.scanner ? qsTr("码对着扫码口，自动往下走；8 位是字最大的那一行。") : qsTr("在告知单或预审单上，字最大的那一行。")
    hint: presenter.others ? "" : qsTr("码里没有您的姓名和证件号。")
    primary: presenter.ended ? (presenter.takesNumber ? qsTr("办事取号") : qsTr("查要带什么")) : presenter.others ? qsTr("输完了") : ""
    primaryIcon: !presenter.ended ? "" : presenter.takesNumber ? "ticket" : "checklist"
    primaryReady: presenter.ended || presenter.enough
    onPrimaryTouched: presenter.go()
    reaches: Theme.low // the boxes are only read; the keys stand at the bottom
    onBack: presenter.back()

    Row {
        id: boxes
        readonly property real boxWidth: Math.min(108, (parent.width - (screen.places - 1) * 10 - 40) / screen.places)
        spacing: 10
        Repeater {
            model: screen.presenter.typed
            Row {
                id: slot
                required property string modelData
                required property int index
                spacing: 10
                Rectangle {
                    width: boxes.boxWidth
                    height: screen.flat ? 108 : Theme.large ? 136 : 120
                    radius: Theme.radiusAnswer
                    color: Theme.card
                    border.width: slot.index === screen.presenter.place ? 6 : 2
                    border.color: slot.index === screen.presenter.place ? Theme.sun : Theme.line
                    Say {
                        anchors.centerIn: parent
                        text: slot.modelData
                        color: Theme.deep
                        font.pixelSize: Math.min(Theme.large ? 76 : 64, boxes.boxWidth)
                        font.weight: Font.Bold
                    }
                }
                Item {
                    visible: slot.index === 3 && !screen.presenter.others
                    width: 30
                    height: 10
                    y: (boxes.height - height) / 2
                    Rectangle {
                        anchors.fill: parent
                        anchors.margins: 2
                        color: Theme.edge
                        radius: 3
                    }
                }
            }
        }
    }
    Panel {
        id: told
        visible: screen.boxed
        y: words.y - 24
        width: parent.width
        height: words.height + 48
        color: Theme.mist
        Icon {
            x: 32
            y: 24
            name: "info"
            size: 56
        }
    }
    Say {
        id: words
        x: screen.boxed ? 112 : 0
        y: boxes.height + (screen.flat ? 10 : screen.boxed ? 48 : 20)
        width: parent.width - x - (screen.boxed ? 32 : 0)
        text: Theme.kept(screen.presenter.line)
        color: screen.presenter.wrong ? Theme.ink : Theme.ink2
        font.pixelSize: screen.flat ? Theme.least : screen.boxed ? Theme.px(38) : Theme.name
        font.weight: screen.presenter.wrong ? Font.Medium : Font.Normal
    }
    Grid {
        id: grid
        columns: screen.columns
        spacing: screen.keyGap
        y: screen.areaHeight - screen.rows * (screen.keyHeight + screen.keyGap) + screen.keyGap
        Repeater {
            model: screen.presenter.keys.length
            KeyCap {
                required property int index
                width: screen.keyWidth
                height: screen.keyHeight
                text: screen.presenter.keys.charAt(index)
                onClicked: screen.presenter.press(text)
            }
        }
    }
    KeyCap {
        readonly property int before: screen.presenter.keys.length % screen.columns
        x: before * (screen.keyWidth + screen.keyGap)
        y: grid.y + (screen.rows - 1) * (screen.keyHeight + screen.keyGap)
        width: screen.areaWidth - x // all that the last row leaves
        height: screen.keyHeight
        text: before < screen.columns - 1 ? qsTr("删一位") : ""
        icon: "backspace"
        label: qsTr("删一位")
        onClicked: screen.presenter.erase()
    }
}
