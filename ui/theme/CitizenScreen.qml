pragma ComponentBehavior: Bound
import QtQuick

// The frame of a screen: title and one line, content, Back lower left, the primary lower right. Header, river and
// foot stay with the shell; this is what slides. Works the same in portrait and landscape, normal and large, low.
Item {
    id: screen

    property var presenter: null
    property int station: 0
    property bool bare: false // home, out of service: no header and river
    property string title
    property string subtitle
    property string hint // beside Back where there is no primary
    property bool backShown: true
    property string backText: qsTr("返回")
    property string backIcon: "arrow-left"
    property string primary // empty: none
    property string primaryNote
    property string primaryIcon
    property bool primaryArrow: true
    property bool primaryReady: true
    property bool wide: false // the primary takes Back's place too (07)
    property int page: 0
    property int pages: 1 // more than one and no primary: turn buttons stand in its place
    property bool covered: Theme.covered // lying, its row would stand beside the foot under a sheet
    property bool reaches: false // the screen itself keeps its controls below `reachTop`, and reads above
    property real titleGap: 24
    property real titleSize: Theme.title
    default property alias content: area.data

    readonly property real areaWidth: area.width
    readonly property real areaHeight: area.height
    readonly property real reach: Math.max(0, Theme.reachTop - area.y) // in the content: nothing to touch above it
    readonly property real rowY: (Theme.portrait ? 1592 : 940) - Theme.lift
    readonly property real rowHeight: Theme.portrait ? 128 : 104
    readonly property bool rowShown: Theme.portrait || !covered
    readonly property bool turns: rowShown && pages > 1 && primary === ""
    readonly property real headTop: Theme.portrait ? 296 : 180
    readonly property bool oneLine: !Theme.portrait && heading.implicitWidth + under.implicitWidth + 64 < Theme.contentWidth
    readonly property bool lowered: Theme.low && !reaches && Theme.reachTop > head.wished + headTop + titleGap

    signal back
    signal primaryTouched
    signal turned(int by)

    width: Theme.stageWidth
    height: Theme.stageHeight

    Item {
        id: head
        readonly property real wished: screen.title === "" ? 0 : screen.oneLine ? heading.height : heading.height + (under.text ? under.height + 4 : 0)
        x: Theme.margin
        y: screen.lowered ? Theme.reachTop - screen.titleGap - wished : screen.headTop
        width: Theme.contentWidth
        height: wished

        Say {
            id: heading
            width: screen.oneLine ? implicitWidth : parent.width
            text: Theme.kept(screen.title)
            font.pixelSize: screen.titleSize
            font.weight: Font.Bold
            lineHeight: 0.96
            Accessible.role: Accessible.Heading
        }
        Say {
            id: under
            visible: text !== ""
            y: screen.oneLine ? heading.height - height - 8 : heading.height + 4
            width: screen.oneLine ? parent.width - heading.width - 64 : parent.width
            x: screen.oneLine ? heading.width + 64 : 0
            horizontalAlignment: screen.oneLine ? Text.AlignRight : Text.AlignLeft
            text: Theme.kept(screen.subtitle)
            color: Theme.ink2
            font.pixelSize: Theme.body
        }
    }
    Item {
        id: area
        x: Theme.margin
        y: head.y + head.height + (head.height > 0 ? screen.titleGap : 0)
        width: Theme.contentWidth
        height: (Theme.portrait ? 1568 : 868) - Theme.lift - y
    }
    Loader {
        active: screen.rowShown && screen.backShown && !screen.wide
        sourceComponent: BackButton {
            x: Theme.margin
            y: screen.rowY
            width: Theme.portrait ? 248 : 220
            height: screen.rowHeight
            text: screen.backText
            icon: screen.backIcon
            onClicked: screen.back()
        }
    }
    Loader {
        active: screen.rowShown && screen.primary !== ""
        sourceComponent: PrimaryButton {
            x: Theme.portrait ? (screen.wide ? Theme.margin : 336) : 1360
            y: screen.rowY
            width: Theme.stageWidth - Theme.margin - x
            height: screen.rowHeight
            text: screen.primary
            note: screen.primaryNote
            icon: screen.primaryIcon
            arrow: screen.primaryArrow && ready
            ready: screen.primaryReady
            onClicked: screen.primaryTouched()
        }
    }
    Loader {
        active: screen.turns
        sourceComponent: TurnButtons {
            x: Theme.portrait ? 336 : 1340
            y: screen.rowY
            width: Theme.stageWidth - Theme.margin - x
            height: screen.rowHeight
            page: screen.page
            pages: screen.pages
            onTurned: by => screen.turned(by)
        }
    }
    Say {
        visible: screen.rowShown && screen.hint !== "" && screen.primary === "" && !screen.turns
        x: Theme.portrait ? 344 : 1340
        y: screen.rowY - 12
        width: Theme.stageWidth - Theme.margin - x
        height: screen.rowHeight + 24
        verticalAlignment: Text.AlignVCenter
        text: Theme.kept(screen.hint)
        color: Theme.portrait ? Theme.ink2 : Theme.mist
        font.pixelSize: Theme.large ? Theme.least : Theme.portrait ? 34 : 30
        lineHeight: 1
    }
}
