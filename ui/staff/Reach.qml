pragma Singleton
import QtQuick

// Who a window of the staff stands before: keys and a mouse at a desk; at a kiosk a finger alone, often on an upright panel.
QtObject {
    property bool finger: false // no key is named
    property bool upright: false // the panel stands upright, and a unit is 1.2 design pixels
    readonly property real touch: upright ? 74 : 44 // least height of what can be touched
}
