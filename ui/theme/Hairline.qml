import QtQuick

Rectangle {
    height: 2
    color: Theme.line
}
