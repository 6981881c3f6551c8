pragma ComponentBehavior: Bound
import QtQuick
import theme

// What a good paper shows (22): rises over the list; the answers stay.
Item {
    id: sheet

    property var presenter: null
    readonly property var paper: presenter.sample

    MouseArea {
        anchors.fill: parent
        Accessible.ignored: true
    }
    Rectangle {
        anchors.fill: parent
        color: Theme.abyss
        opacity: 0.5
    }
    Rectangle {
        y: Math.max(Theme.portrait ? 240 : 60, back.y - column.height - 44 - 48)
        width: parent.width
        height: (Theme.portrait ? 1744 : 1080) - y
        radius: 40
        color: Theme.paper

        Column {
            id: column
            x: Theme.margin
            y: 44
            width: parent.width - 2 * Theme.margin
            spacing: 20
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
                    text: sheet.paper.tag ?? ""
                    tone: sheet.paper.tone ?? "mist"
                    size: Theme.second
                }
                Say {
                    width: Theme.contentWidth - 240
                    text: sheet.paper.facts ?? ""
                    color: Theme.ink2
                    font.pixelSize: Theme.second
                }
            }
            Panel {
                width: parent.width
                height: points.height + 56
                radius: Theme.radiusHero
                Grid {
                    id: points
                    x: 36
                    y: 28
                    columns: Theme.portrait ? 1 : 2
                    columnSpacing: 48
                    rowSpacing: Theme.large ? 20 : 28
                    Repeater {
                        model: sheet.paper.points ?? []
                        Row {
                            id: point
                            required property string modelData
                            required property int index
                            spacing: 24
                            Rectangle {
                                width: 52
                                height: 52
                                radius: 26
                                color: Theme.river
                                Say {
                                    anchors.centerIn: parent
                                    text: point.index + 1
                                    color: Theme.card
                                    font.pixelSize: 34
                                    font.weight: Font.Bold
                                }
                            }
                            Say {
                                width: (Theme.portrait ? Theme.contentWidth : (Theme.contentWidth - 48) / 2) - 160
                                text: point.modelData
                                font.pixelSize: Theme.px(38)
                                font.weight: Font.Medium
                            }
                        }
                    }
                }
            }
            Say {
                visible: text !== ""
                width: parent.width
                text: sheet.paper.hint ?? ""
                color: Theme.ink2
                font.pixelSize: Theme.body
            }
        }
    }
    PrimaryButton {
        id: back
        x: Theme.margin
        y: (Theme.portrait ? 1592 : 940) - Theme.lift
        width: Theme.contentWidth
        height: Theme.portrait ? 128 : 104
        text: qsTr("看好了，回去选")
        onClicked: sheet.presenter.closeSample()
    }
}
