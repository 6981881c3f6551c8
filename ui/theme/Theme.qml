pragma Singleton
import QtQuick

// Tokens: every colour, size and duration of the citizen screens, and how this visitor wants to see them.
QtObject {
    // how it is seen now; the shell writes these
    property bool portrait: true
    property bool large: false
    property bool low: false
    property bool english: false
    property bool covered: false // a sheet lies over the screen
    property bool keyboard: false // the last thing used was a key: show where it points
    property real scale: 1 // window pixels per design pixel
    property real reachTop: 0 // nothing to touch lies above this y while `low`
    property real lift: 0 // how far the foot is raised so that nothing to touch lies below 380 mm

    // colours
    readonly property color paper: "#F7F5F0"
    readonly property color card: "#FFFFFF"
    readonly property color ink: "#10242E"
    readonly property color ink2: "#3A4F5B"
    readonly property color river: "#0B6073"
    readonly property color deep: "#0A4A5A"
    readonly property color abyss: "#07323E"
    readonly property color mist: "#E4F0F1"
    readonly property color shoal: "#BBD8DC"
    readonly property color sun: "#F2A900"
    readonly property color dawn: "#FFF1CC"
    readonly property color green: "#0F5636"
    readonly property color greenPale: "#E1F2E8"
    readonly property color amber: "#6E4500"
    readonly property color amberPale: "#FBEBCB"
    readonly property color brick: "#8C3A12" // staff windows only: a device stands still
    readonly property color brickPale: "#F8E7DD"
    readonly property color line: "#DCDFDA"
    readonly property color edge: "#6B8490"
    readonly property color still: "#E4E7E2" // a button that waits for something else
    readonly property color key: "#EFEEE9" // a key that leads nowhere

    // one step darker, for what is pressed
    readonly property color cardPressed: "#E6EAE8"
    readonly property color riverPressed: "#084A59"
    readonly property color mistPressed: "#CFE2E4"
    readonly property color deepPressed: "#07323E"
    readonly property color sunPressed: "#D99700"
    readonly property color greenPressed: "#0A4128"

    // grid
    readonly property real stageWidth: portrait ? 1080 : 1920
    readonly property real stageHeight: portrait ? 1920 : 1080
    readonly property real margin: 64
    readonly property real gap: 16
    readonly property real group: 24
    readonly property real radius: 20
    readonly property real radiusHero: 28
    readonly property real radiusAnswer: 16
    readonly property real outline: 3
    readonly property real touch: 88 // least height of what can be touched
    readonly property real contentWidth: stageWidth - 2 * margin
    readonly property real sheetEnd: (portrait ? 1744 : 904) - lift // of what lies over a screen: the foot stays

    // type, already sized for this visitor
    readonly property string family: "Noto Sans SC"
    readonly property real factor: large ? 1.35 : 1
    readonly property real number: 312
    readonly property real hero: px(portrait || !large ? 76 : 64)
    readonly property real title: px(portrait ? 60 : 56)
    readonly property real question: px(52)
    readonly property real button: px(42)
    readonly property real name: px(36)
    readonly property real body: px(34)
    readonly property real second: px(32)
    readonly property real label: px(30)
    readonly property real least: 41 // in large type: capitals of 7.3 mm where a design pixel is 0.248 mm (21.5")
    readonly property real footText: large ? least : 38

    // motion, ms
    readonly property int slide: 180
    readonly property int glide: 600
    readonly property int press: 80
    readonly property int deaf: 600

    function px(size: real): real {
        return large ? Math.max(least, Math.round(size * factor)) : size;
    }
    // How small fitted words may become: never below what large type promises.
    function fitted(size: real): real {
        return large ? Math.max(least, size) : size;
    }
    // A clause of up to 9 characters is not cut: it is joined by U+2060, as names are (`ui/citizen/wording.py`); a figure
    // keeps its unit.
    function kept(words: string): string {
        return words.replace(/(\d) ([月日号楼样位])/g, "$1\u00a0$2").replace(/(^|[，。；：、！？“”（）])([\u4e00-\u9fff]{2,9})(?=$|[，。；：、！？“”（）])/g, (_all, mark, clause) => mark + clause.split("").join("\u2060"));
    }
    function seen(size: real): real {
        return Math.max(1, Math.round(size * scale));
    }
}
