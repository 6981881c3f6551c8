pragma ComponentBehavior: Bound
import QtQuick
import theme
import staff

// Five steps to a test page: the sun stands on the one that is done now; nothing changes before the last.
Rectangle {
    id: view

    required property var page
    readonly property var steps: page.steps
    readonly property int at: steps.step
    readonly property bool trying: page.trial.changes !== undefined

    color: Theme.paper

    MouseArea {
        anchors.fill: parent
    }
    Row {
        id: road
        x: 24
        y: 18
        spacing: 10
        Repeater {
            model: view.steps.steps
            delegate: Tap {
                id: stop
                required property int index
                required property string modelData
                readonly property bool now: view.at === index + 1

                label: modelData
                activeFocusOnTab: false
                width: (view.width - 48 - 40) / 5
                height: Math.max(52, Reach.touch)
                onClicked: view.steps.goTo(index + 1)

                Rectangle {
                    anchors.fill: parent
                    radius: 10
                    color: stop.now ? Theme.dawn : view.at > stop.index + 1 ? Theme.mist : Theme.card
                    border.width: stop.now ? 3 : 1
                    border.color: stop.now ? Theme.sun : Theme.line
                }
                Say {
                    anchors.centerIn: parent
                    text: (stop.index + 1) + "　" + stop.modelData
                    color: view.at >= stop.index + 1 ? Theme.ink : Theme.ink2
                    font.pixelSize: 17
                    font.weight: stop.now ? Font.Bold : Font.Normal
                }
            }
        }
    }
    Say {
        id: says
        anchors.top: road.bottom
        anchors.topMargin: 16
        x: 24
        width: parent.width - 48
        text: view.steps.says
        font.pixelSize: 17
    }
    Item {
        id: place
        anchors.top: says.bottom
        anchors.topMargin: 14
        anchors.bottom: foot.top
        anchors.bottomMargin: 12
        x: 24
        width: parent.width - 48

        PortStep {
            visible: view.at === 1
            anchors.fill: parent
            steps: view.steps
        }
        ListenStep {
            visible: view.at === 2
            anchors.fill: parent
            steps: view.steps
        }
        FamilyStep {
            visible: view.at === 3
            anchors.fill: parent
            steps: view.steps
        }
        PaperStep {
            visible: view.at === 4
            anchors.fill: parent
            steps: view.steps
        }
        PageStep {
            visible: view.at === 5
            anchors.fill: parent
            page: view.page
        }
    }
    Row {
        id: foot
        anchors.bottom: parent.bottom
        anchors.bottomMargin: 14
        x: 24
        spacing: 8
        visible: !view.trying
        StaffButton {
            width: 240
            text: view.at === 1 ? qsTr("不接了") : qsTr("上一步")
            key: view.at === 1 ? "Esc" : qsTr("退格")
            onClicked: view.steps.goBack()
        }
    }
    StaffButton {
        anchors.right: parent.right
        anchors.rightMargin: 24
        anchors.bottom: parent.bottom
        anchors.bottomMargin: 14
        visible: !view.trying
        width: 340
        text: view.at === 5 ? qsTr("打测试页") : qsTr("下一步")
        icon: view.at === 5 ? "printer" : ""
        key: view.at === 5 ? "T" : "Enter"
        primary: true
        enabled: view.steps.mayGoOn
        opacity: enabled ? 1 : 0.45
        onClicked: view.at === 5 ? view.page.tryIt() : view.steps.goOn()
    }
}
