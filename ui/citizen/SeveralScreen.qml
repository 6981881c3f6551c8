pragma ComponentBehavior: Bound
import QtQuick
import theme

// What the visit holds, each item switchable off; a further one is added below.
CitizenScreen {
    id: screen

    readonly property var rows: presenter.rows // asked for once: each asking makes the list anew
    readonly property int columns: Theme.portrait ? 1 : 2
    readonly property real cardWide: (areaWidth - (columns - 1) * Theme.gap) / columns
    readonly property int lines: Math.ceil(rows.length / columns)
    readonly property real addHeight: presenter.mayAdd ? 104 + Theme.gap : 0
    readonly property real cardHigh: Math.min(Theme.large ? 200 : 152, (areaHeight - reach - addHeight) / Math.max(1, lines) - Theme.gap)

    title: presenter.title
    subtitle: Theme.large && !Theme.portrait ? "" : presenter.subtitle
    station: 0
    primary: qsTr("下一步")
    onPrimaryTouched: presenter.next()
    onBack: presenter.back()

    Grid {
        id: list
        y: screen.reach
        columns: screen.columns
        spacing: Theme.gap
        Repeater {
            model: screen.rows.length // a row stays while it is switched
            Tap {
                id: row
                required property int index
                readonly property var entry: screen.rows[index] ?? null
                readonly property bool on: entry?.on ?? false
                width: screen.cardWide
                height: screen.cardHigh
                role: Accessible.CheckBox
                checkable: true
                checked: on
                label: (entry?.name ?? "") + "，" + (entry?.where ?? "")
                onClicked: screen.presenter.turn(entry.code)

                Rectangle {
                    anchors.fill: parent
                    radius: Theme.radius
                    color: row.on ? Theme.card : row.pressed ? Theme.mistPressed : Theme.mist
                    border.width: row.on ? 6 : Theme.outline
                    border.color: row.on ? Theme.river : Theme.edge
                }
                Rectangle {
                    id: box
                    x: 32
                    anchors.verticalCenter: parent.verticalCenter
                    width: 56
                    height: 56
                    radius: 12
                    color: row.on ? Theme.river : Theme.card
                    border.width: row.on ? 0 : Theme.outline
                    border.color: Theme.edge
                    Icon {
                        visible: row.on
                        anchors.centerIn: parent
                        name: "check"
                        tint: Theme.card
                        size: 40
                        stroke: 6
                    }
                }
                Column {
                    x: 120
                    width: parent.width - x - 28
                    anchors.verticalCenter: parent.verticalCenter
                    Say {
                        id: name
                        width: parent.width
                        text: row.entry?.name ?? ""
                        lines: 2
                        font.pixelSize: Theme.large ? 44 : 40
                        font.weight: Font.Bold
                    }
                    Say {
                        visible: row.height >= name.height + font.pixelSize * 1.45 + 12
                        width: parent.width
                        text: row.entry?.where ?? ""
                        wrapMode: Text.NoWrap
                        fontSizeMode: Text.HorizontalFit
                        minimumPixelSize: Theme.fitted(30)
                        color: Theme.ink2
                        font.pixelSize: Theme.large ? Theme.least : Theme.second
                    }
                }
            }
        }
    }
    QuietButton {
        visible: screen.presenter.mayAdd
        y: list.y + list.height + Theme.gap
        width: screen.areaWidth
        height: 104
        quiet: true
        icon: "plus"
        text: qsTr("再加一件")
        onClicked: screen.presenter.add()
    }
}
