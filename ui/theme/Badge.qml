import QtQuick

// A word on a tinted ground: 必带, 可容缺, 免提交, 可声明.
Rectangle {
    id: badge

    property alias text: word.text
    property string tone: "mist" // mist | amber | green | card
    property string icon
    property real size: Theme.label

    implicitWidth: word.implicitWidth + 28 + (icon ? size + 12 : 0)
    implicitHeight: word.implicitHeight + 8
    radius: 10
    color: tone === "amber" ? Theme.amberPale : tone === "green" ? Theme.greenPale : tone === "card" ? Theme.card : Theme.mist

    Icon {
        visible: badge.icon !== ""
        name: badge.icon
        tint: word.color
        size: badge.size
        x: 14
        anchors.verticalCenter: parent.verticalCenter
    }
    Say {
        id: word
        x: 14 + (badge.icon ? badge.size + 12 : 0)
        anchors.verticalCenter: parent.verticalCenter
        wrapMode: Text.NoWrap
        font.pixelSize: badge.size
        font.weight: Font.Medium
        color: badge.tone === "amber" ? Theme.amber : badge.tone === "green" || badge.tone === "card" ? Theme.green : Theme.deep
    }
}
