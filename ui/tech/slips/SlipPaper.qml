pragma ComponentBehavior: Bound
import QtQuick
import theme
import staff

// How the slip looks: on which paper, with which data, dot by dot, under a scale of columns.
Item {
    id: root

    required property var look
    property bool whole: true // the paper's whole width in view; else one dot a pixel
    readonly property bool columns: look.wide <= 640 // a page of A4 has none
    readonly property real zoom: whole ? Math.min(1, sheet.width / Math.max(1, look.wide)) : 1

    component Choice: Tap {
        id: choice
        property string text
        property bool on: false

        label: text
        checkable: true
        checked: on
        activeFocusOnTab: false
        width: words.width + 26
        height: Reach.touch
        Rectangle {
            anchors.fill: parent
            radius: 10
            color: choice.on ? Theme.river : choice.pressed ? Theme.cardPressed : Theme.card
            border.width: choice.on ? 0 : 2
            border.color: Theme.edge
        }
        Say {
            id: words
            anchors.centerIn: parent
            wrapMode: Text.NoWrap
            text: choice.text
            color: choice.on ? Theme.card : Theme.ink
            font.pixelSize: 15
            font.weight: choice.on ? Font.Bold : Font.Normal
        }
    }

    Flow {
        id: papers
        width: parent.width
        spacing: 6
        Repeater {
            model: root.look.papers
            delegate: Choice {
                required property var modelData
                text: modelData.title
                on: modelData.on
                onClicked: root.look.usePaper(modelData.key)
            }
        }
        Choice {
            text: root.whole ? qsTr("看 1 : 1") : qsTr("看全宽")
            onClicked: root.whole = !root.whole
        }
    }
    Flow {
        id: specimens
        anchors.top: papers.bottom
        anchors.topMargin: 6
        width: parent.width
        spacing: 6
        Repeater {
            model: root.look.specimens
            delegate: Choice {
                required property var modelData
                text: modelData.title
                on: modelData.on
                onClicked: root.look.useSpecimen(modelData.key)
            }
        }
    }
    Say {
        id: size
        anchors.top: specimens.bottom
        anchors.topMargin: 8
        text: root.columns ? qsTr("宽 %1 点 · 长 %2 点 · 每格 10 列").arg(root.look.wide).arg(root.look.high) : qsTr("A4 纸")
        color: Theme.ink2
        font.pixelSize: 14
    }
    Rectangle {
        anchors.top: size.bottom
        anchors.topMargin: 6
        anchors.bottom: parent.bottom
        width: parent.width
        color: Theme.line
        radius: 10

        Flickable {
            id: sheet
            anchors.fill: parent
            anchors.margins: 10
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            contentWidth: Math.max(width, root.look.wide * root.zoom)
            contentHeight: scale.height + paper.height + 12

            Item {
                id: scale
                x: paper.x
                width: paper.width
                height: 20
                Repeater {
                    // 12 dots a column
                    model: root.columns ? Math.floor(root.look.wide / 120) + 1 : 0
                    delegate: Item {
                        id: tick
                        required property int index
                        x: index * 120 * root.zoom
                        height: scale.height
                        Rectangle {
                            width: 1
                            height: parent.height
                            color: Theme.edge
                        }
                        Say {
                            x: 4
                            text: tick.index * 10
                            color: Theme.ink2
                            font.pixelSize: 14
                        }
                    }
                }
            }
            Rectangle {
                id: paper
                x: Math.max(0, (sheet.width - width) / 2)
                y: scale.height + 4
                width: root.look.wide * root.zoom
                height: root.look.high * root.zoom
                color: Theme.card
                Image {
                    objectName: "slip"
                    anchors.fill: parent
                    cache: false
                    smooth: root.zoom < 1
                    mipmap: false
                    source: root.look.picture
                }
            }
        }
        Rectangle {
            visible: sheet.contentHeight > sheet.height
            anchors.right: parent.right
            anchors.rightMargin: 2
            y: 6 + (parent.height - 12) * sheet.contentY / sheet.contentHeight
            width: 5
            height: (parent.height - 12) * sheet.height / sheet.contentHeight
            radius: 2.5
            color: Theme.edge
        }
    }
    Component.onCompleted: root.look.shownIn(root)
}
