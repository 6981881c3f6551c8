pragma ComponentBehavior: Bound
import QtQuick
import theme

// What a good paper looks like (22): rises over the list; what matters is marked on a drawing; the answers stay.
Item {
    id: sheet

    property var presenter: null
    readonly property var paper: presenter.sample
    readonly property bool drawn: (paper.drawing ?? "") !== ""
    readonly property real half: Theme.portrait ? Theme.contentWidth : (Theme.contentWidth - 64) / 2
    readonly property bool flat: Theme.large && !Theme.portrait // little height for large words
    readonly property real rowY: (Theme.portrait ? 1592 : 940) - Theme.lift
    readonly property bool rowShown: Theme.portrait || !Theme.covered
    readonly property real readEnd: take.visible ? take.y : Math.min(rowY, Theme.sheetEnd) // of what is read

    MouseArea {
        width: parent.width
        height: Theme.sheetEnd
        Accessible.ignored: true
    }
    Rectangle {
        width: parent.width
        height: Theme.sheetEnd
        color: Theme.abyss
        opacity: 0.5
    }
    Rectangle {
        id: ground
        readonly property real told: sheet.drawn && !Theme.portrait ? Math.max(frame.height, words.height) : frame.height + (sheet.drawn ? 28 : 0) + words.height
        readonly property real wished: 44 + head.height + 24 + told + 32
        y: Math.max(Theme.portrait ? 240 : 60, sheet.readEnd - wished)
        width: parent.width
        height: Theme.sheetEnd - y
        radius: 40
        color: Theme.paper

        Column {
            id: head
            x: Theme.margin
            y: 44
            width: Theme.contentWidth
            spacing: 16
            Say {
                width: parent.width
                text: sheet.paper.name ?? ""
                font.pixelSize: Theme.px(48)
                font.weight: Font.Bold
                Accessible.role: Accessible.Heading
            }
            Row {
                spacing: 16
                Badge {
                    id: tag
                    text: sheet.paper.tag ?? ""
                    tone: sheet.paper.tone ?? "mist"
                    size: Theme.second
                }
                Badge {
                    id: inLine
                    visible: Theme.large && sheet.drawn
                    text: qsTr("样张")
                    tone: "card"
                    size: Theme.second
                }
                Say {
                    width: Theme.contentWidth - tag.width - 16 - (inLine.visible ? inLine.width + 16 : 0)
                    text: sheet.paper.facts ?? ""
                    color: Theme.ink2
                    font.pixelSize: Theme.second
                }
            }
        }
        Panel {
            id: frame
            readonly property real room: sheet.readEnd - (Theme.portrait ? 240 : 60) - 44 - head.height - 24 - 32 - (Theme.portrait ? words.height + 28 : 0)
            readonly property real above: Theme.large ? 24 : 84 // the row with the badge; large type has it beside the tag
            readonly property real wide: Math.min(sheet.half - 48, 2 * (room - above - 20))
            visible: sheet.drawn
            x: Theme.margin
            y: head.y + head.height + 24
            width: sheet.half
            height: sheet.drawn ? drawing.height + above + 20 : 0
            radius: Theme.radiusHero

            Badge {
                id: sampleTag
                visible: !Theme.large
                x: 24
                y: 20
                text: qsTr("样张")
                size: Theme.second
            }
            Say {
                visible: sampleTag.visible && text !== ""
                x: sampleTag.x + sampleTag.width + 24
                y: 20
                width: parent.width - x - 28
                height: sampleTag.height
                text: sheet.paper.hint ?? ""
                color: Theme.ink2
                font.pixelSize: Theme.second
                fontSizeMode: Text.Fit
                minimumPixelSize: Theme.fitted(26)
                horizontalAlignment: Text.AlignRight
                verticalAlignment: Text.AlignVCenter
            }
            Drawing {
                id: drawing
                x: (parent.width - width) / 2
                y: frame.above
                width: sheet.drawn ? Math.round(frame.wide) : 0
                height: width / 2
                name: sheet.paper.drawing ?? ""
                Repeater {
                    model: sheet.paper.marks ?? []
                    Mark {
                        id: mark
                        required property var modelData
                        x: drawing.width * mark.modelData.x - width / 2
                        y: drawing.height * mark.modelData.y - height / 2
                        size: Math.max(32, Math.min(44, drawing.width / 20))
                        number: mark.modelData.number
                        drawn: true
                    }
                }
            }
        }
        Column {
            id: words
            x: sheet.drawn && !Theme.portrait ? Theme.margin + sheet.half + 64 : Theme.margin
            y: sheet.drawn && Theme.portrait ? frame.y + frame.height + 28 : head.y + head.height + 24
            width: sheet.half
            spacing: Theme.large ? 16 : 24
            Grid {
                id: points
                readonly property bool two: Theme.portrait && !Theme.large && !Theme.english
                width: parent.width
                columns: two ? 2 : 1
                columnSpacing: 24
                rowSpacing: Theme.large ? 14 : 20
                Repeater {
                    model: sheet.paper.points ?? []
                    Row {
                        id: point
                        required property string modelData
                        required property int index
                        width: points.two ? (points.width - 24) / 2 : points.width
                        spacing: 20
                        Mark {
                            id: legend
                            anchors.verticalCenter: parent.verticalCenter
                            size: Theme.large ? 52 : 48
                            number: point.index + 1
                        }
                        Say {
                            anchors.verticalCenter: parent.verticalCenter
                            width: point.width - legend.width - 20
                            text: point.modelData
                            font.pixelSize: sheet.flat ? 42 : Theme.px(36)
                            font.weight: Font.Medium
                        }
                    }
                }
            }
            Say {
                visible: text !== ""
                width: parent.width
                text: sheet.paper.help ?? ""
                color: Theme.ink2
                font.pixelSize: sheet.flat ? Theme.least : Theme.body
            }
        }
    }
    component Mark: Rectangle {
        id: disc
        property real size: 48
        property int number: 0
        property bool drawn: false // on the drawing: the legend says it too
        width: size
        height: size
        radius: size / 2
        color: Theme.river
        Say {
            anchors.centerIn: parent
            text: disc.number
            Accessible.ignored: disc.drawn
            color: Theme.card
            font.pixelSize: !disc.drawn && Theme.large ? Theme.least : Math.round(disc.size * 0.66)
            font.weight: Font.Bold
        }
    }
    QuietButton {
        id: take
        visible: sheet.presenter.canPrintSample
        x: Theme.portrait ? Theme.margin : Theme.margin + sheet.half + 64
        y: Math.min(sheet.rowY, Theme.sheetEnd) - height - 24
        width: sheet.half
        height: Theme.portrait ? 112 : 96
        icon: "printer"
        text: sheet.presenter.samplePrinted ? qsTr("正在打印，请看下方出票口") : qsTr("打印这张样张，带走照着做")
        enabled: !sheet.presenter.samplePrinted
        onClicked: sheet.presenter.printSample()
    }
    BackButton {
        x: Theme.margin
        visible: sheet.rowShown
        y: sheet.rowY
        width: Theme.portrait ? 248 : 220
        height: Theme.portrait ? 128 : 104
        onClicked: sheet.presenter.closeSample()
    }
    PrimaryButton {
        x: Theme.portrait ? 336 : 1360
        visible: sheet.rowShown
        y: sheet.rowY
        width: Theme.stageWidth - Theme.margin - x
        height: Theme.portrait ? 128 : 104
        text: qsTr("看好了，回去选")
        onClicked: sheet.presenter.closeSample()
    }
}
