pragma ComponentBehavior: Bound
import QtQuick
import theme

// The screens: a new one slides in from the right, back comes from the left; the old one then goes for good.
Item {
    id: deck

    required property var shell
    property var current: null
    property var leaving: null
    readonly property bool bare: current?.bare ?? true
    readonly property int station: current?.station ?? 0
    property var compiled: ({})
    readonly property list<string> all: ["Choose", "Item", "List", "Search", "Purpose", "Checklist", "Verdict", "Issued", "SlipLate", "Notice", "Code", "Elsewhere", "Later", "OutOfService"]

    function component(name: string): var {
        if (!compiled[name])
            compiled[name] = Qt.createComponent(name + "Screen.qml");
        return compiled[name];
    }
    function show(name: string): Item {
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

    Component.onCompleted: Qt.callLater(move, true)
    Connections {
        target: deck.shell
        function onMoved(forward) {
            deck.move(forward);
        }
    }
    ParallelAnimation {
        id: slide
        NumberAnimation {
            id: slideIn
            target: deck.current
            property: "x"
            to: 0
            duration: Theme.slide
            easing.type: Easing.OutCubic
        }
        NumberAnimation {
            id: slideOut
            target: deck.leaving
            property: "x"
            duration: Theme.slide
            easing.type: Easing.OutCubic
        }
        onFinished: {
            deck.leaving?.destroy();
            deck.leaving = null;
            deck.shell.arrived();
        }
    }
    // Once the home stands, the other screens are compiled one after the other, so that none is slow the first time.
    Timer {
        property int next: 0
        running: deck.current !== null && next < deck.all.length
        interval: 40
        repeat: true
        onTriggered: deck.component(deck.all[next++])
    }
}
