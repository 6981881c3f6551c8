import QtQuick

// The water, and on it the four that are always there.
Item {
    id: foot

    property real from: Theme.portrait ? Theme.margin : 316
    property real helpWidth: Theme.portrait ? (Theme.english ? 348 : 364) : Theme.english ? 388 : 364
    property real to: Theme.stageWidth - Theme.margin
    property bool helpShown: true // closed: nobody is there to come
    property bool languageShown: true // there is another one to change to
    property string instead // words in the help button's place
    property real rest: Theme.portrait ? to - from - helpWidth : Theme.english ? 620 : 588
    readonly property var shares: !languageShown ? [0, 0.5, 0.5] : Theme.english ? [0.24, 0.4, 0.36] : [0.36, 0.30, 0.34]
    readonly property real room: rest - 16 * (languageShown ? 3 : 2)

    signal help
    signal language
    signal large
    signal low

    anchors.fill: parent

    Drawing {
        width: Theme.stageWidth
        height: 176
        y: Theme.stageHeight - Theme.lift - height
        name: Theme.portrait ? "foot-portrait" : "foot-landscape"
    }
    Rectangle {
        visible: Theme.lift > 0
        width: Theme.stageWidth
        height: Theme.lift + 2
        y: Theme.stageHeight - Theme.lift - 2
        color: Theme.deep
    }
    Row {
        x: foot.from
        y: (Theme.portrait ? 1792 : 940) - Theme.lift
        spacing: 16

        FootButton {
            visible: foot.helpShown
            width: foot.helpWidth
            solid: true
            icon: "agent"
            text: qsTr("叫人帮办")
            onClicked: foot.help()
        }
        Item {
            visible: !foot.helpShown
            width: foot.helpWidth
            height: 104
            Row {
                anchors.verticalCenter: parent.verticalCenter
                spacing: 16
                Icon {
                    anchors.verticalCenter: parent.verticalCenter
                    name: "phone"
                    tint: Theme.card
                    size: 48
                }
                Say {
                    text: foot.instead
                    color: Theme.card
                    wrapMode: Text.NoWrap
                    width: Math.min(implicitWidth, foot.helpWidth - 64)
                    fontSizeMode: Text.HorizontalFit
                    minimumPixelSize: Theme.fitted(30)
                    font.pixelSize: Theme.footText
                    font.weight: Font.Bold
                }
            }
        }
        FootButton {
            visible: foot.languageShown
            width: Math.round(foot.room * foot.shares[0])
            text: qsTr("English")
            onClicked: foot.language()
        }
        FootButton {
            width: Math.round(foot.room * foot.shares[1])
            text: qsTr("大字")
            role: Accessible.CheckBox
            checkable: true
            checked: Theme.large
            on: Theme.large
            onClicked: foot.large()
        }
        FootButton {
            width: Math.round(foot.room * foot.shares[2])
            icon: "wheelchair"
            text: qsTr("低位")
            role: Accessible.CheckBox
            checkable: true
            checked: Theme.low
            on: Theme.low
            onClicked: foot.low()
        }
    }
}
