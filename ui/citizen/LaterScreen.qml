import QtQuick
import theme

// No number from this queue now: when, where, and what helps meanwhile.
CitizenScreen {
    id: screen

    title: presenter.title
    primary: presenter.help ? qsTr("领帮办号") : qsTr("知道了，回首页")
    primaryNote: presenter.help && (Theme.portrait || !Theme.large) ? presenter.helpLine : ""
    primaryIcon: presenter.help ? "agent" : ""
    primaryArrow: false
    onPrimaryTouched: presenter.help ? presenter.takeHelp() : presenter.home()
    onBack: presenter.back()

    Panel {
        width: screen.areaWidth
        height: words.height + 96
        Icon {
            id: mark
            x: 48
            y: 48
            name: "clock"
            size: 88
        }
        Say {
            id: words
            x: 184
            y: 48
            width: parent.width - x - 48
            text: screen.presenter.line
            font.pixelSize: Theme.px(40)
        }
    }
}
