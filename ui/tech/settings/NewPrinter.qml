pragma ComponentBehavior: Bound
import QtQuick
import theme
import staff

// A machine's first slip printer, or its standby: which port it is on; the rest is found by the five steps afterwards.
// Or one that may go.
Column {
    id: view

    required property var fresh
    required property bool first

    spacing: 10

    Say {
        width: parent.width
        text: view.fresh.leaving ? qsTr("拆走 %1？").replace("%1", view.fresh.leaving) : view.first ? qsTr("这台机器还没有小票机：接在哪个口？") : qsTr("备用小票机接在哪个口？第一台出故障，小票从它出")
        font.pixelSize: 21
        font.weight: Font.Bold
    }
    Say {
        width: parent.width
        text: view.fresh.leaving ? qsTr("从 machine.toml 里去掉它的接口和设置；另一台就是主用的，没有另一台，号只在屏幕上。用过的纸和刀数另存在 before。还有小票没打完、没定的，先不让拆。") : qsTr("写进 machine.toml，先当通用 80 mm，拆走过的照原来的设置；再用“接打印机”的五步把型号、速度、宽度定准。")
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
        visible: view.fresh.leaving !== ""
        width: parent.width
        spacing: 8
        StaffButton {
            width: 190
            text: qsTr("拆走")
            key: "Y"
            primary: true
            onClicked: view.fresh.letGo()
        }
        StaffButton {
            width: 190
            text: qsTr("留着")
            key: "N"
            onClicked: view.fresh.close()
        }
    }
    Row {
        visible: view.fresh.leaving === ""
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
