import QtQuick
import theme

// An appointment of another time: when it is, what can be done now; nobody is refused.
CitizenScreen {
    id: screen

    title: presenter.title
    primary: qsTr("现在办，取普通号")
    onPrimaryTouched: presenter.go()
    onBack: presenter.back()

    Panel {
        width: screen.areaWidth
        height: words.height + 96
        Icon {
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
