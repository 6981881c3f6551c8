pragma ComponentBehavior: Bound
import QtQuick
import theme
import staff

// What was found, where the visitor goes, and what can be done now: the first act is filled.
Rectangle {
    id: column

    required property var desk
    readonly property var outcome: desk.outcome
    readonly property bool low: height < 500 // a small screen: what was found and where to go stay in sight
    readonly property color tint: outcome.tone === "green" ? Theme.green : outcome.tone === "amber" ? Theme.amber : Theme.river

    radius: 16
    color: Theme.card

    Rectangle {
        id: top
        width: parent.width
        height: found.height + 2 * found.y
        topLeftRadius: 16
        topRightRadius: 16
        color: column.outcome.tone === "green" ? Theme.greenPale : column.outcome.tone === "amber" ? Theme.amberPale : Theme.mist
        Column {
            id: found
            x: 24
            y: column.low ? 10 : 18
            width: parent.width - 48
            spacing: 4
            Item {
                width: parent.width
                height: title.height
                Say {
                    id: title
                    width: parent.width - (when.visible ? when.width + 12 : 0)
                    text: column.outcome.title
                    color: column.tint
                    font.pixelSize: column.low ? 24 : 28
                    font.weight: Font.Bold
                }
                StaffButton {
                    id: when
                    visible: column.outcome.setsDue
                    anchors.right: parent.right
                    anchors.verticalCenter: parent.verticalCenter
                    width: 136
                    height: 44
                    text: qsTr("改答复日")
                    key: "D"
                    onClicked: column.desk.acts.do("askWhen")
                }
            }
            Say {
                visible: text !== ""
                width: parent.width
                text: column.outcome.line
                color: column.tint
                lines: 6
                font.pixelSize: 16
            }
            Say {
                objectName: "booked"
                visible: text !== ""
                width: parent.width
                text: column.outcome.booked
                lines: 4
                font.pixelSize: 16
            }
        }
    }
    Flickable {
        anchors.top: top.bottom
        anchors.bottom: acts.top
        anchors.bottomMargin: 8
        width: parent.width
        contentHeight: body.height + 16
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        Column {
            id: body
            x: 24
            y: column.low ? 4 : 14
            width: parent.width - 48
            spacing: 10
            Column {
                visible: column.outcome.number !== ""
                width: parent.width
                Say {
                    width: parent.width
                    text: column.outcome.number
                    color: Theme.deep
                    wrapMode: Text.NoWrap
                    fontSizeMode: Text.HorizontalFit
                    minimumPixelSize: 28
                    font.pixelSize: 84
                    font.weight: Font.Bold
                }
            }
            Column {
                visible: column.outcome.code !== ""
                width: parent.width
                Say {
                    width: parent.width
                    text: column.outcome.codeName
                    color: Theme.ink2
                    font.pixelSize: 16
                }
                Say {
                    text: column.outcome.code
                    color: Theme.deep
                    font.pixelSize: 48
                    font.weight: Font.Bold
                }
            }
            Say {
                visible: text !== ""
                width: parent.width
                text: column.outcome.paper
                font.pixelSize: 16
                font.weight: Font.Medium
            }
            Say {
                visible: text !== ""
                width: parent.width
                text: column.outcome.rest
                font.pixelSize: 16
                font.weight: Font.Medium
            }
            Column {
                visible: column.outcome.code === ""
                width: parent.width
                objectName: "where"
                Say {
                    visible: !column.low
                    text: qsTr("送去")
                    color: Theme.ink2
                    font.pixelSize: 16
                }
                Say {
                    width: parent.width
                    text: column.outcome.place
                    font.pixelSize: 19
                    font.weight: Font.Bold
                }
                Say {
                    visible: text !== ""
                    width: parent.width
                    text: column.outcome.wait
                    color: Theme.ink2
                    font.pixelSize: 16
                }
            }
            Repeater {
                model: column.outcome.gaps
                delegate: Column {
                    id: gap
                    required property var modelData
                    width: body.width
                    spacing: 3
                    Hairline {
                        width: parent.width
                    }
                    Say {
                        width: parent.width
                        topPadding: 5
                        text: gap.modelData.name
                        font.pixelSize: 16
                        font.weight: Font.Bold
                    }
                    Repeater {
                        model: gap.modelData.ways
                        delegate: Say {
                            required property string modelData
                            width: gap.width
                            text: "· " + modelData
                            color: Theme.ink2
                            font.pixelSize: 14
                        }
                    }
                }
            }
        }
    }
    Flow {
        id: acts
        objectName: "acts"
        readonly property int half: (width - spacing) / 2
        readonly property bool many: column.outcome.actions.length > (column.low ? 3 : 5) // two stand side by side
        x: 24
        anchors.bottom: parent.bottom
        anchors.bottomMargin: column.low ? 10 : 16
        width: parent.width - 48
        spacing: column.low ? 6 : 8
        enabled: !column.desk.busy
        Repeater {
            model: column.outcome.actions
            delegate: StaffButton {
                required property var modelData
                required property int index
                width: acts.many && index > 0 ? acts.half : acts.width
                height: !acts.many || index === 0 ? implicitHeight : column.low ? Math.max(44, implicitHeight - 4) : 60
                text: modelData.text
                note: column.low ? "" : modelData.note
                icon: acts.many && column.low && index > 0 ? "" : modelData.icon
                key: modelData.key
                primary: index === 0 && (modelData.key === "Enter" || modelData.key === "N")
                onClicked: column.desk.acts.do(modelData.act)
            }
        }
    }
}
