import QtQuick
import QtQuick.Window
import theme

// A printer on the desk: the paper as it comes out, and what can go wrong with it.
Window {
    id: window

    required property var presenter

    width: 560
    height: Math.min(900, Screen.desktopAvailableHeight * 0.94)
    x: Screen.desktopAvailableWidth - width - 16
    y: 16
    visible: true
    color: Theme.mist
    title: "济时取号 · 虚拟打印机"

    Flickable {
        x: 40
        y: 32
        width: parent.width - 80
        height: parent.height - 280
        contentHeight: paper.height
        clip: true
        Rectangle {
            width: parent.width
            height: Math.max(paper.height, 200)
            color: Theme.card
            Image {
                id: paper
                width: parent.width
                fillMode: Image.PreserveAspectFit
                source: window.presenter.paper
                cache: false
            }
        }
    }
    Rectangle {
        x: 24
        y: parent.height - 240
        width: parent.width - 48
        height: 28
        radius: 14
        color: Theme.abyss
    }
    Say {
        x: 40
        y: parent.height - 200
        text: window.presenter.state
        font.pixelSize: 28
        font.weight: Font.Bold
    }
    Grid {
        x: 32
        y: parent.height - 152
        columns: 2
        spacing: 12
        QuietButton {
            width: (window.width - 76) / 2
            height: 64
            text: window.presenter.paperOut ? "装纸" : "抽走纸"
            onClicked: window.presenter.switchPaper()
        }
        QuietButton {
            width: (window.width - 76) / 2
            height: 64
            text: "三行没纸"
            onClicked: window.presenter.endSoon()
        }
        QuietButton {
            width: (window.width - 76) / 2
            height: 64
            text: window.presenter.coverOpen ? "合盖" : "开盖"
            onClicked: window.presenter.switchCover()
        }
        QuietButton {
            width: (window.width - 76) / 2
            height: 64
            text: window.presenter.plugged ? "拔线" : "插线"
            onClicked: window.presenter.switchWire()
        }
    }
}
