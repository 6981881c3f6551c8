pragma ComponentBehavior: Bound
import QtQuick
import theme

// Not a new matter: purpose, then zone, then a number; no checklist.
CitizenScreen {
    id: screen

    readonly property int columns: Theme.portrait ? (Theme.large && zonesNow ? 1 : 2) : 3
    readonly property bool zonesNow: presenter.zones
    readonly property real most: zonesNow ? (Theme.large ? 260 : 220) : 328

    title: presenter.title
    subtitle: presenter.subtitle
    page: list.page
    pages: list.pages
    onTurned: by => list.turn(by)
    onBack: presenter.back()

    PagedList {
        id: list
        readonly property int rows: Math.ceil(screen.presenter.cards.length / columns)
        readonly property real share: (height - (rows - 1) * spacing) / Math.max(1, rows)
        readonly property real needed: Theme.px(48) * 1.45 + Theme.px(34) * 1.45 * (Theme.large ? 2 : 1) + (Theme.large ? 112 : 96)
        width: screen.areaWidth
        height: screen.areaHeight - priority.height - 24
        spacing: 24
        columns: screen.columns
        most: 99
        entries: screen.presenter.cards
        heightOf: entry => Math.min(screen.most, Math.max(needed, share))
        delegate: Tap {
            id: card
            required property int index
            readonly property var entry: list.entryAt(index)
            width: list.columnWidth
            height: list.heightAt(index)
            readonly property bool roomy: height > (Theme.large ? 420 : 280)
            label: entry ? entry.name + "，" + entry.hint + "，" + entry.aside : ""
            onClicked: screen.presenter.choose(entry.id)

            Rectangle {
                anchors.fill: parent
                radius: Theme.radiusHero
                color: card.pressed ? Theme.cardPressed : Theme.card
                border.width: Theme.outline
                border.color: Theme.edge
            }
            Icon {
                x: 36
                y: card.roomy ? 40 : 24
                name: card.entry?.icon ?? ""
                size: card.roomy ? 72 : 52
            }
            Say {
                anchors.right: parent.right
                anchors.rightMargin: 36
                visible: screen.zonesNow || !Theme.large // read aloud all the same
                y: card.roomy ? 48 : 28
                width: parent.width - 36 - 72 - 36 - 24
                horizontalAlignment: Text.AlignRight
                text: card.entry?.aside ?? ""
                wrapMode: Text.NoWrap
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Theme.fitted(30)
                color: Theme.deep
                font.pixelSize: Theme.label
                font.weight: Font.Medium
            }
            Column {
                x: 36
                width: parent.width - 60
                anchors.bottom: parent.bottom
                anchors.bottomMargin: card.roomy ? 48 : 18
                spacing: card.roomy ? 8 : 0
                Say {
                    width: parent.width
                    text: card.entry?.name ?? ""
                    wrapMode: Text.NoWrap
                    fontSizeMode: Text.HorizontalFit
                    minimumPixelSize: Theme.fitted(36)
                    font.pixelSize: Theme.px(48)
                    font.weight: Font.Bold
                }
                Say {
                    width: parent.width
                    text: card.entry?.hint ?? ""
                    color: Theme.ink2
                    font.pixelSize: Theme.body
                }
            }
        }
    }
    QuietSwitch {
        id: priority
        y: screen.areaHeight - height
        width: Theme.portrait ? parent.width : 900
        text: qsTr("老年人、残疾人、孕妇、军人：优先")
        on: screen.presenter.first
        onClicked: screen.presenter.goFirst(!on)
    }
}
