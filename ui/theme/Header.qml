import QtQuick

// Logo and hall at the left; at the right the seconds left, and the clock.
Item {
    id: header

    property string hall
    property string clock
    property int seconds: -1 // -1: no ring
    property int whole: 30

    width: Theme.stageWidth
    height: 120

    Drawing {
        x: 62
        y: 32
        width: 64
        height: 64
        name: "logo"
    }
    Say {
        x: 140
        height: 120
        verticalAlignment: Text.AlignVCenter
        width: Theme.portrait ? 560 : 380
        text: header.hall
        wrapMode: Theme.portrait ? Text.NoWrap : Text.Wrap
        fontSizeMode: Theme.portrait ? Text.HorizontalFit : Text.Fit
        lineHeight: 0.9
        minimumPixelSize: Theme.fitted(30)
        color: Theme.deep
        font.pixelSize: Theme.large ? Theme.least : 34
        font.weight: Font.Bold
    }
    Say {
        id: time
        anchors.right: parent.right
        anchors.rightMargin: Theme.margin
        height: 120
        verticalAlignment: Text.AlignVCenter
        text: header.clock
        wrapMode: Text.NoWrap
        font.pixelSize: 44
    }
    Ring {
        visible: header.seconds >= 0
        anchors.right: time.left
        anchors.rightMargin: 24
        anchors.verticalCenter: parent.verticalCenter
        seconds: Math.max(0, header.seconds)
        whole: header.whole

        Say {
            anchors.centerIn: parent
            text: Math.max(0, header.seconds)
            wrapMode: Text.NoWrap
            font.pixelSize: Theme.large ? Theme.least : 32
        }
    }
}
