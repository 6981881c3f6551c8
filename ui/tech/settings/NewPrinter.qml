pragma ComponentBehavior: Bound
import QtQuick
import theme
import staff

// A machine's first slip printer, or its standby: which port it is on; the rest is found by the five steps afterwards.
Column {
    id: view

    required property var fresh
    required property bool first

    spacing: 10

    Say {
        width: parent.width
        text: view.first ? qsTr("这台机器还没有小票机：接在哪个口？") : qsTr("备用小票机接在哪个口？第一台出故障，小票从它出")
        font.pixelSize: 21
        font.weight: Font.Bold
    }
    Say {
        width: parent.width
        text: qsTr("写进 machine.toml，先当通用 80 mm；关上这个窗口再开一次，用“接打印机”的五步把型号、速度、宽度定准。")
        color: Theme.ink2
        font.pixelSize: 16
    }
    Repeater {
        model: view.fresh.ports
        delegate: StaffButton {
            required property int index
            required property var modelData
            width: view.width
            text: modelData.port
            note: modelData.name
            key: index < 9 ? index + 1 : ""
            onClicked: view.fresh.add(modelData.port)
        }
    }
    Row {
        width: parent.width
        spacing: 8
        StaffField {
            id: port
            objectName: "new port"
            width: parent.width - 148
            label: qsTr("别的接口，比如 tcp://192.168.1.9:9100")
            onEntered: view.fresh.add(text)
            Keys.onEscapePressed: view.forceActiveFocus()
        }
        StaffButton {
            y: 24
            width: 140
            text: qsTr("用它")
            onClicked: view.fresh.add(port.text)
        }
    }
    Say {
        visible: text !== ""
        width: parent.width
        text: view.fresh.said
        font.pixelSize: 16
        font.weight: Font.Bold
    }
}
