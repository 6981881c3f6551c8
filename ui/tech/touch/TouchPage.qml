pragma ComponentBehavior: Bound
import QtQuick
import theme
import staff

// Whether the screen feels every place, where it thinks a finger is, and how many fingers at once.
Item {
    id: root

    required property var page

    Say {
        id: title
        x: 24
        y: 20
        text: qsTr("触摸")
        font.pixelSize: 28
        font.weight: Font.Bold
    }
    Say {
        anchors.left: title.right
        anchors.leftMargin: 20
        anchors.baseline: title.baseline
        text: root.page.summary
        color: Theme.ink2
        font.pixelSize: 19
    }
    StaffButton {
        id: again
        anchors.right: parent.right
        anchors.rightMargin: 24
        y: 16
        width: 180
        text: qsTr("从头来")
        key: "R"
        onClicked: root.page.clear()
    }
    Say {
        id: how
        x: 24
        y: 64
        width: again.x - x - 16
        text: qsTr("一格一格划过去：有格子一直不变绿，就是那里摸不到；圆点和线不跟着手指走，就要校准触摸屏；再用两指、五指一起按。")
        color: Theme.ink2
        font.pixelSize: 15
    }
    Item {
        id: field
        objectName: "field"
        x: 24
        width: parent.width - 48
        y: Math.max(how.y + how.height, again.y + again.height) + 10
        height: parent.height - y - 20

        readonly property real cellWidth: width / root.page.across
        readonly property real cellHeight: height / root.page.down

        function reach(at: point) {
            const column = Math.floor(at.x / cellWidth), row = Math.floor(at.y / cellHeight);
            if (column < 0 || row < 0 || column >= root.page.across || row >= root.page.down)
                return;
            const index = row * root.page.across + column;
            (cells.itemAt(index) as TouchField).touched = true;
            root.page.reach(index);
        }

        Repeater {
            id: cells
            model: root.page.across * root.page.down
            delegate: TouchField {
                required property int index
                x: index % root.page.across * field.cellWidth
                y: Math.floor(index / root.page.across) * field.cellHeight
                width: field.cellWidth
                height: field.cellHeight
            }
        }
        MultiPointTouchArea {
            id: area
            anchors.fill: parent
            maximumTouchPoints: 10
            touchPoints: [
                TouchPoint { id: p0 }, TouchPoint { id: p1 }, TouchPoint { id: p2 }, TouchPoint { id: p3 }, TouchPoint { id: p4 },
                TouchPoint { id: p5 }, TouchPoint { id: p6 }, TouchPoint { id: p7 }, TouchPoint { id: p8 }, TouchPoint { id: p9 }
            ]
            readonly property int down: touchPoints.filter(each => each.pressed).length

            onDownChanged: root.page.hold(down)
            onPressed: points => points.forEach(each => {
                field.reach(Qt.point(each.x, each.y));
                trail.last[each.pointId] = Qt.point(each.x, each.y);
            })
            onUpdated: points => points.forEach(each => {
                field.reach(Qt.point(each.x, each.y));
                trail.follow(each.pointId, Qt.point(each.x, each.y));
            })
            onReleased: points => points.forEach(each => trail.follow(each.pointId, Qt.point(each.x, each.y)))
        }
        Canvas {
            id: trail
            objectName: "trail"
            anchors.fill: parent
            renderStrategy: Canvas.Immediate

            property var strokes: [] // drawn with the next frame
            property var last: ({}) // where each finger was
            property bool wiped: false

            function follow(finger: int, to: point) {
                strokes.push([last[finger] ?? to, to]);
                last[finger] = to;
                requestPaint();
            }
            function wipe() {
                strokes = [];
                wiped = true;
                requestPaint();
            }
            onPaint: {
                const pen = getContext("2d");
                if (wiped)
                    pen.clearRect(0, 0, width, height);
                wiped = false;
                pen.lineWidth = 4;
                pen.lineCap = "round";
                pen.strokeStyle = Theme.river;
                pen.beginPath();
                for (const [from, to] of strokes) {
                    pen.moveTo(from.x, from.y);
                    pen.lineTo(to.x, to.y);
                }
                pen.stroke();
                strokes = [];
            }
        }
        Repeater {
            model: area.touchPoints
            delegate: Rectangle {
                id: dot
                required property int index
                required property var modelData
                visible: modelData.pressed
                x: modelData.x - width / 2
                y: modelData.y - height / 2
                width: 56
                height: 56
                radius: 28
                color: Theme.sun
                border.width: 2
                border.color: Theme.ink
                Say {
                    anchors.centerIn: parent
                    text: dot.index + 1
                    font.pixelSize: 19
                    font.weight: Font.Bold
                }
            }
        }
    }
    Connections {
        target: root.page
        function onCleared() {
            for (let index = 0; index < cells.count; ++index)
                (cells.itemAt(index) as TouchField).touched = false;
            trail.wipe();
        }
    }
}
