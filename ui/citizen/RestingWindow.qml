import QtQuick
import QtQuick.Window
import theme

// The calm screen on a window of its own, for a kiosk or a desk that could not open its hall.
Window {
    id: window

    required property var presenter
    required property bool fullscreen
    readonly property bool upright: height >= width // nothing is known of this machine: the window's own shape tells
    readonly property real stageScale: Math.min(width / stage.width, height / stage.height)

    width: presenter.wide
    height: presenter.high
    visible: true
    visibility: fullscreen ? Window.FullScreen : Window.Windowed
    color: Theme.paper

    Rectangle {
        id: stage
        width: window.upright ? 1080 : 1920
        height: window.upright ? 1920 : 1080
        x: (window.width - width * window.stageScale) / 2
        y: (window.height - height * window.stageScale) / 2
        scale: window.stageScale
        transformOrigin: Item.TopLeft
        color: Theme.paper

        Column {
            x: Theme.margin
            width: stage.width - 2 * Theme.margin
            anchors.verticalCenter: parent.verticalCenter
            spacing: 24
            Say {
                width: parent.width
                text: window.presenter.heading
                font.pixelSize: 76
                font.weight: Font.Bold
            }
            Say {
                width: parent.width
                text: window.presenter.chinese
                font.pixelSize: 44
                color: Theme.ink2
            }
            Item {
                visible: window.presenter.english !== ""
                width: 1
                height: 48
            }
            Say {
                visible: window.presenter.english !== ""
                width: parent.width
                text: window.presenter.englishHeading
                font.pixelSize: 56
                font.weight: Font.Bold
            }
            Say {
                visible: text !== ""
                width: parent.width
                text: window.presenter.english
                font.pixelSize: 40
                color: Theme.ink2
            }
        }
    }
}
