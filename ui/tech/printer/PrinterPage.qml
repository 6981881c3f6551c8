pragma ComponentBehavior: Bound
import QtQuick
import theme
import staff

// This machine's slip printers: left which there are, right the open one: what is wrong, the mending, what it says.
Item {
    id: view

    required property var page
    readonly property var open: page.open
    readonly property bool bits: page.lower === "bits"
    readonly property bool bytes: page.lower === "bytes"

    PrinterList {
        id: list
        width: Reach.upright ? parent.width : 304
        height: Reach.upright ? rowsHeight + 8 : parent.height
        page: view.page
    }
    Item {
        visible: view.page.rows.length > 0
        anchors.left: Reach.upright ? parent.left : list.right
        anchors.leftMargin: 24
        anchors.right: parent.right
        anchors.rightMargin: 24
        anchors.top: Reach.upright ? list.bottom : parent.top
        anchors.topMargin: 16
        anchors.bottom: parent.bottom
        anchors.bottomMargin: 12

        Say {
            id: name
            width: parent.width - test.width - 24
            lines: 1
            text: view.open.name ?? ""
            font.pixelSize: 28
            font.weight: Font.Bold
        }
        Say {
            id: line
            anchors.top: name.bottom
            width: parent.width - test.width - 24
            lines: 1
            text: view.open.line ?? ""
            color: Theme.ink2
            font.pixelSize: 14
        }
        StaffButton {
            id: test
            anchors.right: parent.right
            width: 190
            text: qsTr("打测试页")
            icon: "printer"
            key: "T"
            primary: true
            onClicked: view.page.test()
        }
        TroublePanel {
            id: trouble
            anchors.top: line.bottom
            anchors.topMargin: Reach.upright ? 28 : 10
            width: parent.width
            open: view.open
            proof: view.page.proof
        }
        Say {
            id: says
            anchors.top: trouble.bottom
            anchors.topMargin: 12
            text: qsTr("打印机自己说")
            font.pixelSize: 16
            font.weight: Font.Bold
        }
        Say {
            anchors.right: parent.right
            anchors.baseline: says.baseline
            text: view.open.asked ?? ""
            color: Theme.ink2
            font.pixelSize: 14
        }
        StatusTiles {
            id: tiles
            anchors.top: says.bottom
            anchors.topMargin: 6
            width: parent.width
            tiles: view.open.tiles ?? []
        }
        Row {
            id: which
            anchors.top: tiles.bottom
            anchors.topMargin: 10
            spacing: 8
            StaffButton {
                width: 150
                height: Reach.touch
                text: qsTr("逐位看")
                key: "B"
                primary: view.bits
                onClicked: view.page.turnLower("bits")
            }
            StaffButton {
                width: 220
                height: Reach.touch
                text: qsTr("线上来回的字节")
                key: "Z"
                primary: view.bytes
                onClicked: view.page.turnLower("bytes")
            }
            StaffButton {
                width: 150
                height: Reach.touch
                text: qsTr("线和纸")
                key: "R"
                primary: view.page.lower === "care"
                onClicked: view.page.turnLower("care")
            }
        }
        Row {
            visible: view.bytes
            anchors.top: Reach.upright ? which.bottom : which.top
            anchors.topMargin: Reach.upright ? 8 : 0
            anchors.right: parent.right
            spacing: 8
            StaffButton {
                width: 140
                height: Reach.touch
                text: view.page.holds ? qsTr("接着看") : qsTr("先停住")
                key: "H"
                onClicked: view.page.hold()
            }
            StaffButton {
                width: 160
                height: Reach.touch
                text: qsTr("存成文件")
                key: "S"
                onClicked: view.page.save()
            }
        }
        BitsPanel {
            visible: view.bits
            anchors.top: which.bottom
            anchors.topMargin: 8
            width: parent.width
            height: Reach.upright ? 280 : parent.height - y
            each: view.open.bytes ?? []
        }
        CarePanel {
            visible: view.page.lower === "care"
            anchors.top: which.bottom
            anchors.topMargin: 12
            anchors.bottom: parent.bottom
            width: parent.width
            care: view.page.care
        }
        BytesPanel {
            visible: view.bytes
            anchors.top: which.bottom
            anchors.topMargin: Reach.upright ? Reach.touch + 16 : 8
            anchors.bottom: parent.bottom
            width: parent.width
            rows: view.page.passed
            holds: view.page.holds
        }
    }
    Column {
        visible: view.page.rows.length === 0
        anchors.centerIn: parent
        width: 620
        spacing: 14
        Say {
            width: parent.width
            text: qsTr("这台机器没有配小票机")
            font.pixelSize: 28
            font.weight: Font.Bold
        }
        Say {
            width: parent.width
            text: qsTr("在“设置”里点它接的口，写进 machine.toml；再开一次这个窗口，走五步。")
            color: Theme.ink2
            font.pixelSize: 16
        }
    }
}
