pragma ComponentBehavior: Bound
import QtQuick
import theme

// One paper: number, name, what counts, the note, and 齐 缺 查.
Item {
    id: row

    property var entry: null
    property int place: 0
    required property var openCase
    readonly property bool at: entry?.at ?? false
    readonly property bool held: entry?.held ?? false
    readonly property bool live: entry?.live ?? false

    height: Math.max(84, words.height + 28)

    Tap {
        anchors.fill: parent
        activeFocusOnTab: false
        enabled: row.live && !row.held
        label: row.entry?.name ?? ""
        deaf: 0
        onClicked: row.openCase.select(row.place)
    }
    Rectangle {
        anchors.fill: parent
        radius: 12
        color: Theme.card
        border.width: row.at ? 3 : 1
        border.color: row.at ? Theme.sun : Theme.line
    }
    Rectangle {
        x: 14
        y: 14
        width: 28
        height: 28
        radius: 6
        color: Theme.mist
        Say {
            anchors.centerIn: parent
            text: row.entry?.number ?? ""
            color: Theme.river
            font.pixelSize: 16
            font.weight: Font.Bold
        }
    }
    Item {
        visible: row.at && row.live
        x: 8
        y: 50
        width: 40
        height: 24
        Tap {
            id: note
            anchors.fill: parent
            anchors.margins: -10 // a finger needs more than the eye
            activeFocusOnTab: false
            label: qsTr("备注") + "：" + (row.entry?.name ?? "")
            onClicked: row.openCase.note()
        }
        Rectangle {
            anchors.fill: parent
            radius: 5
            color: note.pressed ? Theme.cardPressed : Theme.card
            border.width: 1
            border.color: Theme.edge
        }
        Say {
            id: noteWord
            anchors.centerIn: parent
            text: qsTr("备注")
            color: Theme.river
            font.pixelSize: 14
            font.weight: Font.Bold
            wrapMode: Text.NoWrap
        }
    }
    Column {
        id: words
        x: 54
        y: 12
        width: parent.width - x - answers.width - 32
        spacing: 5
        Say {
            width: parent.width
            text: row.entry?.name ?? ""
            font.pixelSize: 19
            font.weight: Font.Bold
        }
        Row {
            width: parent.width
            spacing: 10
            Rectangle {
                id: badge
                readonly property string tone: row.entry?.tone ?? "mist"
                width: tag.implicitWidth + 16
                height: 24
                radius: 5
                color: tone === "amber" ? Theme.amberPale : tone === "green" ? Theme.greenPale : Theme.mist
                Say {
                    id: tag
                    anchors.centerIn: parent
                    text: row.entry?.tag ?? ""
                    color: badge.tone === "amber" ? Theme.amber : badge.tone === "green" ? Theme.green : Theme.river
                    font.pixelSize: 14
                    font.weight: Font.Bold
                    wrapMode: Text.NoWrap
                }
            }
            Say {
                width: parent.width - badge.width - 10
                text: row.entry?.facts ?? ""
                color: Theme.ink2
                font.pixelSize: 14
                lines: 3
            }
        }
        Say {
            visible: text !== ""
            width: parent.width
            text: row.entry?.note ?? ""
            color: Theme.amber
            font.pixelSize: 16
            font.weight: Font.Bold
        }
        Flow {
            visible: row.entry?.dating ?? false
            width: parent.width
            spacing: 6
            Repeater {
                model: 12
                delegate: Tap {
                    id: month
                    required property int index
                    width: 48
                    height: 44
                    activeFocusOnTab: false
                    label: text
                    readonly property string text: qsTr("%1 月").replace("%1", index + 1)
                    onClicked: row.openCase.expires(index + 1)
                    Rectangle {
                        anchors.fill: parent
                        radius: 8
                        color: month.pressed ? Theme.cardPressed : Theme.card
                        border.width: 2
                        border.color: Theme.edge
                    }
                    Say {
                        anchors.centerIn: parent
                        text: month.text
                        font.pixelSize: 16
                        font.weight: Font.Bold
                        wrapMode: Text.NoWrap
                    }
                }
            }
        }
    }
    Row {
        id: answers
        anchors.right: parent.right
        anchors.rightMargin: 14
        anchors.verticalCenter: parent.verticalCenter
        spacing: 8
        visible: !row.held
        width: row.held ? 0 : implicitWidth
        Repeater {
            model: [["brought", qsTr("齐"), Theme.green], ["missing", qsTr("缺"), Theme.river], ["unsure", qsTr("查"), Theme.deep]]
            delegate: Tap {
                id: button
                required property var modelData
                readonly property bool stated: row.entry?.answer === "stated" && modelData[0] === "missing"
                readonly property bool chosen: row.entry?.answer === modelData[0] || stated
                width: 52
                height: 48
                enabled: row.live
                opacity: row.live || chosen ? 1 : 0 // later only what was answered is read
                activeFocusOnTab: false
                role: Accessible.RadioButton
                checkable: true
                checked: chosen
                label: (row.entry?.name ?? "") + "：" + text
                readonly property string text: stated ? qsTr("声明") : modelData[1]
                onClicked: row.openCase.answer(row.place, modelData[0])
                Rectangle {
                    anchors.fill: parent
                    radius: 8
                    color: button.chosen ? row.live ? button.modelData[2] : Theme.mist : button.pressed ? Theme.cardPressed : Theme.card
                    border.width: button.chosen ? 0 : 2
                    border.color: Theme.edge
                }
                Say {
                    anchors.centerIn: parent
                    text: button.text
                    color: button.chosen && row.live ? Theme.card : Theme.ink
                    font.pixelSize: 19
                    font.weight: Font.Bold
                    wrapMode: Text.NoWrap
                }
            }
        }
    }
    Icon {
        visible: row.held
        anchors.right: parent.right
        anchors.rightMargin: 28
        anchors.verticalCenter: parent.verticalCenter
        name: "check"
        tint: Theme.green
        size: 28
    }
}
