pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Window
import theme

// The frame: header, river and foot stay, screens slide between them. Python says which screen stands.
Window {
    id: window

    property var front: null // what the home said last time, until the shell is there
    property QtObject live: null // the shell
    readonly property var shell: live ?? front
    readonly property bool away: (shell.maintenance ?? null) !== null // a technician works on this kiosk

    readonly property real stageScale: Math.min(width / Theme.stageWidth, height / Theme.stageHeight)

    width: shell.portrait ? 1080 : 1920
    height: shell.portrait ? 1920 : 1080
    visible: false
    color: Theme.paper
    title: shell.hallName

    Binding { target: Theme; property: "portrait"; value: window.shell.portrait }
    Binding { target: Theme; property: "large"; value: window.shell.large }
    Binding { target: Theme; property: "low"; value: window.shell.low }
    Binding { target: Theme; property: "english"; value: window.shell.english }
    Binding { target: Theme; property: "covered"; value: window.shell.help.shown || window.shell.idle.asking }
    Binding { target: Theme; property: "keyboard"; value: window.shell.keyboard }
    Binding { target: Theme; property: "scale"; value: window.stageScale * Screen.devicePixelRatio }
    Binding { target: Theme; property: "reachTop"; value: Math.ceil(window.shell.reachTop * Theme.stageHeight) }
    Binding { target: Theme; property: "lift"; value: Math.ceil(window.shell.lift * Theme.stageHeight) }

    Item {
        id: stage
        objectName: "stage"
        enabled: window.live !== null
        width: Theme.stageWidth
        height: Theme.stageHeight
        x: (window.width - width * window.stageScale) / 2
        y: (window.height - height * window.stageScale) / 2
        scale: window.stageScale
        transformOrigin: Item.TopLeft
        clip: window.stageScale !== 1

        Loader {
            active: window.live !== null // the home has neither: they are made behind it
            sourceComponent: Header {
                visible: !deck.bare
                hall: window.shell.hallName
                clock: window.shell.clock
                seconds: window.shell.idle.asking ? -1 : window.shell.idle.seconds
                whole: window.shell.idle.whole
            }
        }
        Loader {
            active: window.live !== null
            x: Theme.portrait ? 0 : 540
            y: Theme.portrait ? 126 : 24
            sourceComponent: River {
                visible: !deck.bare
                station: deck.station
            }
        }
        Foot {
            id: foot
            readonly property bool atHome: !Theme.portrait && window.shell.screen === "Home"
            readonly property bool closed: window.shell.screen === "Home" && (deck.current?.closed ?? false)
            visible: window.shell.screen !== "OutOfService"
            from: Theme.portrait ? Theme.margin : atHome ? 784 : 316
            helpWidth: atHome ? (Theme.english ? 400 : 484) : Theme.portrait ? (Theme.english ? 348 : 364) : 364
            rest: Theme.portrait ? 952 - helpWidth : atHome ? 1072 - helpWidth : Theme.english ? 640 : 588
            helpShown: !closed
            instead: deck.current?.hotline ?? ""
            languageShown: window.shell.bilingual
            onHelp: window.shell.help.call()
            onLanguage: window.shell.switchLanguage()
            onLarge: window.shell.switchLarge()
            onLow: window.shell.switchLow()
        }
        Deck {
            id: deck
            anchors.fill: parent
            shell: window.shell
            live: window.live
            enabled: !window.shell.idle.asking && !window.shell.help.shown && !window.away
        }
        Loader {
            active: window.shell.help.shown
            anchors.fill: parent
            source: "HelpSheet.qml"
            onLoaded: item.help = window.shell.help
        }
        Loader {
            active: window.shell.idle.asking
            anchors.fill: parent
            source: "StillThere.qml"
            onLoaded: item.shell = window.shell
        }
        Loader {
            active: window.away
            anchors.fill: parent
            source: "AwaySheet.qml"
            onLoaded: item.maintenance = window.shell.maintenance
        }
    }
}
