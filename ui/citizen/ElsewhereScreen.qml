import QtQuick
import theme

// Done in another house: where.
CitizenScreen {
    id: screen

    title: presenter.title
    subtitle: qsTr("这件事在别处办，路这样走：")
    primary: presenter.left ? qsTr("这件不办，接着办其余 %n 件", "", presenter.left) : qsTr("知道了，回首页")
    primaryArrow: presenter.left > 0
    onPrimaryTouched: presenter.goOn()
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
