import QtQuick

// Marks the one place where the visitor is.
Drawing {
    width: 76
    height: width
    name: "sun"
}
