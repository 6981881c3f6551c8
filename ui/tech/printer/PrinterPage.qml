import QtQuick
import theme

// This machine's slip printers: left which there are, right the one that is open.
Item {
    id: page

    required property var page

    Say {
        x: 24
        y: 24
        text: qsTr("打印机")
        font.pixelSize: 28
        font.weight: Font.Bold
    }
}
