pragma ComponentBehavior: Bound
import QtQuick
import theme

// The first letter of each character; 26 keys in ABC order. Nothing found is not the end.
CitizenScreen {
    id: screen

    readonly property bool nothing: presenter.letters !== "" && presenter.found === 0
    readonly property int columns: Theme.portrait ? 9 : 7
    readonly property bool tight: nothing && Theme.low && Theme.portrait // three things to touch in the reach
    readonly property real gap: tight ? 8 : 14
    readonly property real padWidth: Theme.portrait ? areaWidth : areaWidth * 0.46
    readonly property real keyWidth: (padWidth - gap * (columns - 1)) / columns
    readonly property real keyHeight: tight ? Theme.touch : Theme.portrait ? 96 : 116
    readonly property real listWidth: Theme.portrait ? areaWidth : areaWidth - padWidth - 48

    title: nothing ? qsTr("换个说法看看") : qsTr("找到您要办的事")
    hint: nothing ? qsTr("只按前两三个字的首字母试试，\n平常怎么说，就怎么按。") : qsTr("每个字只按第一个字母。\n漏掉一两个字，也能找到。")
    station: 0
    reaches: Theme.low // the field is only read
    page: list.page
    pages: list.pages
    onTurned: by => list.turn(by)
    onBack: presenter.back()

    Rectangle {
        id: field
        width: screen.listWidth
        height: 104
        radius: Theme.radius
        color: Theme.card
        border.width: 4
        border.color: Theme.river
        Icon {
            x: 32
            anchors.verticalCenter: parent.verticalCenter
            name: "search"
            size: 48
        }
        Row {
            x: 104
            anchors.verticalCenter: parent.verticalCenter
            spacing: 8
            Say {
                text: screen.presenter.letters.split("").join(" ")
                wrapMode: Text.NoWrap
                width: Math.min(implicitWidth, field.width - 104 - count.width - 72)
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Theme.fitted(28)
                color: Theme.deep
                font.pixelSize: 56
                font.weight: Font.Bold
                Accessible.name: qsTr("输入的字母：%1").arg(screen.presenter.letters)
            }
            Rectangle {
                width: 4
                height: 56
                color: Theme.sun
                anchors.verticalCenter: parent.verticalCenter
            }
        }
        Say {
            id: count
            anchors.right: parent.right
            anchors.rightMargin: 28
            anchors.verticalCenter: parent.verticalCenter
            text: screen.presenter.letters === "" ? qsTr("开饭店 → KFD") : screen.nothing ? qsTr("没有正好这几个字的") : qsTr("找到 %n 项", "", screen.presenter.found)
            wrapMode: Text.NoWrap
            color: Theme.ink2
            font.pixelSize: Theme.large ? Theme.least : 32
        }
    }
    Say {
        id: head
        visible: text !== "" && !(screen.nothing && !Theme.portrait && Theme.large) // there the rows want the room
        y: field.height + 20
        text: screen.nothing ? qsTr("您要找的，也许是") : screen.presenter.letters === "" ? qsTr("常办") : screen.presenter.asks
        font.pixelSize: Theme.px(36)
        font.weight: Font.Bold
    }
    PagedList {
        id: list
        y: Math.max(Theme.portrait ? screen.reach : 0, head.visible ? head.y + head.height + 12 : field.height + (screen.nothing ? 12 : 20))
        width: screen.listWidth
        height: screen.areaHeight - y - (Theme.portrait ? pad.height + (screen.tight ? 12 : 24) : 0) - (other.visible ? other.height + 12 : 0)
        entries: screen.presenter.rows
        heightOf: entry => screen.tight && Theme.large ? nameOf(entry, columnWidth) : rowOf(entry, columnWidth)
        delegate: WayRow {
            required property int index
            readonly property var entry: list.entryAt(index)
            width: list.columnWidth
            height: list.heightAt(index)
            text: entry?.name ?? ""
            rich: entry?.rich ?? ""
            floor: screen.tight && Theme.large ? "" : entry?.floor ?? ""
            facts: screen.tight && Theme.large ? [] : list.factsOf(entry)
            first: list.from + index === 0
            onClicked: screen.presenter.open(entry.key)
        }
    }
    QuietButton {
        id: other
        visible: screen.nothing
        y: list.y + list.height + 12
        width: screen.listWidth
        height: screen.tight || Theme.large && !Theme.portrait ? Theme.touch : Theme.portrait ? 112 : 104
        quiet: true
        icon: "checklist"
        text: qsTr("按事情找：开店、买房、看病")
        onClicked: screen.presenter.byEvent()
    }
    Grid {
        id: pad
        x: Theme.portrait ? 0 : screen.listWidth + 48
        y: Theme.portrait ? screen.areaHeight - height : screen.reach
        columns: screen.columns
        spacing: screen.gap
        Repeater {
            model: 26
            KeyCap {
                required property int index
                width: screen.keyWidth
                height: screen.keyHeight
                text: String.fromCharCode(65 + index)
                pale: screen.presenter.live !== "" && screen.presenter.live.indexOf(text) < 0
                onClicked: screen.presenter.press(text)
            }
        }
        KeyCap {
            width: screen.keyWidth
            height: screen.keyHeight
            icon: "backspace"
            label: qsTr("删一位")
            onClicked: screen.presenter.erase()
        }
    }
}
