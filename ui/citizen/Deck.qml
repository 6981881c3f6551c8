pragma ComponentBehavior: Bound
import QtQuick
import theme

// The screens: a new one slides in from the right, back comes from the left; the old one then goes for good.
Item {
    id: deck

    required property var shell
    required property QtObject live
    property var current: null
    property var leaving: null
    property real coming: 0 // where the two stand in the slide; whole pixels, since glyphs between pixels are all drawn anew
    property real going: 0
    readonly property bool bare: current?.bare ?? true
    readonly property int station: current?.station ?? 0
    property var compiled: ({})
    property var ahead: null // under way or made: the screen that most touch next, while the one before it rests
    property string aheadName: ""
    readonly property list<string> all: ["Choose", "Item", "List", "Search", "Purpose", "Checklist", "Several", "Verdict", "Issued", "SlipLate", "Notice", "Code", "Elsewhere", "Later", "Booked", "OutOfService"]

    function component(name: string): var {
        if (!compiled[name] || compiled[name].status === Component.Loading) // asked for before it was read ahead
            compiled[name] = Qt.createComponent(name + "Screen.qml");
        return compiled[name];
    }
    function readAhead() {
        for (const name of all)
            compiled[name] = compiled[name] ?? Qt.createComponent(name + "Screen.qml", Component.Asynchronous);
    }
    function makeAhead() {
        const name = shell.ahead.wanted(shell.screen);
        if (name === "" || name === aheadName || compiled[name]?.status !== Component.Ready)
            return;
        dropAhead();
        shell.ahead.letGo();
        shell.ahead.prepare(name);
        aheadName = name;
        ahead = compiled[name].incubateObject(deck, {
            presenter: shell.ahead.presenter,
            visible: false
        });
    }
    function takeAhead(): Item {
        const made = ahead;
        ahead = null;
        aheadName = "";
        made?.forceCompletion();
        return made?.object ?? null;
    }
    function dropAhead() {
        takeAhead()?.destroy();
    }
    function show(name: string): Item {
        if (name === aheadName) {
            const early = takeAhead();
            early.visible = true;
            return early;
        }
        const made = component(name);
        if (made.status === Component.Error) {
            console.error(made.errorString());
            return null;
        }
        return made.createObject(deck, {
            presenter: shell.presenter
        });
    }
    function move(forward: bool) {
        slide.complete();
        const next = show(shell.screen);
        if (next === null)
            return;
        leaving = current;
        current = next;
        if (leaving === null)
            return;
        leaving.enabled = false;
        slideIn.from = forward ? width : -width;
        slideOut.to = -slideIn.from;
        next.x = slideIn.from;
        slide.restart();
    }

    onComingChanged: current.x = Math.round(coming)
    onGoingChanged: if (leaving !== null)
        leaving.x = Math.round(going)
    Component.onCompleted: Qt.callLater(move, true)
    onLiveChanged: {
        if (current !== null)
            current.presenter = shell.presenter;
    }
    Connections { // what is half made is finished first: 低位 takes parts of it down
        target: Theme
        function onLowChanged() {
            deck.ahead?.forceCompletion();
        }
    }
    Connections {
        target: deck.live
        function onMoved(forward) {
            deck.move(forward);
        }
    }
    ParallelAnimation {
        id: slide
        NumberAnimation {
            id: slideIn
            target: deck
            property: "coming"
            to: 0
            duration: Theme.slide
            easing.type: Easing.OutCubic
        }
        NumberAnimation {
            id: slideOut
            target: deck
            property: "going"
            from: 0
            duration: Theme.slide
            easing.type: Easing.OutCubic
        }
        onFinished: {
            deck.leaving?.destroy();
            deck.leaving = null;
            deck.shell.arrived();
            rest.restart();
        }
    }
    // Once the home has been seen, a thread of Qt's reads the other screens, so that none is slow the first time.
    Connections {
        target: deck.Window.window
        enabled: deck.current !== null && !deck.compiled["Choose"]
        function onFrameSwapped() {
            deck.readAhead();
            rest.restart();
        }
    }
    Connections {
        target: deck.live !== null ? deck.shell.ahead : null
        function onDropped() {
            deck.dropAhead();
        }
        function onDue() {
            if (!slide.running)
                rest.restart();
        }
    }
    Timer {
        id: rest
        interval: 100
        onTriggered: deck.makeAhead()
    }
}
