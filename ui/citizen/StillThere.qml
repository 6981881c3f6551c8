import QtQuick
import theme

// 您还在吗？ A ring of seconds, two buttons; a touch anywhere counts as being here. At 0 the home, answers wiped.
Item {
    id: asking

    property var shell: null
    readonly property real from: Theme.portrait ? 280 : 0 // header, river and foot stay where there is room for them
    readonly property real column: Theme.portrait ? 952 : 1400
    readonly property int seconds: shell?.idle.seconds ?? 0

    Rectangle {
        y: asking.from
        width: parent.width
        height: Theme.sheetEnd - y
        color: Theme.paper
    }
    MouseArea {
        width: parent.width
        height: Theme.sheetEnd
        onClicked: asking.shell.stay()
        Accessible.ignored: true
    }
    Ring {
        id: ring
        anchors.horizontalCenter: parent.horizontalCenter
        y: Theme.portrait ? 320 : 60
        width: Theme.portrait ? Math.max(200, 420 - Theme.lift) : 300
        height: width
        seconds: asking.seconds
        whole: asking.shell?.idle.whole ?? 20
        stroke: 22
        tint: Theme.sun
        Say {
            anchors.centerIn: parent
            text: asking.seconds
            wrapMode: Text.NoWrap
            font.pixelSize: Theme.portrait ? 180 : 130
            font.weight: Font.Medium
        }
    }
    Column {
        anchors.horizontalCenter: parent.horizontalCenter
        y: ring.y + ring.height + (Theme.portrait ? 56 : 24)
        width: asking.column
        spacing: Theme.portrait ? 24 : 12
        Say {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: qsTr("您还在吗？")
            font.pixelSize: Theme.hero
            font.weight: Font.Bold
            Accessible.role: Accessible.Heading
        }
        Say {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: Theme.kept(qsTr("%n 秒后回到首页。刚才选的会清空，别人看不到。", "", asking.seconds))
            color: Theme.ink2
            font.pixelSize: Theme.px(38)
        }
        Item {
            width: 1
            height: Theme.portrait ? 32 : 4
        }
        Grid {
            columns: Theme.portrait ? 1 : 2 // lying there is little height above the foot
            spacing: parent.spacing
            layoutDirection: Qt.RightToLeft // the primary on the right
            readonly property real each: Theme.portrait ? asking.column : (asking.column - spacing) / 2
            PrimaryButton {
                width: parent.each
                height: Theme.portrait ? 168 : 120
                text: qsTr("我还在，接着办")
                onClicked: asking.shell.stay()
            }
            QuietButton {
                width: parent.each
                height: Theme.portrait ? 128 : 120
                text: qsTr("不办了，回首页")
                onClicked: asking.shell.giveUp()
            }
        }
        Say {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: qsTr("点屏幕任何地方，也算“我还在”。")
            color: Theme.ink2
            font.pixelSize: Theme.body
        }
    }
}
