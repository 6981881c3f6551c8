import QtQuick

// A quiet ground for what is only read: no outline.
Rectangle {
    radius: Theme.radius
    color: Theme.card
}
