pragma ComponentBehavior: Bound
import QtQuick
import theme

// Items or departments, a page at a time; a long list is narrowed by the letters beside it.
CitizenScreen {
    id: screen

    readonly property real keyGap: 12
    readonly property real keyWidth: Theme.large ? 176 : 148
    // a wide screen has room for two columns of keys where large type leaves one too short: five keys lead to ten pages
    readonly property int keyColumns: Theme.large && !Theme.portrait ? 2 : 1
    readonly property int keysHigh: Math.floor((areaHeight - keysTop + keyGap) / (Theme.touch + keyGap))
    readonly property int most: Math.max(2, Math.min(9, keyColumns * keysHigh))
    readonly property real keysWidth: keyColumns * (keyWidth + keyGap) - keyGap
    readonly property real keysTop: reach

    title: presenter.title
    subtitle: presenter.subtitle
    hint: qsTr("说不准是哪一项？\n点“叫人帮办”。")
    page: list.page
    pages: list.pages
    onTurned: by => list.turn(by)
    onBack: presenter.back()
    onMostChanged: presenter.fit(most)
    Component.onCompleted: presenter.fit(most)

    PagedList {
        id: list
        width: screen.areaWidth - (screen.presenter.keys.length ? screen.keysWidth + 24 : 0)
        height: screen.areaHeight
        columns: Theme.portrait ? 1 : 2
        entries: screen.presenter.rows
        heightOf: entry => rowOf(entry, columnWidth)
        delegate: WayRow {
            required property int index
            readonly property var entry: list.entryAt(index)
            width: list.columnWidth
            height: list.heightAt(index)
            text: entry?.name ?? ""
            floor: entry?.floor ?? ""
            facts: list.factsOf(entry)
            onClicked: screen.presenter.open(entry.key)
        }
    }
    Grid {
        x: screen.areaWidth - screen.keysWidth
        y: screen.keysTop
        spacing: screen.keyGap
        rows: Math.max(1, Math.ceil(screen.presenter.keys.length / screen.keyColumns))
        flow: Grid.TopToBottom

        Repeater {
            model: screen.presenter.keys
            KeyCap {
                required property int index
                required property string modelData
                width: screen.keyWidth
                height: Theme.touch
                text: modelData
                checkable: true
                checked: chosen
                label: index === 0 ? modelData : qsTr("首字母 %1").arg(modelData)
                chosen: index === screen.presenter.group
                onClicked: {
                    list.first = 0;
                    screen.presenter.narrow(index);
                }
            }
        }
    }
}
