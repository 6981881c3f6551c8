pragma ComponentBehavior: Bound
import QtQuick

// The river Ji past its four stations; the sun stands where the visitor is and glides on.
Item {
    id: river

    property int station: 0
    readonly property var xs: Theme.portrait ? [112, 397, 682, 968] : [28, 369, 710, 1052]
    readonly property var ys: [38, 57, 38, 57]
    property real sunX: xs[station]
    readonly property string kind: Theme.portrait ? "river-portrait-" : "river-landscape-"

    function levelAt(x: real): real {
        for (let i = 0; i < 3; i++) {
            if (x <= xs[i + 1]) {
                const t = Math.max(0, (x - xs[i]) / (xs[i + 1] - xs[i]));
                return ys[i] + (ys[i + 1] - ys[i]) * t * t * (3 - 2 * t);
            }
        }
        return ys[3];
    }

    width: 1080
    height: 152
    Accessible.role: Accessible.Indicator
    Accessible.name: qsTr("第 %1 站，共 4 站：%2").arg(station + 1).arg(names[station])
    readonly property var names: [qsTr("帮办"), qsTr("预审"), qsTr("叫号"), qsTr("办结")]

    Behavior on sunX {
        NumberAnimation {
            duration: Theme.glide
            easing.type: Easing.InOutQuad
        }
    }
    Drawing {
        width: 1080
        height: 96
        name: river.kind + "ahead"
    }
    Item {
        clip: true
        width: river.sunX
        height: 96
        Drawing {
            width: 1080
            height: 96
            name: river.kind + "done"
        }
    }
    Repeater {
        model: 4
        Item {
            id: stop
            required property int index
            x: river.xs[stop.index]
            y: river.ys[stop.index]

            Rectangle {
                visible: stop.index > river.station
                anchors.centerIn: parent
                width: 34
                height: 34
                radius: 17
                color: Theme.paper
                border.width: 5
                border.color: Theme.shoal
            }
            Tick {
                visible: stop.index < river.station
                anchors.centerIn: parent
            }
            Say {
                anchors.horizontalCenter: parent.horizontalCenter
                y: (Theme.portrait ? (Theme.large ? 82 : 90) : Theme.large ? 88 : 90) - river.ys[stop.index]
                text: river.names[stop.index]
                wrapMode: Text.NoWrap
                color: stop.index === river.station ? Theme.ink : Theme.ink2
                font.pixelSize: Theme.large ? Theme.least : 32
                font.weight: stop.index === river.station ? Font.Bold : Font.Normal
            }
        }
    }
    Rectangle {
        x: river.sunX - 38
        y: river.levelAt(river.sunX) - 38
        width: 76
        height: 76
        radius: 38
        color: Theme.paper
        Sun {
            anchors.fill: parent
        }
    }
}
