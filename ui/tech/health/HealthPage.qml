pragma ComponentBehavior: Bound
import QtQuick
import theme
import staff

// What a look at this machine found: the worst first, each with its next step.
Item {
    id: root

    required property var page

    Say {
        id: title
        x: 24
        y: 20
        text: qsTr("体检")
        font.pixelSize: 28
        font.weight: Font.Bold
    }
    Say {
        anchors.left: title.right
        anchors.leftMargin: 20
        anchors.baseline: title.baseline
        width: acts.x - x - 20
        text: root.page.looking ? qsTr("正在看，两秒左右") : root.page.summary
        color: Theme.ink2
        wrapMode: Text.NoWrap
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: 13
        font.pixelSize: 19
    }
    Row {
        id: acts
        anchors.right: parent.right
        anchors.rightMargin: 24
        y: 16
        spacing: 8
        StaffButton {
            width: 150
            text: root.page.logShown ? qsTr("回到体检") : qsTr("日志")
            key: "L"
            onClicked: root.page.turnLog()
        }
        StaffButton {
            width: 200
            text: qsTr("打包给技术支持")
            enabled: !root.page.looking
            opacity: enabled ? 1 : 0.45
            onClicked: root.page.pack()
        }
        StaffButton {
            width: 160
            text: qsTr("再看一遍")
            key: "R"
            primary: true
            enabled: !root.page.looking
            opacity: enabled ? 1 : 0.45
            onClicked: root.page.lookAgain()
        }
    }
    ListView {
        id: list
        anchors.fill: parent
        anchors.topMargin: Reach.upright ? 104 : 80
        anchors.leftMargin: 24
        anchors.rightMargin: 24
        clip: true
        spacing: 6
        boundsBehavior: Flickable.StopAtBounds
        opacity: root.page.looking ? 0.45 : 1
        footer: Item {
            height: 56 // what was just done is told there
        }
        model: root.page.findings
        delegate: Rectangle {
            id: row
            required property var modelData
            readonly property bool fine: modelData.health === "fine"
            readonly property bool broken: modelData.health === "broken"

            width: list.width
            height: Math.max(44, words.height + 16)
            radius: 10
            color: fine ? Theme.card : broken ? "#F8E7DD" : Theme.amberPale

            Rectangle {
                x: 12
                y: 9
                width: 84
                height: 26
                radius: 13
                color: row.fine ? Theme.greenPale : row.broken ? "#8C3A12" : Theme.amber
                Say {
                    anchors.centerIn: parent
                    text: row.modelData.word
                    color: row.fine ? Theme.green : Theme.card
                    font.pixelSize: 15
                    font.weight: Font.Bold
                }
            }
            Say {
                x: 112
                y: 10
                width: 114
                text: row.modelData.part
                wrapMode: Text.NoWrap
                font.pixelSize: root.page.logShown ? 14 : 17
                font.weight: Font.Bold
            }
            Column {
                id: words
                x: 230
                y: 10
                width: parent.width - x - 16
                spacing: 2
                Say {
                    width: parent.width
                    text: row.modelData.says
                    font.pixelSize: 16
                }
                Say {
                    width: parent.width
                    visible: text !== ""
                    text: row.modelData.next ? "→ " + row.modelData.next : ""
                    font.pixelSize: 16
                    font.weight: Font.Bold
                }
            }
        }
    }
}
