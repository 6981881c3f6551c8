pragma ComponentBehavior: Bound
import QtQuick
import theme

// The number, large; where to go; what to do with the slip; where to sit meanwhile.
CitizenScreen {
    id: screen

    readonly property real leftWidth: Theme.portrait ? areaWidth : areaWidth * (Theme.english ? 0.48 : 0.52)
    readonly property real rightX: Theme.portrait ? 0 : leftWidth + 40
    readonly property real below: Theme.portrait ? card.height + 16 : 0

    readonly property bool flat: Theme.large && !Theme.portrait // little height: less air, a smaller number
    readonly property var further: presenter.further
    readonly property bool tight: !Theme.portrait && further.length > 2 // each on one low line
    readonly property real numberSize: tight && Theme.large ? 110 : flat || further.length ? 170 : Theme.portrait ? (Theme.large ? 260 : Theme.number) : 250

    title: ""
    reaches: true // nothing to touch but the button below
    station: 2
    wide: Theme.portrait
    backShown: false
    primary: qsTr("拿好了")
    primaryIcon: "check"
    primaryArrow: false
    onPrimaryTouched: presenter.done()

    Panel {
        id: card
        width: screen.leftWidth
        height: column.height + 2 * column.y
        radius: Theme.radiusHero
        Column {
            id: column
            x: 40
            y: screen.flat ? 12 : 28
            width: parent.width - 68
            spacing: 8
            Say {
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                text: screen.presenter.what
                color: Theme.ink2
                font.pixelSize: text.length > 40 ? 32 : Theme.large ? 44 : 40
            }
            Say {
                width: parent.width
                height: screen.numberSize + (screen.flat ? 0 : 6)
                horizontalAlignment: Text.AlignHCenter
                verticalAlignment: Text.AlignVCenter
                text: screen.presenter.number
                wrapMode: Text.NoWrap
                fontSizeMode: Text.Fit
                minimumPixelSize: 120
                color: Theme.deep
                font.pixelSize: screen.numberSize
                font.weight: Font.Bold
                Accessible.role: Accessible.Heading
            }
            Hairline {
                width: parent.width
            }
            Flow {
                width: parent.width
                spacing: Theme.large && !screen.flat ? 12 : 0
                topPadding: 12
                Repeater {
                    model: screen.presenter.facts
                    Column {
                        id: fact
                        required property var modelData
                        required property int index
                        readonly property int count: screen.presenter.facts.length
                        width: Math.floor(column.width * (Theme.large && Theme.portrait ? (index === 0 ? 1 : 0.49) : count === 3 ? [0.41, 0.29, 0.3][index] : 1 / count))
                        Say {
                            text: fact.modelData.label
                            color: Theme.ink2
                            font.pixelSize: Theme.large ? Theme.least : 32
                        }
                        Say {
                            width: parent.width - 16
                            text: fact.modelData.value
                            font.pixelSize: screen.flat ? 42 : Theme.large ? 46 : 40
                            font.weight: Font.Bold
                        }
                    }
                }
            }
            FurtherNumbers {
                width: parent.width
                further: screen.further
                tight: screen.tight
            }
            AmberLine {
                width: parent.width
                text: screen.presenter.line
            }
        }
    }
    Panel {
        id: mouth
        x: screen.rightX
        y: screen.below
        width: screen.areaWidth - x
        height: 150
        color: Theme.mist
        Item {
            x: 48
            y: (parent.height - height) / 2
            width: 260
            height: 114
            Rectangle {
                width: parent.width
                height: 28
                radius: 14
                color: Theme.abyss
            }
            Rectangle {
                x: 40
                y: 14
                width: parent.width - 68
                height: 100
                color: Theme.card
                border.width: 2
                border.color: Theme.line
                Say {
                    anchors.centerIn: parent
                    text: screen.presenter.number
                    color: Theme.deep
                    wrapMode: Text.NoWrap
                    font.pixelSize: 44
                    font.weight: Font.Bold
                    Accessible.ignored: true
                }
            }
        }
        Say {
            x: 356
            width: parent.width - x - 32
            anchors.verticalCenter: parent.verticalCenter
            text: screen.presenter.slip
            font.pixelSize: Theme.large ? 48 : 44
            font.weight: Font.Bold
        }
    }
    Column {
        x: screen.rightX
        y: mouth.y + mouth.height + 16
        width: screen.areaWidth - x
        visible: screen.areaHeight - y > 220
        spacing: 8
        Say {
            text: qsTr("等的时候，可以去这儿坐坐")
            font.pixelSize: Theme.large ? 44 : 40
            font.weight: Font.Bold
        }
        Grid {
            id: spaces
            readonly property int fit: Math.max(0, Math.floor((screen.areaHeight - parent.y - (Theme.large ? 78 : 72) + 8) / (Theme.large ? 128 : 98))) * columns
            readonly property bool terse: Theme.large && (Theme.english || !Theme.portrait) // name and floor only
            columns: 2
            columnSpacing: 40
            rowSpacing: Theme.large ? 8 : 4
            Repeater {
                model: screen.presenter.spaces.slice(0, spaces.fit)
                Item {
                    id: space
                    required property var modelData
                    width: (screen.areaWidth - screen.rightX - (spaces.columns - 1) * 40) / spaces.columns
                    height: Theme.large ? 120 : 94
                    Icon {
                        y: 18
                        name: space.modelData.icon
                        size: 48
                    }
                    Say {
                        x: 68
                        width: parent.width - 68 - (spaces.terse ? 0 : floor.width + 8)
                        text: space.modelData.name
                        wrapMode: Text.NoWrap
                        fontSizeMode: Text.HorizontalFit
                        minimumPixelSize: Theme.fitted(30)
                        font.pixelSize: Theme.large ? 42 : 36
                        font.weight: Font.Bold
                    }
                    Say {
                        x: 68
                        y: Theme.large ? 56 : 48
                        width: parent.width - 68
                        text: spaces.terse ? space.modelData.floor : space.modelData.say
                        wrapMode: Text.NoWrap
                        fontSizeMode: Text.HorizontalFit
                        minimumPixelSize: Theme.fitted(30)
                        color: Theme.ink2
                        font.pixelSize: Theme.large ? Theme.least : 32
                    }
                    Say {
                        id: floor
                        visible: !spaces.terse
                        anchors.right: parent.right
                        text: space.modelData.floor
                        wrapMode: Text.NoWrap
                        color: Theme.deep
                        font.pixelSize: Theme.large ? Theme.least : 30
                        font.weight: Font.Medium
                    }
                }
            }
        }
    }
}
