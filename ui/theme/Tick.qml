import QtQuick

// A round mark: done, missing or not sure.
Rectangle {
    id: tick

    property string mark: "check"
    property real size: 36

    width: size
    height: size
    radius: size / 2
    color: Theme.river

    Icon {
        anchors.centerIn: parent
        size: Math.round(tick.size * 0.52)
        name: tick.mark
        tint: Theme.card
        stroke: 6
    }
}
