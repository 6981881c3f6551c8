import QtQuick

// An icon on the 48 grid.
Drawing {
    property real size: 48

    width: size
    height: size
    stroke: size <= 28 ? 4 : size >= 72 ? 3 : 3.5
}
