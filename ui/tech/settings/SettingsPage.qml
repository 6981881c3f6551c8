pragma ComponentBehavior: Bound
import QtQuick
import theme
import staff

// What a printer is set to: left every setting, right the open one, the trial under way, or what was before.
Item {
    id: view

    required property var page
    readonly property var trial: page.trial
    readonly property bool trying: trial.changes !== undefined
    readonly property bool several: page.printers.length > 1

    Say {
        id: title
        x: 24
        y: 20
        text: qsTr("打印机设置")
        font.pixelSize: 28
        font.weight: Font.Bold
    }
    Row {
        id: which
        x: Reach.upright ? 24 : title.x + title.width + 24
        y: Reach.upright ? history.y + history.height + 12 : 10
        spacing: 8
        Repeater {
            model: view.several ? view.page.printers : []
            delegate: StaffButton {
                required property var modelData
                width: Reach.upright ? (view.width - 56) / 2 : Math.min(280, (history.x - 326 - which.x - 32) / 2)
                height: Math.max(56, Reach.touch)
                text: modelData.name + (modelData.standby ? qsTr("（备用）") : "")
                key: modelData.chosen ? "" : "P"
                primary: modelData.chosen
                onClicked: if (!modelData.chosen)
                    view.page.turnPrinter()
            }
        }
    }
    Say {
        visible: view.page.printers.length === 1 && !Reach.upright
        anchors.left: title.right
        anchors.leftMargin: 20
        anchors.right: history.left
        anchors.rightMargin: 500
        anchors.verticalCenter: history.verticalCenter
        lines: Reach.upright ? 3 : 1
        text: (view.page.printers[0]?.name ?? "") + "　" + qsTr("改了先试一下，说“出来了”才留下")
        color: Theme.ink2
        font.pixelSize: 17
    }
    StaffButton {
        id: history
        anchors.right: parent.right
        anchors.rightMargin: 24
        y: 14
        width: 190
        text: view.page.historyOpen ? qsTr("回到设置") : qsTr("历次改动")
        key: "H"
        onClicked: view.page.openHistory()
    }
    StaffButton {
        anchors.right: history.left
        anchors.rightMargin: 8
        y: 14
        width: 190
        text: qsTr("接打印机")
        icon: "plug"
        key: "W"
        onClicked: view.page.openSteps()
    }
    StaffButton {
        id: second
        visible: view.page.printers.length === 1
        anchors.right: history.left
        anchors.rightMargin: 206
        y: 14
        width: 150
        text: view.page.fresh.shown && !view.page.fresh.leaving ? qsTr("不加了") : qsTr("加备用机")
        key: "A"
        onClicked: view.page.fresh.turn()
    }
    StaffButton {
        visible: view.page.printers.length > 0
        anchors.right: history.left
        anchors.rightMargin: second.visible ? 364 : 206
        y: 14
        width: 120
        text: view.page.fresh.leaving ? qsTr("不拆了") : qsTr("拆走")
        key: "D"
        onClicked: view.page.askToGo()
    }
    NewPrinter {
        visible: view.page.fresh.shown && !view.trying
        x: 24
        y: 24 + (Reach.upright && view.several ? which.y + which.height : history.y + history.height)
        width: parent.width - 48
        fresh: view.page.fresh
        first: view.page.printers.length === 0
    }
    SettingRows {
        id: rows
        visible: !view.page.fresh.shown || view.trying
        x: 24
        anchors.top: Reach.upright && view.several ? which.bottom : history.bottom
        anchors.topMargin: 16
        width: Reach.upright ? parent.width - 48 : Math.round((parent.width - 72) * 0.52)
        height: Reach.upright ? Math.min(contentHeight, view.height * 0.45) : parent.height - y - 12
        page: view.page
        opacity: view.trying ? 0.45 : 1
    }
    Item {
        id: beside
        anchors.left: Reach.upright ? parent.left : rows.right
        anchors.leftMargin: 24
        anchors.right: parent.right
        anchors.rightMargin: 24
        anchors.top: Reach.upright ? rows.bottom : rows.top
        anchors.topMargin: Reach.upright ? 16 : 0
        anchors.bottom: parent.bottom
        anchors.bottomMargin: 12

        OpenSetting {
            visible: !view.trying && !view.page.historyOpen && !view.page.fresh.shown && view.page.rows.length > 0
            width: parent.width
            height: Reach.upright ? Math.min(parent.height, implicitHeight) : parent.height
            page: view.page
        }
        SettingHistory {
            visible: !view.trying && view.page.historyOpen && !view.page.fresh.shown
            anchors.fill: parent
            page: view.page
        }
        TrialPanel {
            visible: view.trying
            width: parent.width
            height: Reach.upright ? Math.min(parent.height, implicitHeight) : parent.height
            trial: view.trial
            onKept: view.page.keepIt()
            onGivenUp: view.page.giveUp()
        }
    }
    Say {
        visible: view.page.rows.length === 0 && !view.page.historyOpen && !view.page.fresh.shown
        anchors.verticalCenter: parent.verticalCenter
        x: 24
        width: parent.width - 48
        horizontalAlignment: Text.AlignHCenter
        text: view.page.trouble
        font.pixelSize: 19
        font.weight: Font.Bold
    }
    WizardView {
        visible: view.page.stepsOpen
        anchors.fill: parent
        page: view.page
    }
}
