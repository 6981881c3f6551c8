pragma ComponentBehavior: Bound
import QtQuick
import theme
import staff

// The slips' templates: left which, in the middle the text, right how it looks on paper.
Item {
    id: root

    required property var page

    Shortcut {
        sequences: [StandardKey.Save]
        enabled: root.visible
        onActivated: root.page.save()
    }
    Shortcut {
        sequences: [StandardKey.Print]
        enabled: root.visible
        onActivated: root.page.printOne()
    }
    Flow {
        id: list
        readonly property real one: Reach.upright ? (width - 3 * spacing) / 4 : width
        x: 16
        y: 16
        width: Reach.upright ? root.width - 32 : 196
        spacing: Reach.upright ? 8 : 4

        Repeater {
            model: root.page.slips
            delegate: Tap {
                id: one
                required property var modelData
                width: list.one
                height: Math.max(43, Reach.upright ? Reach.touch : 0)
                label: modelData.title
                role: Accessible.PageTab
                checkable: true
                checked: modelData.open
                activeFocusOnTab: false
                onClicked: root.page.choose(modelData.name)

                Rectangle {
                    anchors.fill: parent
                    radius: 10
                    color: one.modelData.open ? Theme.river : one.pressed ? Theme.cardPressed : Theme.card
                    border.width: one.modelData.open ? 0 : 1
                    border.color: Theme.line
                }
                Say {
                    x: 14
                    anchors.verticalCenter: parent.verticalCenter
                    width: parent.width - 28 - mark.width
                    lines: 1
                    text: one.modelData.title
                    color: one.modelData.open ? Theme.card : Theme.ink
                    font.pixelSize: 16
                    font.weight: one.modelData.open ? Font.Bold : Font.Normal
                }
                Say {
                    id: mark
                    anchors.right: parent.right
                    anchors.rightMargin: 12
                    anchors.verticalCenter: parent.verticalCenter
                    wrapMode: Text.NoWrap
                    text: one.modelData.unsaved ? qsTr("没存") : one.modelData.edited ? qsTr("改过") : ""
                    color: one.modelData.open ? Theme.card : one.modelData.unsaved ? Theme.amber : Theme.ink2
                    font.pixelSize: 14
                }
            }
        }
        Item {
            visible: !Reach.upright
            width: 1
            height: 6
        }
        StaffButton {
            width: list.one
            text: qsTr("票头图")
            note: Reach.upright ? "" : qsTr("大厅的标志")
            onClicked: root.page.logo.open()
        }
        Say {
            visible: !Reach.upright
            width: parent.width
            topPadding: 10
            text: qsTr("文字存在大厅的 slips 文件夹里，用记事本改也行；怎么写，见“号票”开头的说明。")
            color: Theme.ink2
            font.pixelSize: 14
        }
    }
    SlipText {
        id: writing
        anchors.left: Reach.upright ? parent.left : list.right
        anchors.right: Reach.upright ? parent.right : paper.left
        anchors.top: Reach.upright ? list.bottom : parent.top
        anchors.bottom: foot.top
        anchors.margins: 16
        page: root.page
    }
    SlipFoot {
        id: foot
        anchors.left: writing.left
        anchors.right: writing.right
        anchors.bottom: Reach.upright ? paper.top : parent.bottom
        anchors.bottomMargin: Reach.upright ? 8 : 56 // what was just done is told below it, and covers no button
        page: root.page
        text: writing
    }
    SlipPaper {
        id: paper
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        anchors.margins: 16
        anchors.bottomMargin: Reach.upright ? 56 : 16
        width: Reach.upright ? root.width - 32 : Math.max(420, Math.min(600, root.width * 0.36))
        height: Reach.upright ? root.height * 0.38 : root.height - 32
        look: root.page.look
    }
    SlipLogo {
        anchors.left: writing.left
        anchors.right: writing.right
        anchors.top: writing.top
        anchors.bottom: foot.bottom
        visible: root.page.logo.shown
        logo: root.page.logo
    }
    SlipVersions {
        anchors.fill: writing
        visible: root.page.showsHistory && !root.page.logo.shown
        page: root.page
    }
}
