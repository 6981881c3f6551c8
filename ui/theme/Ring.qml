import QtQuick
import QtQuick.Shapes

// Seconds left, as a ring that empties.
Item {
    id: ring

    property int seconds: 0
    property int whole: 30
    property color tint: Theme.river
    property real stroke: 6

    implicitWidth: Theme.large ? 96 : 68
    implicitHeight: width

    Shape {
        anchors.fill: parent
        ShapePath {
            strokeColor: Theme.line
            strokeWidth: ring.stroke
            fillColor: "transparent"
            PathAngleArc {
                centerX: ring.width / 2
                centerY: ring.height / 2
                radiusX: ring.width / 2 - ring.stroke / 2
                radiusY: radiusX
                startAngle: 0
                sweepAngle: 360
            }
        }
        ShapePath {
            strokeColor: ring.tint
            strokeWidth: ring.stroke
            fillColor: "transparent"
            capStyle: ShapePath.RoundCap
            PathAngleArc {
                centerX: ring.width / 2
                centerY: ring.height / 2
                radiusX: ring.width / 2 - ring.stroke / 2
                radiusY: radiusX
                startAngle: -90
                sweepAngle: 360 * Math.min(1, ring.seconds / Math.max(1, ring.whole))
            }
        }
    }
}
