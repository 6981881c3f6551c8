pragma ComponentBehavior: Bound
import QtQuick
import theme
import staff

// Search on top; below what it finds, or who waits and which cases there are.
Rectangle {
    id: column

    required property var desk
    readonly property var finder: desk.finder

    signal done

    // A sheet lies over it: what is typed, a PIN perhaps, is meant for the sheet alone.
    readonly property bool covered: desk.signIn.shown || desk.words.asking !== "" || desk.sentBack.shown || desk.figures.shown || desk.appointments.shown

    function take() {
        input.forceActiveFocus();
    }

    color: Theme.card

    Rectangle {
        anchors.right: parent.right
        width: 1
        height: parent.height
        color: Theme.line
    }
    Rectangle {
        id: field
        x: 16
        y: 16
        width: parent.width - 32
        height: 48
        radius: 10
        color: Theme.card
        border.width: column.desk.stand.searching ? 3 : 2
        border.color: column.desk.stand.searching ? Theme.river : Theme.edge

        Icon {
            x: 12
            anchors.verticalCenter: parent.verticalCenter
            name: "search"
            tint: Theme.river
            size: 24
        }
        TextInput {
            id: input
            objectName: "search"
            x: 46
            width: parent.width - x - 44
            anchors.verticalCenter: parent.verticalCenter
            clip: true
            font.family: Theme.family
            font.pixelSize: 16
            color: Theme.ink
            selectByMouse: true
            focus: column.desk.stand.searching && !column.covered
            activeFocusOnTab: true
            Accessible.role: Accessible.EditableText
            Accessible.name: qsTr("找事项")
            onTextEdited: column.finder.type(text)
            onActiveFocusChanged: if (activeFocus && !column.desk.stand.searching) column.desk.stand.search()
            Keys.onPressed: event => event.accepted = column.desk.acts.key(event.key, event.text)

            Connections {
                target: column.finder
                function onChanged() {
                    if (input.text !== column.finder.query && !input.inputMethodComposing)
                        input.text = column.finder.query;
                }
            }
            Connections {
                target: column.desk
                function onChanged() {
                    if (column.covered)
                        return;
                    if (column.desk.stand.searching && !input.activeFocus) {
                        input.forceActiveFocus();
                        input.selectAll();
                    } else if (!column.desk.stand.searching && input.activeFocus)
                        column.done();
                }
            }
            Say {
                visible: input.text === "" && input.preeditText === ""
                text: qsTr("事项首字母或名称")
                color: Theme.ink2
                font.pixelSize: 16
            }
        }
        KeyCapSmall {
            anchors.right: parent.right
            anchors.rightMargin: 12
            anchors.verticalCenter: parent.verticalCenter
            text: "/"
            visible: !column.desk.stand.searching
        }
    }
    Flickable {
        id: list
        anchors.top: field.bottom
        anchors.topMargin: 8
        anchors.bottom: parent.bottom
        width: parent.width
        contentHeight: sections.height + 16
        clip: true
        boundsBehavior: Flickable.StopAtBounds

        function reveal(top: real, bottom: real) {
            if (top < contentY)
                contentY = Math.max(0, top - 40);
            else if (bottom > contentY + height)
                contentY = bottom - height + 8;
        }

        Column {
            id: sections
            width: list.width
            Repeater {
                model: column.finder.sections
                delegate: Column {
                    id: section
                    required property var modelData
                    width: sections.width
                    Say {
                        x: 16
                        text: section.modelData.title
                        font.pixelSize: 14
                        font.weight: Font.Bold
                        height: 32
                        verticalAlignment: Text.AlignVCenter
                    }
                    Repeater {
                        model: section.modelData.rows
                        delegate: Tap {
                            id: row
                            required property var modelData
                            width: section.width
                            height: Math.max(60, words.height + 18)
                            activeFocusOnTab: false
                            label: modelData.name + "，" + modelData.second
                            onClicked: column.desk.stand.openRow(modelData.key)
                            Component.onCompleted: if (modelData.at) Qt.callLater(() => {
                                if (row)
                                    list.reveal(row.mapToItem(sections, 0, 0).y, row.mapToItem(sections, 0, 0).y + row.height);
                            })

                            Rectangle {
                                width: parent.width - 1 // the column's edge stays
                                height: parent.height
                                color: row.pressed || row.modelData.opened ? Theme.mist : Theme.card
                            }
                            Rectangle {
                                visible: row.modelData.opened
                                width: 5
                                height: parent.height
                                color: Theme.sun
                            }
                            Rectangle {
                                visible: row.modelData.at && column.desk.stand.searching
                                anchors.fill: parent
                                anchors.leftMargin: 6
                                anchors.rightMargin: 6
                                color: "transparent"
                                radius: 8
                                border.width: 2
                                border.color: Theme.river
                            }
                            Say {
                                id: lead
                                x: 16
                                y: 9
                                width: 54
                                text: row.modelData.lead
                                color: row.modelData.done ? Theme.ink2 : Theme.deep
                                font.pixelSize: 16
                                font.weight: Font.Bold
                                wrapMode: Text.NoWrap
                            }
                            Icon {
                                visible: row.modelData.done
                                x: 16
                                y: 34
                                name: "check"
                                tint: Theme.green
                                size: 18
                            }
                            Column {
                                id: words
                                x: 74
                                y: 9
                                width: parent.width - x - 16
                                Say {
                                    width: parent.width
                                    text: row.modelData.name
                                    lines: 3
                                    color: row.modelData.done ? Theme.ink2 : Theme.ink
                                    font.pixelSize: 16
                                    font.weight: Font.Medium
                                }
                                Say {
                                    width: parent.width
                                    text: row.modelData.second
                                    lines: 2
                                    color: Theme.ink2
                                    font.pixelSize: 14
                                }
                            }
                            Hairline {
                                visible: !row.modelData.opened && !(row.modelData.at && column.desk.stand.searching)
                                x: 16
                                width: parent.width - 32
                                anchors.bottom: parent.bottom
                            }
                        }
                    }
                }
            }
        }
    }
}
