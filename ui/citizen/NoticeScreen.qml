import QtQuick
import theme

// The told-once notice is on its way: the paper, and the code that brings the answers back.
CitizenScreen {
    id: screen

    readonly property bool flat: Theme.large && !Theme.portrait // little height: less air, smaller words

    title: screen.presenter.slip
    subtitle: presenter.about
    reaches: true // nothing to touch but the button below
    station: 1
    titleSize: !Theme.large ? Theme.title : Theme.portrait ? 64 : 52
    wide: Theme.portrait
    backShown: false
    primary: qsTr("拿好了")
    primaryIcon: "check"
    primaryArrow: false
    onPrimaryTouched: presenter.done()

    Panel {
        width: Theme.portrait || Theme.large ? parent.width : 1100
        height: column.height + 2 * column.y
        radius: Theme.radiusHero
        Column {
            id: column
            x: 48
            y: screen.flat ? 24 : 48
            width: parent.width - 96
            spacing: screen.flat ? 12 : 24
            Say {
                width: parent.width
                text: qsTr("补齐再来，不用重选")
                font.pixelSize: screen.flat ? 48 : Theme.px(48)
                font.weight: Font.Bold
            }
            Say {
                width: parent.width
                text: qsTr("下次在首页点“输码取号”，输入这 8 位，只问还缺的。")
                color: Theme.ink2
                font.pixelSize: Theme.large ? 44 : 38
            }
            Rectangle {
                width: parent.width
                height: screen.flat ? 150 : 200
                radius: Theme.radius
                color: Theme.mist
                Say {
                    anchors.centerIn: parent
                    text: screen.presenter.code
                    wrapMode: Text.NoWrap
                    color: Theme.deep
                    font.pixelSize: 112
                    font.weight: Font.Bold
                }
            }
            Say {
                width: parent.width
                text: screen.presenter.until
                color: Theme.ink2
                font.pixelSize: Theme.large ? 42 : 36
            }
        }
    }
}
