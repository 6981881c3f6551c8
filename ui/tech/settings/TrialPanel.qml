pragma ComponentBehavior: Bound
import QtQuick
import theme
import staff

// A trial under way: what is tried, what to look for on the paper, and how long the old settings still wait.
Rectangle {
    id: panel

    required property var trial
    readonly property bool asks: trial.asks ?? false
    readonly property var looks: [qsTr("汉字清楚，没有乱码和空白"), qsTr("数字尺一行到底，不折行，两边没切掉"), qsTr("二维码方正，手机扫得出"), trial.proves_flow ? qsTr("长表 001 到 100 一行不少，切在字的下面") : qsTr("切在字的下面，纸能拿出来")]

    signal kept
    signal givenUp

    implicitHeight: words.height + choice.height + 70
    radius: 14
    color: Theme.card
    border.width: 3
    border.color: Theme.sun

    Column {
        id: words
        x: 24
        y: 22
        width: parent.width - 48
        spacing: 10

        Say {
            width: parent.width
            text: panel.asks ? qsTr("测试页出来了吗？") : qsTr("正在打测试页……")
            font.pixelSize: 28
            font.weight: Font.Bold
        }
        Say {
            visible: !(panel.trial.mine ?? true)
            width: parent.width
            text: qsTr("%1 在试；您也可以定").arg(panel.trial.who ?? "")
            color: Theme.ink2
            font.pixelSize: 16
        }
        Say {
            width: parent.width
            lines: Reach.upright || panel.height > 520 ? 6 : 2
            text: (panel.trial.changes ?? []).join("；")
            font.pixelSize: 17
            font.weight: Font.Bold
        }
        Repeater {
            model: panel.asks ? panel.looks : []
            delegate: Say {
                required property int index
                required property string modelData
                width: panel.width - 48
                text: (index + 1) + "　" + modelData
                font.pixelSize: 17
            }
        }
        Say {
            width: parent.width
            text: panel.asks ? qsTr("还有 %1 秒；没人说“出来了”，就换回原来的设置").arg(panel.trial.seconds ?? 0) : panel.trial.taken ? qsTr("打不出来会自己换回原来的设置") : qsTr("等用打印机的程序接过去")
            color: Theme.amber
            font.pixelSize: 17
            font.weight: Font.Bold
        }
    }
    Row {
        id: choice
        anchors.bottom: parent.bottom
        anchors.bottomMargin: 20
        x: 24
        spacing: 10
        StaffButton {
            width: (panel.width - 58) * 0.5
            height: Math.max(64, Reach.touch)
            text: qsTr("出来了，留下")
            icon: "check"
            key: "Y"
            primary: true
            enabled: panel.asks
            opacity: enabled ? 1 : 0.45
            onClicked: panel.kept()
        }
        StaffButton {
            width: (panel.width - 58) * 0.5
            height: Math.max(64, Reach.touch)
            text: qsTr("没出好，换回去")
            key: "N"
            onClicked: panel.givenUp()
        }
    }
}
