pragma ComponentBehavior: Bound
import QtQuick
import theme

// By name, by what happens in life, by floor and department; on two pages where one cannot hold it.
CitizenScreen {
    id: choose

    readonly property bool tall: Theme.portrait // else the departments stand beside the events, on every page
    readonly property bool brief: Theme.large && (!tall || Theme.english) // no room for the second line
    readonly property real eventWidth: tall ? 952 : Theme.large ? 1200 : 1210
    readonly property int eventColumns: tall ? 2 : 3
    readonly property real eventGap: 12
    readonly property real eventSize: Theme.px(Theme.english ? 36 : 40)
    readonly property real eventHeight: Math.max(Theme.touch, Math.ceil((eventSize + (brief ? 0 : Theme.px(30))) * 1.4) + 14)
    readonly property real headHeight: Math.ceil(Theme.px(36) * 1.45) + 8
    readonly property real searchHeight: 104
    readonly property bool hinted: tall || !Theme.large // a floor names its departments
    readonly property bool under: hinted && (!tall || Theme.large && !Theme.english) // below its name, not beside it
    readonly property real floorHeight: Math.max(Theme.touch, Theme.px(36) * 1.45 + (under ? Theme.px(32) * 1.45 : 0) + 20)
    readonly property real floorsNeed: headHeight + floors.length * floorHeight
    readonly property var events: presenter.events // taken over: a list of Python's is made anew for each element
    readonly property var floors: presenter.floors
    readonly property var plan: cut()
    readonly property var now: plan[page]
    property int shownPage: 0
    property bool laid: false // before, the title has no height: a row too many would be made, drawn and thrown away

    Component.onCompleted: laid = true

    // Which events stand on which page, and where the departments do: below the last events if there is room.
    function cut(): var {
        const rows = Math.ceil(events.length / eventColumns);
        const cuts = [];
        let used = 0;
        for (let at = 0; at < rows;) {
            const above = (tall && at === 0 ? searchHeight + 24 : 0) + headHeight;
            const fit = Math.max(1, Math.floor((areaHeight - above + eventGap) / (eventHeight + eventGap)));
            const until = Math.min(rows, at + fit);
            used = above + (until - at) * (eventHeight + eventGap);
            cuts.push({
                from: at * eventColumns,
                until: until * eventColumns,
                floorsAt: tall ? -1 : 0
            });
            at = until;
        }
        if (tall && used + floorsNeed <= areaHeight)
            cuts[cuts.length - 1].floorsAt = used;
        else if (tall)
            cuts.push({
                from: 0,
                until: 0,
                floorsAt: 0
            });
        return cuts;
    }

    title: presenter.title
    hint: qsTr("说不准是哪一项？\n点“叫人帮办”。")
    pages: plan.length
    page: Math.min(shownPage, pages - 1)
    onTurned: by => shownPage = page + by
    onBack: presenter.back()

    Tap {
        visible: choose.page === 0
        x: choose.tall ? 0 : choose.eventWidth + 40
        width: choose.areaWidth - x
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
            text: choose.tall ? qsTr("知道名字？按拼音首字母找") : qsTr("按拼音首字母找")
            wrapMode: Text.NoWrap
            width: Math.min(implicitWidth, parent.width - 112)
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Theme.fitted(30)
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
        visible: choose.now.until > 0
        y: choose.tall && choose.page === 0 ? choose.searchHeight + 24 : 0
        width: choose.eventWidth
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
            spacing: choose.eventGap
            Repeater {
                model: choose.laid ? choose.events.slice(choose.now.from, choose.now.until) : []
                ChoiceCard {
                    required property var modelData
                    width: (choose.eventWidth - choose.eventGap * (choose.eventColumns - 1)) / choose.eventColumns
                    height: choose.eventHeight
                    icon: modelData.icon
                    iconSize: Theme.large ? 44 : choose.tall ? 54 : 48
                    padding: Theme.large ? 16 : choose.tall ? 28 : 20
                    textSize: choose.eventSize
                    noteSize: Theme.px(30)
                    textFits: true
                    text: modelData.name
                    note: choose.brief ? "" : modelData.hint
                    noteFits: true
                    aside: Theme.large || (!choose.tall && Theme.english) ? "" : modelData.floor
                    onClicked: choose.presenter.openEvent(modelData.id)
                }
            }
        }
    }
    Column {
        visible: choose.now.floorsAt >= 0
        x: choose.tall ? 0 : choose.eventWidth + 40
        y: choose.tall ? choose.now.floorsAt : choose.searchHeight + 24
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
                visible: byDepartment.width + implicitWidth + 24 < parent.width
                anchors.right: parent.right
                anchors.baseline: byDepartment.baseline
                text: choose.presenter.size
                wrapMode: Text.NoWrap
                color: Theme.ink2
                font.pixelSize: Theme.second
                lineHeight: 0.95
            }
        }
        Rectangle {
            width: parent.width
            height: choose.floorHeight * choose.floors.length
            radius: Theme.radius
            color: Theme.card
            border.width: Theme.outline
            border.color: Theme.edge

            Column {
                anchors.fill: parent
                Repeater {
                    model: choose.floors
                    Tap {
                        id: row
                        required property var modelData
                        required property int index
                        readonly property bool told: choose.hinted && modelData.hint !== modelData.name
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
                            y: choose.under && row.told ? 10 : (parent.height - height) / 2
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
                            visible: row.told
                            x: choose.under ? 28 : groupName.x + groupName.width + 28
                            width: parent.width - x - 90
                            y: choose.under ? parent.height - height - 8 : (parent.height - height) / 2
                            text: row.modelData.hint
                            wrapMode: Text.NoWrap
                            fontSizeMode: Text.HorizontalFit
                            minimumPixelSize: Theme.fitted(30)
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
