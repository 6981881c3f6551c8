import QtQuick

// Lists turn by page, never by a flick.
Item {
    id: turner

    property int page: 0
    property int pages: 1
    readonly property real counterWidth: width < 560 ? 144 : 176
    property color counterColor: Theme.portrait ? Theme.ink2 : Theme.card

    signal turned(int by)

    implicitHeight: 128

    QuietButton {
        width: (turner.width - turner.counterWidth) / 2
        height: turner.height
        enabled: turner.page > 0
        opacity: enabled ? 1 : 0.45
        icon: "chevron-left"
        text: qsTr("上一页")
        onClicked: turner.turned(-1)
    }
    Say {
        width: turner.counterWidth
        height: turner.height
        anchors.horizontalCenter: parent.horizontalCenter
        horizontalAlignment: Text.AlignHCenter
        verticalAlignment: Text.AlignVCenter
        text: (turner.page + 1) + " / " + turner.pages
        color: turner.counterColor
        font.pixelSize: Theme.large ? 44 : 40
        wrapMode: Text.NoWrap
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Theme.fitted(30)
        Accessible.name: qsTr("第 %1 页，共 %2 页").arg(turner.page + 1).arg(turner.pages)
    }
    QuietButton {
        x: turner.width - width
        width: (turner.width - turner.counterWidth) / 2
        height: turner.height
        enabled: turner.page < turner.pages - 1
        opacity: enabled ? 1 : 0.45
        icon: "chevron"
        last: true
        text: qsTr("下一页")
        onClicked: turner.turned(1)
    }
}
