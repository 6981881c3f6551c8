pragma ComponentBehavior: Bound
import QtQuick
import theme
import staff

// 统计: left the tables, days and files; right the chosen column as bars, its sentence, and the table.
Rectangle {
    id: page

    required property var figures
    readonly property real nameWidth: figures.heads.length > 10 ? 164 : Math.min(560, Math.max(240, main.width - figures.heads.length * 84))
    readonly property real cellWidth: Math.min(160, (main.width - nameWidth) / Math.max(1, figures.heads.length))

    // With a call and a message over it on a small screen every act stays in sight.
    readonly property bool low: height < 640
    color: Theme.paper

    MouseArea {
        anchors.fill: parent
    }
    Flickable {
        x: 24
        y: 16
        width: 216
        height: parent.height - 32
        contentHeight: side.height
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        Column {
            id: side
            width: parent.width
            spacing: page.low ? 4 : 8
            StaffButton {
                width: parent.width
                text: page.figures.range
                note: page.figures.days
                icon: "calendar"
                key: "R"
                onClicked: page.figures.do("range")
            }
            Repeater {
                model: page.figures.tabs
                delegate: StaffButton {
                    required property string modelData
                    required property int index
                    width: side.width
                    height: page.low ? 38 : 44
                    text: modelData
                    key: index + 1
                    primary: page.figures.at === index
                    onClicked: page.figures.do("table:" + index)
                }
            }
            Row {
                spacing: 8
                StaffButton {
                    width: 104
                    text: "xlsx"
                    key: "X"
                    onClicked: page.figures.do("xlsx")
                }
                StaffButton {
                    width: 104
                    text: "CSV"
                    key: "C"
                    onClicked: page.figures.do("csv")
                }
            }
            StaffButton {
                width: parent.width
                text: qsTr("回帮办台")
                key: "Esc"
                onClicked: page.figures.do("close")
            }
        }
    }
    Say {
        visible: text !== ""
        anchors.centerIn: main
        text: page.figures.wait
        color: Theme.ink2
        font.pixelSize: 28
        font.weight: Font.Bold
        z: 1
    }
    Rectangle {
        id: main
        anchors.left: parent.left
        anchors.leftMargin: 264
        anchors.right: parent.right
        anchors.rightMargin: 24
        anchors.top: parent.top
        anchors.topMargin: 16
        anchors.bottom: parent.bottom
        anchors.bottomMargin: 16
        radius: 16
        color: Theme.card
        clip: true

        FigureBars {
            id: bars
            visible: page.figures.bars.length > 0
            width: parent.width
            height: page.figures.upright ? 204 : page.figures.bars.length * 23 + 24
            figures: page.figures
        }
        Say {
            id: means
            x: 24
            anchors.top: bars.bottom
            width: parent.width - 48
            height: 44
            text: page.figures.means
            color: Theme.ink2
            lines: 2
            font.pixelSize: 16
        }
        Row {
            id: heads
            anchors.top: means.bottom
            x: page.nameWidth
            Repeater {
                model: page.figures.heads
                delegate: Tap {
                    id: head
                    required property string modelData
                    required property int index
                    readonly property bool chosen: page.figures.column === index
                    width: page.cellWidth
                    height: 52
                    activeFocusOnTab: false
                    label: modelData
                    onClicked: page.figures.choose(index)
                    Rectangle {
                        anchors.fill: parent
                        anchors.margins: 1
                        radius: 8
                        color: head.chosen ? Theme.mist : Theme.card
                        border.width: head.chosen ? 2 : 0
                        border.color: Theme.river
                    }
                    Say {
                        anchors.centerIn: parent
                        width: page.cellWidth >= 80 ? parent.width - 8 : page.cellWidth < 50 || head.modelData.length === 4 ? 30 : 44
                        horizontalAlignment: Text.AlignHCenter
                        text: head.modelData
                        lines: 3
                        font.pixelSize: 14
                        font.weight: Font.Bold
                    }
                }
            }
        }
        KeyCapSmall {
            visible: page.figures.heads.length > 1
            x: page.nameWidth - width - 8
            anchors.verticalCenter: heads.verticalCenter
            text: "←→"
        }
        ListView {
            id: list
            objectName: "figureRows"
            anchors.top: heads.bottom
            anchors.bottom: total.top
            width: parent.width
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            Connections {
                target: page.figures
                function onScrolled(by: int) {
                    list.contentY = Math.max(0, Math.min(list.contentHeight - list.height, list.contentY + by * 108));
                }
            }
            model: page.figures.rows
            delegate: FigureLine {
                required property var modelData
                width: list.width
                nameWidth: page.nameWidth
                cellWidth: page.cellWidth
                chosen: page.figures.column
                name: modelData.name
                cells: modelData.cells
            }
        }
        FigureLine {
            id: total
            visible: page.figures.total.length > 0
            anchors.bottom: parent.bottom
            width: parent.width
            nameWidth: page.nameWidth
            cellWidth: page.cellWidth
            chosen: page.figures.column
            name: qsTr("合计")
            cells: page.figures.total
            whole: true
        }
    }
}
