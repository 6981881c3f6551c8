pragma ComponentBehavior: Bound
import QtQuick
import theme
import staff

// The settings of hall and kiosk: groups at the left, their values, at the right the one that is changed.
Item {
    id: root

    required property var page
    readonly property bool upright: height > width
    readonly property bool asks: page.proposal.length > 0 // what would change is shown, to be kept or left
    readonly property real panelWidth: upright ? width : 400

    Say {
        id: title
        x: 24
        y: 20
        text: qsTr("大厅和本机")
        font.pixelSize: 28
        font.weight: Font.Bold
    }
    Say {
        anchors.left: title.right
        anchors.leftMargin: 20
        anchors.baseline: title.baseline
        text: qsTr("一次改一项，整份检查过才存；注释不动") + (Reach.finger ? "" : qsTr("　　PgUp PgDn 换组　↑↓ 换项"))
        color: Theme.ink2
        font.pixelSize: 17
    }
    ListView {
        id: groups
        x: 24
        y: 80
        width: root.upright ? 200 : 236
        height: parent.height - y - (root.upright ? panel.height : 0)
        clip: true
        spacing: 4
        boundsBehavior: Flickable.StopAtBounds
        model: root.page.groups
        currentIndex: root.page.groups.findIndex(group => group.open)
        // with each change the list is another, which begins at its top
        onModelChanged: Qt.callLater(() => groups.positionViewAtIndex(groups.currentIndex, ListView.Contain))
        delegate: Tap {
            id: group
            required property var modelData
            label: modelData.name
            activeFocusOnTab: false
            width: groups.width
            height: Reach.touch
            onClicked: root.page.open(modelData.name)
            Rectangle {
                anchors.fill: parent
                radius: 8
                color: group.modelData.open ? Theme.river : group.pressed ? Theme.cardPressed : "transparent"
            }
            Say {
                x: 14
                width: parent.width - 24
                anchors.verticalCenter: parent.verticalCenter
                text: group.modelData.name
                lines: root.upright ? 2 : 1
                color: group.modelData.open ? Theme.card : Theme.ink
                font.pixelSize: 17
                font.weight: group.modelData.open ? Font.Bold : Font.Normal
            }
        }
    }
    ListView {
        id: rows
        anchors.left: groups.right
        anchors.leftMargin: 20
        anchors.right: parent.right
        anchors.rightMargin: root.upright ? 24 : root.panelWidth + 20
        y: 80
        height: groups.height
        clip: true
        spacing: 8
        boundsBehavior: Flickable.StopAtBounds
        model: root.page.rows
        delegate: Rectangle {
            id: row
            required property var modelData
            width: rows.width
            height: Math.max(70, words.height + 20, value.height + 20)
            radius: 10
            color: Theme.card
            border.width: modelData.chosen ? 3 : 1
            border.color: modelData.chosen ? Theme.river : Theme.line

            MouseArea {
                anchors.fill: parent
                onClicked: root.page.choose(row.modelData.name)
            }
            Column {
                id: words
                x: 20
                width: parent.width * 0.56 - 20
                anchors.verticalCenter: parent.verticalCenter
                spacing: 2
                Say {
                    width: parent.width
                    text: row.modelData.label
                    font.pixelSize: 18
                    font.weight: Font.Bold
                }
                Say {
                    width: parent.width
                    text: row.modelData.effect
                    color: Theme.ink2
                    font.pixelSize: 14
                }
            }
            Say {
                id: value
                anchors.right: parent.right
                anchors.rightMargin: 20
                width: parent.width * 0.44 - 40
                anchors.verticalCenter: parent.verticalCenter
                horizontalAlignment: Text.AlignRight
                text: row.modelData.value
                lines: 3
                font.pixelSize: 18
            }
        }
    }
    Rectangle {
        id: panel
        x: parent.width - root.panelWidth
        y: root.upright ? parent.height - height : 0
        width: root.panelWidth
        height: root.upright ? open.height + 48 : parent.height
        color: Theme.card

        Column {
            id: open
            x: 24
            y: 24
            width: parent.width - 48
            spacing: 14

            Say {
                width: parent.width
                text: root.page.label
                font.pixelSize: 24
                font.weight: Font.Bold
            }
            Say {
                width: parent.width
                text: root.page.effect
                color: Theme.ink2
                font.pixelSize: 16
            }
            StaffField {
                id: field
                objectName: "setting"
                visible: root.page.choices.length === 0 && !root.asks
                width: parent.width
                label: root.page.needed ? qsTr("改成") : qsTr("改成（空着就是去掉）")
                onEntered: root.page.save(text)
            }
            StaffButton {
                visible: field.visible
                width: parent.width
                text: qsTr("存好")
                key: "Enter"
                primary: true
                onClicked: root.page.save(field.text)
            }
            Rectangle {
                visible: root.asks
                width: parent.width
                height: said.height + 28
                radius: 10
                color: Theme.dawn
                Column {
                    id: said
                    x: 14
                    y: 14
                    width: parent.width - 28
                    spacing: 8
                    Repeater {
                        model: root.page.proposal
                        delegate: Say {
                            required property string modelData
                            width: said.width
                            text: modelData
                            font.pixelSize: 16
                        }
                    }
                }
            }
            StaffButton {
                visible: root.asks
                width: parent.width
                text: qsTr("留下")
                key: "Y"
                primary: true
                onClicked: root.page.keep()
            }
            StaffButton {
                visible: root.asks
                width: parent.width
                text: qsTr("不改了")
                key: "N"
                onClicked: root.page.forget()
            }
            Repeater {
                model: root.page.choices
                delegate: StaffButton {
                    required property var modelData
                    required property int index
                    width: panel.width - 48
                    text: modelData.word
                    key: index < 9 ? index + 1 : ""
                    primary: modelData.now
                    onClicked: root.page.save(modelData.word)
                }
            }
            Say {
                visible: text !== ""
                width: parent.width
                text: root.page.trouble
                color: Theme.brick
                font.pixelSize: 16
                font.weight: Font.Bold
            }
            Say {
                visible: root.page.last !== ""
                width: parent.width
                text: root.page.last
                font.pixelSize: 15
            }
            StaffButton {
                visible: root.page.last !== "" && !root.asks
                width: parent.width
                text: qsTr("改回原来的")
                key: "Z"
                onClicked: root.page.goBack()
            }
            Say {
                width: parent.width
                text: root.page.where
                color: Theme.ink2
                font.pixelSize: 14
            }
        }
    }
    Connections {
        target: root.page
        function onChanged() {
            field.text = root.page.trouble === "" ? root.page.typed : field.text;
            if (root.asks)
                root.forceActiveFocus(); // its keys are the page's
        }
        function onFocusWanted() {
            field.focusField();
        }
    }
    Component.onCompleted: field.text = root.page.typed
}
