import QtQuick
import theme

// Done in another house: where.
CitizenScreen {
    id: screen

    title: presenter.title
    subtitle: qsTr("这件事在别处办，路这样走：")
    primary: qsTr("知道了，回首页")
    primaryArrow: false
    onPrimaryTouched: presenter.home()
    onBack: presenter.back()

    Panel {
        width: screen.areaWidth
        height: words.height + 96
        Icon {
            x: 48
            y: 48
            name: "pin"
            size: 88
        }
        Say {
            id: words
            x: 184
            y: 48
            width: parent.width - x - 48
            text: screen.presenter.go
            font.pixelSize: Theme.px(40)
        }
    }
}
