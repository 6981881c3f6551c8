pragma ComponentBehavior: Bound
import QtQuick
import theme
import staff

// The item, its questions one after the other, then its papers with 齐 缺 查.
Item {
    id: column

    required property var desk
    readonly property var papers: desk.papers
    readonly property var entries: papers.rows

    Say {
        id: name
        width: parent.width
        text: column.papers.name
        font.pixelSize: text.length > 40 ? 19 : 28
        font.weight: Font.Bold
        lines: 4
    }
    Say {
        id: facts
        anchors.top: name.bottom
        anchors.topMargin: 4
        width: parent.width
        text: column.papers.facts
        color: Theme.ink2
        font.pixelSize: 16
    }
    Flow {
        id: chips
        anchors.top: facts.bottom
        anchors.topMargin: column.papers.chosen.length ? 10 : 0
        width: parent.width
        spacing: 8
        Repeater {
            model: column.papers.chosen
            delegate: Tap {
                id: chip
                required property var modelData
                width: Math.min(chips.width, said.implicitWidth + 32)
                height: 44
                activeFocusOnTab: false
                enabled: column.papers.live
                label: modelData.label
                onClicked: column.desk.openCase.ask(modelData.id)
                Rectangle {
                    anchors.fill: parent
                    radius: 10
                    color: !chip.enabled ? Theme.mist : chip.pressed ? Theme.riverPressed : Theme.river
                }
                Say {
                    id: said
                    x: 16
                    width: Math.min(implicitWidth, chips.width - 32)
                    anchors.verticalCenter: parent.verticalCenter
                    text: chip.modelData.label
                    color: column.papers.live ? Theme.card : Theme.ink
                    font.pixelSize: 16
                    font.weight: Font.Bold
                    wrapMode: Text.NoWrap
                    elide: Text.ElideRight
                }
            }
        }
    }
    Column {
        id: question
        visible: column.papers.question !== ""
        anchors.top: chips.bottom
        anchors.topMargin: 20
        width: parent.width
        spacing: 10
        Say {
            width: parent.width
            text: column.papers.question
            font.pixelSize: 19
            font.weight: Font.Bold
        }
        Repeater {
            model: column.papers.choices
            delegate: StaffButton {
                required property var modelData
                required property int index
                width: question.width
                text: modelData.label
                note: modelData.hint
                key: index + 1
                onClicked: column.desk.openCase.situate(modelData.id)
            }
        }
    }
    ListView {
        id: list
        objectName: "papers"
        anchors.top: chips.bottom
        anchors.topMargin: 12
        anchors.bottom: parent.bottom
        width: parent.width
        clip: true
        spacing: 10
        boundsBehavior: Flickable.StopAtBounds
        visible: column.papers.question === ""
        model: column.entries.length // rows stay while their answers change: the list does not jump
        cacheBuffer: 4000
        delegate: PaperRow {
            required property int index
            width: list.width
            entry: column.entries[index] ?? null
            place: index
            openCase: column.desk.openCase
            onAtChanged: if (at) list.positionViewAtIndex(index, ListView.Contain)
            onHeightChanged: if (at) Qt.callLater(list.positionViewAtIndex, index, ListView.Contain) // once the list knows of it
        }
    }
}
