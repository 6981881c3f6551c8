import QtQuick

// Everything that can be touched: the first tap counts, the same control is then deaf for a moment, sliding off
// cancels, one finger at a time; Enter and Space do the same for a keyboard or a switch.
Item {
    id: tap

    property string label
    property int role: Accessible.Button
    property bool checkable: false
    property bool checked: false
    property int deaf: Theme.deaf
    property bool repeats: false // keys of a keypad: the same place may be touched again at once
    property double lastAt: 0
    readonly property bool pressed: held && contains(handler.point.position) // comes up as soon as the finger slides off
    property bool held: false // by the finger that counts

    signal clicked

    function act(at: point) {
        if (Fingers.echo(at) && !repeats)
            return;
        Fingers.accepted(at);
        press();
    }
    function press() {
        const now = Date.now();
        if (!enabled || now - lastAt < deaf)
            return;
        lastAt = now;
        clicked();
    }

    activeFocusOnTab: true
    objectName: "tap"
    Accessible.role: role
    Accessible.name: label
    Accessible.checkable: checkable
    Accessible.checked: checked
    Accessible.focusable: true
    Accessible.onPressAction: press()
    Keys.onReturnPressed: press()
    Keys.onEnterPressed: press()
    Keys.onSpacePressed: press()

    TapHandler {
        id: handler
        gesturePolicy: TapHandler.ReleaseWithinBounds
        longPressThreshold: 3600 // seconds: a slow finger is still a tap
        onPressedChanged: {
            if (pressed)
                tap.held = Fingers.take(tap);
            else
                tap.release(); // after `tapped`, and also when the finger slid off
        }
        onCanceled: tap.release()
        onTapped: point => {
            const mine = tap.held && Fingers.holder === tap;
            tap.release();
            if (mine)
                tap.act(point.scenePosition);
        }
    }

    function release() {
        held = false;
        Fingers.letGo(tap);
    }

    Rectangle {
        visible: tap.activeFocus && Theme.keyboard
        anchors.fill: parent
        anchors.margins: -8
        color: "transparent"
        radius: Theme.radius + 8
        border.width: 4
        border.color: Theme.ink
        z: 10
    }
}
