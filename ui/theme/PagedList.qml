pragma ComponentBehavior: Bound
import QtQuick

// As many entries as the height allows, in columns; the rest on further pages. What stood first on a page stays on
// it when the type or the panel changes.
Item {
    id: list

    property var entries: []
    property int columns: 1
    property real spacing: Theme.gap
    property int most: Theme.large ? 3 * columns : 99 // rows a page at most
    property var heightOf: entry => Theme.touch
    property Component delegate // has `required property int index`: takes `entryAt` and `heightAt` of it
    property int first: 0
    readonly property real columnWidth: (width - spacing * (columns - 1)) / columns
    readonly property var starts: cut(entries, columns, width, height, heightOf, most)
    readonly property int pages: starts.length
    readonly property int page: pageOf(first, starts)
    readonly property int from: starts[page] ?? 0
    readonly property int until: starts[page + 1] ?? entries.length
    readonly property var measured: ({})
    readonly property alias usedHeight: grid.height

    function turn(by: int) {
        first = starts[Math.max(0, Math.min(pages - 1, page + by))];
    }
    // How many lines words take, a little too many rather than too few: a Chinese line loses up to three characters
    // where they stay together (`loss`, in their size), an English one most of a word.
    function linesOf(text: string, size: real, width: real, loss = 2.2): int {
        const wide = widthOf(text) * size / 100;
        const lost = text.charCodeAt(0) > 0x2e7f ? loss : Math.max(loss, 1.6);
        return wide <= width ? 1 : Math.ceil((wide + 0.5 * size) / Math.max(size * 3, width - lost * size));
    }
    function widthOf(text: string): real { // in bold type of 100 px, measured once
        if (measured[text] === undefined)
            measured[text] = metrics.advanceWidth(text.replace(/[\u200b\u2060]/g, ""));
        return measured[text];
    }
    function lineHeight(size: real): real {
        return Math.ceil(size * 1.45);
    }
    // A row that leads on (WayRow): up to three lines of name, then floor and facts; in large type the last fact only.
    function factsOf(entry): var {
        return Theme.large ? entry?.facts.slice(-1) ?? [] : entry?.facts ?? [];
    }
    function nameOf(entry, wide: real): real {
        return Math.min(3, linesOf(entry.name, Theme.name, wide - 116)) * lineHeight(Theme.name) + 36;
    }
    function rowOf(entry, wide: real): real {
        const facts = linesOf([entry.floor].concat(factsOf(entry)).join("  "), Theme.second, wide - 116, 3);
        return Math.max(Theme.touch, nameOf(entry, wide) + facts * (lineHeight(Theme.second) + 8));
    }
    // Of the delegate at `index` on this page; an entry may be gone for the moment in which the list changes.
    function entryAt(index: int): var {
        return entries[from + index] ?? null;
    }
    function heightAt(index: int): real {
        return rowHeight(from + Math.floor(index / columns) * columns);
    }
    function rowHeight(at: int): real {
        let most = 0;
        for (let i = at; i < Math.min(at + columns, entries.length); i++)
            most = Math.max(most, heightOf(entries[i]));
        return most;
    }
    function cut(entries, columns, width, height, heightOf, most): var {
        const starts = [0];
        let used = 0;
        let count = 0;
        if (width <= 0 || height <= 0)
            return starts;
        for (let at = 0; at < entries.length; at += columns) {
            const tall = rowHeight(at);
            if (count > 0 && (used + tall > height || count >= most)) {
                starts.push(at);
                used = 0;
                count = 0;
            }
            used += tall + spacing;
            count += columns;
        }
        return starts;
    }
    function pageOf(first: int, starts): int {
        let page = 0;
        for (let i = 0; i < starts.length; i++)
            if (starts[i] <= first)
                page = i;
        return page;
    }

    FontMetrics {
        id: metrics
        font.family: Theme.family
        font.pixelSize: 100
        font.weight: Font.Bold
    }
    Grid {
        id: grid
        columns: list.columns
        spacing: list.spacing

        Repeater {
            model: Math.max(0, list.until - list.from)
            delegate: list.delegate
        }
    }
}
