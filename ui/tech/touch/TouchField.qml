import QtQuick
import theme

// One field of the screen: green once a finger was on it.
Rectangle {
    property bool touched: false

    color: touched ? Theme.greenPale : Theme.card
    border.width: 1
    border.color: touched ? Theme.green : Theme.line
}
