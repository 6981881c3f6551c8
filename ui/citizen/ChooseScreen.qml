pragma ComponentBehavior: Bound
import QtQuick
import theme

// By name, by what happens in life, by floor and department; on two pages where one cannot hold it.
CitizenScreen {
    id: choose

    readonly property bool tall: Theme.portrait
    readonly property real eventWidth: tall ? 952 : 1180
    readonly property int eventColumns: tall ? 2 : 3
    readonly property bool brief: !tall && Theme.large // no room for the second line
    readonly property real eventHeight: Math.max(Theme.touch, Math.ceil(Theme.px(40) * 1.4 + (brief ? 0 : Theme.px(32) * 1.4)) + (Theme.large ? 14 : 34))
    readonly property real headHeight: Math.ceil(Theme.px(36) * 1.45) + 8
    readonly property real searchHeight: 104
    readonly property int eventRows: Math.ceil(presenter.events.length / eventColumns)
    readonly property real eventsEnd: searchHeight + 24 + headHeight + eventRows * (eventHeight + 16)
    readonly property real floorHeight: tall ? Math.max(Theme.touch, Theme.px(36) * 1.45 + 34) : 148
    readonly property real floorsNeed: headHeight + presenter.floors.length * floorHeight + 16
    readonly property bool split: tall && eventsEnd + floorsNeed > areaHeight
    property int shownPage: 0

    title: presenter.title
    hint: qsTr("说不准是哪一项？\n点下面“叫人帮办”。")
    pages: split ? 2 : 1
    page: split ? shownPage : 0
    onTurned: by => shownPage += by
    onBack: presenter.back()

    Column {
        visible: choose.page === 0
        width: choose.eventWidth
        spacing: 24

        Tap {
            width: parent.width
            height: choose.searchHeight
            label: qsTr("知道名字？按拼音首字母找")
            onClicked: choose.presenter.search()

            Rectangle {
                anchors.fill: parent
                radius: Theme.radius
                color: parent.pressed ? Theme.cardPressed : Theme.card
                border.width: Theme.outline
                border.color: Theme.edge
            }
            Icon {
                x: 32
                anchors.verticalCenter: parent.verticalCenter
                name: "search"
                size: 44
            }
            Say {
                id: ask
                x: 96
                anchors.verticalCenter: parent.verticalCenter
                text: qsTr("知道名字？按拼音首字母找")
                wrapMode: Text.NoWrap
                width: Math.min(implicitWidth, parent.width - 130)
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: 32
                font.pixelSize: Theme.large ? 48 : 36
                font.weight: Font.Medium
            }
            Say {
                visible: ask.x + ask.width + implicitWidth + 60 < parent.width
                anchors.right: parent.right
                anchors.rightMargin: 28
                anchors.verticalCenter: parent.verticalCenter
                text: qsTr("开饭店 → KFD")
                wrapMode: Text.NoWrap
                color: Theme.ink2
                font.pixelSize: Theme.second
            }
        }
        Column {
            width: parent.width
            spacing: 8
            Say {
                height: choose.headHeight - 8
                text: qsTr("按事情找")
                font.pixelSize: Theme.px(36)
                font.weight: Font.Bold
                lineHeight: 0.95
            }
            Grid {
                columns: choose.eventColumns
                spacing: 16
                Repeater {
                    model: choose.presenter.events
                    ChoiceCard {
                        required property var modelData
                        width: (choose.eventWidth - 16 * (choose.eventColumns - 1)) / choose.eventColumns
                        height: choose.eventHeight
                        icon: modelData.icon
                        iconSize: Theme.large ? 52 : 54
                        padding: Theme.large ? 20 : 28
                        textSize: Theme.px(Theme.english ? 36 : 40)
                        noteSize: Theme.px(Theme.english ? 28 : 32)
                        lines: 1
                        text: modelData.name
                        note: choose.brief ? "" : modelData.hint
                        noteFits: true
                        aside: Theme.large ? "" : modelData.floor
                        onClicked: choose.presenter.openEvent(modelData.id)
                    }
                }
            }
        }
    }
    Column {
        visible: !choose.split || choose.page === 1
        x: choose.tall ? 0 : choose.eventWidth + 40
        y: choose.tall && !choose.split ? choose.eventsEnd + 8 : 0
        width: choose.areaWidth - x
        spacing: 8
        Item {
            width: parent.width
            height: choose.headHeight - 8
            Say {
                id: byDepartment
                text: qsTr("按部门找")
                font.pixelSize: Theme.px(36)
                font.weight: Font.Bold
                lineHeight: 0.95
            }
            Say {
                anchors.right: parent.right
                anchors.baseline: byDepartment.baseline
                text: choose.presenter.size
                color: Theme.ink2
                font.pixelSize: Theme.second
                lineHeight: 0.95
            }
        }
        Rectangle {
            width: parent.width
            height: choose.floorHeight * choose.presenter.floors.length
            radius: Theme.radius
            color: Theme.card
            border.width: Theme.outline
            border.color: Theme.edge

            Column {
                anchors.fill: parent
                Repeater {
                    model: choose.presenter.floors
                    Tap {
                        id: row
                        required property var modelData
                        required property int index
                        width: parent.width
                        height: choose.floorHeight
                        label: modelData.floor + " " + modelData.name + "，" + modelData.hint
                        onClicked: choose.presenter.floor(modelData.id)

                        Rectangle {
                            visible: row.pressed
                            anchors.fill: parent
                            anchors.margins: 4
                            radius: Theme.radius - 4
                            color: Theme.cardPressed
                        }
                        Hairline {
                            visible: row.index > 0
                            x: 28
                            width: parent.width - 56
                        }
                        Say {
                            id: floorName
                            x: 28
                            y: choose.tall ? (parent.height - height) / 2 : 18
                            text: row.modelData.floor
                            wrapMode: Text.NoWrap
                            color: Theme.deep
                            font.pixelSize: Theme.px(36)
                            font.weight: Font.Bold
                        }
                        Say {
                            id: groupName
                            x: floorName.x + floorName.width + 28
                            y: floorName.y
                            text: row.modelData.name
                            wrapMode: Text.NoWrap
                            font.pixelSize: Theme.px(36)
                            font.weight: Font.Bold
                        }
                        Say {
                            visible: width > 120
                            x: choose.tall ? groupName.x + groupName.width + 28 : 28
                            width: parent.width - x - 90
                            y: choose.tall ? (parent.height - height) / 2 : 76
                            text: row.modelData.hint
                            lines: 1
                            wrapMode: Text.NoWrap
                            color: Theme.ink2
                            font.pixelSize: Theme.second
                        }
                        Icon {
                            anchors.right: parent.right
                            anchors.rightMargin: 28
                            anchors.verticalCenter: parent.verticalCenter
                            name: "chevron"
                            tint: Theme.ink2
                            size: 34
                        }
                    }
                }
            }
        }
    }
}
