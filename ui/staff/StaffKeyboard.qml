pragma ComponentBehavior: Bound
import QtQuick
import theme

// The keyboard on the screen, where a window of the staff stands before no real one: letters, figures, a few signs.
Rectangle {
    id: board

    property bool shift: false
    property bool signs: false
    readonly property var rows: signs ? ["1234567890", "@:/.-_=#%&", "\"'()[]{},", "+*?!<>~;"] : ["1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm"]
    readonly property real gap: 8
    readonly property real keyWidth: (width - 2 * 24 - 9 * gap) / 10
    readonly property real keyHeight: Math.max(56, Reach.touch)

    signal typed(string words)

    height: 5 * (keyHeight + gap) + gap
    color: Theme.shoal

    MouseArea {
        anchors.fill: parent
    }
    Repeater {
        model: board.rows.length
        Row {
            id: line
            required property int index
            readonly property string letters: board.rows[index]
            anchors.horizontalCenter: parent.horizontalCenter
            y: board.gap + index * (board.keyHeight + board.gap)
            spacing: board.gap
            Repeater {
                model: line.letters.length
                StaffKey {
                    required property int index
                    readonly property string letter: line.letters.charAt(index)
                    width: board.keyWidth
                    height: board.keyHeight
                    text: board.shift ? letter.toUpperCase() : letter
                    onClicked: board.typed(text)
                }
            }
        }
    }
    Row {
        x: 24
        y: board.gap + 4 * (board.keyHeight + board.gap)
        spacing: board.gap
        StaffKey {
            width: board.keyWidth * 1.5
            height: board.keyHeight
            text: qsTr("大写")
            chosen: board.shift
            onClicked: board.shift = !board.shift
        }
        StaffKey {
            width: board.keyWidth * 1.5
            height: board.keyHeight
            text: board.signs ? "abc" : "@:/"
            onClicked: board.signs = !board.signs
        }
        StaffKey {
            width: board.width - 48 - 7 * board.keyWidth - 4 * board.gap
            height: board.keyHeight
            text: qsTr("空格")
            onClicked: board.typed(" ")
        }
        StaffKey {
            width: board.keyWidth * 1.5
            height: board.keyHeight
            text: qsTr("删")
            onClicked: board.typed("\b")
        }
        StaffKey {
            width: board.keyWidth * 2.5
            height: board.keyHeight
            text: qsTr("下一步")
            chosen: true
            onClicked: board.typed("\r")
        }
    }
}
