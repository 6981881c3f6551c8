import QtQuick
import QtQuick.Window

// The baseline: a window of the kiosk's size with nothing in it.
Window {
    width: 1080
    height: 1920
    visible: true
    color: "#FBF7EE"

    Rectangle {
        anchors.centerIn: parent
        width: 400
        height: 200
        color: "#0B6073"
    }
}
