pragma ComponentBehavior: Bound
import QtQuick
import theme

// Items or departments, a page at a time.
CitizenScreen {
    id: screen

    title: presenter.title
    subtitle: presenter.subtitle
    hint: qsTr("说不准是哪一项？\n点“叫人帮办”。")
    page: list.page
    pages: list.pages
    onTurned: by => list.turn(by)
    onBack: presenter.back()

    PagedList {
        id: list
        width: screen.areaWidth
        height: screen.areaHeight
        columns: Theme.portrait ? 1 : 2
        entries: screen.presenter.rows
        heightOf: entry => rowOf(entry, columnWidth)
        delegate: WayRow {
            property var entry: null
            property int place: 0
            text: entry?.name ?? ""
            floor: entry?.floor ?? ""
            facts: list.factsOf(entry)
            onClicked: screen.presenter.open(entry.key)
        }
    }
}
