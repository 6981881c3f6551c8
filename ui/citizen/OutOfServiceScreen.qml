import QtQuick
import theme

// The kiosk rests: calmly, in both languages, with the way to go.
CitizenScreen {
    id: screen

    bare: true
    backShown: false

    Column {
        parent: screen
        x: Theme.margin
        width: Theme.contentWidth
        anchors.verticalCenter: parent.verticalCenter
        spacing: 64

        Drawing {
            width: 128
            height: 128
            name: "logo"
        }
        Column {
            width: parent.width
            spacing: 16
            Say {
                width: parent.width
                text: "这台机器歇一会儿"
                font.pixelSize: Theme.px(76)
                font.weight: Font.Bold
            }
            Say {
                width: parent.width
                text: Theme.kept(screen.presenter.chinese)
                font.pixelSize: Theme.px(44)
                color: Theme.ink2
            }
        }
        Column {
            width: parent.width
            spacing: 16
            Say {
                width: parent.width
                text: "This kiosk is taking a break"
                font.pixelSize: Theme.px(56)
                font.weight: Font.Bold
            }
            Say {
                width: parent.width
                text: screen.presenter.english
                font.pixelSize: Theme.px(40)
                color: Theme.ink2
            }
        }
    }
}
