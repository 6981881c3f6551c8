import QtQuick

// A drawing by name, painted once at the pixels it needs.
Image {
    property string name
    property color tint: Theme.river
    property real stroke: 3.5

    source: name ? "image://draw/" + name + "/" + tint.toString().slice(1) + "/" + stroke : ""
    sourceSize: Qt.size(Theme.seen(width), Theme.seen(height))
    smooth: true
    Accessible.ignored: true
}
