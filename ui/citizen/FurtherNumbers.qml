pragma ComponentBehavior: Bound
import QtQuick
import theme

// The further numbers of one who is served by several groups of windows: each with its matter and its place.
Column {
    id: list

    property var further: []
    property bool tight: false // little height: each on one low line
    readonly property bool wide: Theme.large && Theme.english // little width: the place alone

    Repeater {
        model: list.further
        Item {
            id: also
            required property var modelData
            width: list.width
            height: list.tight ? 66 : Math.max(Theme.portrait && list.further.length < 3 ? 112 : 92, told.height)
            Hairline {
                width: parent.width
            }
            Say {
                id: number
                anchors.verticalCenter: parent.verticalCenter
                text: also.modelData.number
                wrapMode: Text.NoWrap
                color: Theme.deep
                font.pixelSize: list.tight ? 46 : Theme.portrait && list.further.length < 3 ? 84 : 68
                font.weight: Font.Bold
            }
            Column {
                id: told
                x: number.width + 32
                width: parent.width - x
                anchors.verticalCenter: parent.verticalCenter
                Say {
                    id: matter
                    visible: !list.tight && !list.wide
                    width: parent.width
                    text: both.advanceWidth < width ? both.text : also.modelData.what
                    wrapMode: Text.NoWrap
                    fontSizeMode: Text.HorizontalFit
                    minimumPixelSize: Theme.fitted(30)
                    color: Theme.ink2
                    font.pixelSize: Theme.large ? Theme.least : 34
                    TextMetrics {
                        id: both
                        font: matter.font
                        text: [also.modelData.what, also.modelData.ahead].filter(Boolean).join(" · ")
                    }
                }
                Say {
                    width: parent.width
                    text: list.tight && list.wide ? also.modelData.place : also.modelData.where
                    wrapMode: list.wide && !list.tight ? Text.Wrap : Text.NoWrap
                    fontSizeMode: list.wide ? Text.FixedSize : Text.HorizontalFit
                    minimumPixelSize: Theme.fitted(30)
                    font.pixelSize: Theme.large ? Theme.least : 36
                    font.weight: list.tight ? Font.Normal : Font.Bold
                }
            }
        }
    }
}
