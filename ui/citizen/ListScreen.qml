pragma ComponentBehavior: Bound
import QtQuick
import theme

// Items or departments, a page at a time.
CitizenScreen {
    id: screen

    title: presenter.title
    subtitle: presenter.subtitle
    hint: qsTr("说不准是哪一项？\n点下面“叫人帮办”。")
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
        heightOf: entry => Math.max(Theme.touch, linesOf(entry.name, Theme.name, columnWidth - 116) * lineHeight(Theme.name) + lineHeight(Theme.second) + 44)
        delegate: WayRow {
            property var entry: null
            property int place: 0
            text: entry?.name ?? ""
            floor: entry?.floor ?? ""
            facts: entry?.facts ?? []
            onClicked: screen.presenter.open(entry.key)
        }
    }
}
