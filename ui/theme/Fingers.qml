pragma Singleton
import QtQuick

// Which control the first finger holds. A second finger or a resting palm does nothing, and locks nothing:
// a touch that has lain for longer than `patience` gives way to a new one.
QtObject {
    property Item holder: null
    property double since: 0
    property point last: Qt.point(-1000, -1000) // where the last accepted touch was, in the window
    property double lastAt: 0
    readonly property int patience: 1500
    readonly property real near: 40

    function take(control: Item): bool {
        const now = Date.now();
        if (holder !== null && holder !== control && now - since < patience)
            return false;
        holder = control;
        since = now;
        return true;
    }
    function letGo(control: Item) {
        if (holder === control)
            holder = null;
    }
    // The second half of a double tap must not press what the first half has just brought under the finger.
    function echo(at: point): bool {
        return Date.now() - lastAt < Theme.deaf && Math.abs(at.x - last.x) < near && Math.abs(at.y - last.y) < near;
    }
    function accepted(at: point) {
        last = at;
        lastAt = Date.now();
    }
}
