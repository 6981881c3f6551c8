pragma ComponentBehavior: Bound
import QtQuick
import theme
import staff

// Which keys there are now.
Item {
    id: hints

    required property var desk
    readonly property var leave: desk.finder.query !== "" ? [["Esc", qsTr("清空")]] : desk.papers.shown ? [["Esc", qsTr("回到材料")]] : []
    readonly property var teach: desk.finder.lost !== "" ? [["F4", qsTr("把“%1”记作它的说法").replace("%1", desk.finder.lost)]] : []
    readonly property var search: [["↑↓", qsTr("选")], ["Enter", qsTr("打开")], ...teach, ...leave]
    readonly property var ticks: desk.papers.live ? [[desk.papers.dating ? "1–12" : "1–9", desk.papers.dating ? qsTr("几月到期") : qsTr("选")], ["空格", qsTr("齐→缺→查")], ["A", qsTr("全齐")], ["J", qsTr("加一件")], [".", qsTr("备注")], ["S", qsTr("签声明")], ["退格", qsTr("重问")], ["Z", qsTr("撤销")], ["Enter", qsTr("办")]] : []
    readonly property var open: [["/", qsTr("找事项")], ...ticks, ["N", qsTr("下一位")], ["Esc", qsTr("放下")]]
    readonly property var appointments: desk.appointments.offered ? [["F5", qsTr("预约")]] : []
    readonly property var figures: desk.figures.offered ? [["F6", qsTr("统计")]] : []
    readonly property var tech: desk.technician ? [["F8", qsTr("设备维护")]] : []
    readonly property var words: [...(desk.stand.searching ? search : open), ["F2", qsTr("接呼叫")], ...appointments, ...figures, ...tech, ["F9", qsTr("换人")]]

    height: Math.max(52, row.height + 16)

    Flow {
        id: row
        anchors.verticalCenter: parent.verticalCenter
        width: parent.width
        spacing: 12
        Repeater {
            model: hints.words
            delegate: Row {
                id: hint
                required property var modelData
                spacing: 7
                KeyCapSmall {
                    text: hint.modelData[0]
                }
                Say {
                    anchors.verticalCenter: parent.verticalCenter
                    text: hint.modelData[1]
                    color: Theme.ink2
                    font.pixelSize: 14
                    wrapMode: Text.NoWrap
                }
            }
        }
    }
}
