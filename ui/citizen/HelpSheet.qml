pragma ComponentBehavior: Bound
import QtQuick
import theme

// 叫人帮办: rises over the screen; answers are kept.
Item {
    id: sheet

    property var help: null
    readonly property real rowY: Theme.sheetEnd - (Theme.portrait ? 152 : 144)

    Rectangle {
        width: parent.width
        height: Theme.sheetEnd
        color: Theme.abyss
        opacity: 0.55
    }
    MouseArea {
        width: parent.width
        height: Theme.sheetEnd
        Accessible.ignored: true
    }
    Rectangle {
        id: ground
        y: words.y - 72
        width: parent.width
        height: Theme.sheetEnd - y
        radius: Theme.radiusHero
        color: Theme.paper
    }
    Column {
        id: words
        x: Theme.margin
        width: Theme.contentWidth
        y: sheet.rowY - height - 56
        spacing: 24

        Icon {
            name: "agent"
            size: 96
        }
        Say {
            width: parent.width
            text: sheet.help?.title ?? ""
            font.pixelSize: Theme.title
            font.weight: Font.Bold
            Accessible.role: Accessible.Heading
        }
        Say {
            width: parent.width
            text: Theme.kept(sheet.help?.line ?? "")
            color: Theme.ink2
            font.pixelSize: Theme.name
        }
    }
    PrimaryButton {
        x: Theme.margin
        y: sheet.rowY
        width: Theme.contentWidth
        height: Theme.portrait ? 128 : 104
        text: sheet.help?.begun ? qsTr("知道了，接着办") : qsTr("知道了")
        onClicked: sheet.help.close()
    }
}
