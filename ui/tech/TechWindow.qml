pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Window
import theme
import staff

// The technician's window: tabs on top, the open page under them, below what was just done.
Window {
    id: window

    required property var tech
    readonly property bool atKiosk: tech.atKiosk
    readonly property bool upright: atKiosk && height > width
    readonly property real zoom: atKiosk ? width / (upright ? 900 : 1366) : 1
    readonly property bool writing: (activeFocusItem as TextInput) !== null || (activeFocusItem as TextEdit) !== null

    width: 1366
    height: 768
    minimumWidth: atKiosk ? 0 : 1180
    minimumHeight: atKiosk ? 0 : 640
    visible: false
    color: Theme.paper
    title: "济时取号 · " + qsTr("设备维护")

    Binding { target: Theme; property: "keyboard"; value: false }
    Binding { target: Reach; property: "finger"; value: window.atKiosk }
    Binding { target: Reach; property: "upright"; value: window.upright }

    FocusScope {
        id: root
        objectName: "tech"
        width: window.width / window.zoom
        height: window.height / window.zoom - (keyboard.active ? keyboard.height : 0)
        scale: window.zoom
        transformOrigin: Item.TopLeft
        focus: true
        Keys.onPressed: event => event.accepted = window.tech.key(event.key)

        Item {
            id: keys // has the focus while nothing is written
        }
        TechHeader {
            id: header
            width: parent.width
            tech: window.tech
        }
        Item {
            anchors.top: header.bottom
            anchors.bottom: parent.bottom
            width: parent.width
            visible: !window.tech.signIn.shown

            Repeater {
                model: window.tech.tabs
                delegate: Loader {
                    id: place
                    required property int index
                    required property var modelData
                    readonly property bool open: window.tech.at === index

                    anchors.fill: parent
                    visible: open
                    onOpenChanged: take()
                    Component.onCompleted: take()

                    // made when it is first opened, kept from then on
                    function take() {
                        if (open && !window.tech.signIn.shown)
                            keys.forceActiveFocus(); // a field of another page would swallow them
                        if (open && status === Loader.Null)
                            setSource(modelData.view, { page: window.tech.presenter(index) });
                    }
                }
            }
        }
        ToldBar {
            anchors.bottom: parent.bottom
            width: parent.width
            words: window.tech.message
        }
        Loader {
            anchors.fill: parent
            active: window.tech.signIn.shown
            sourceComponent: SignInSheet {
                room: qsTr("设备维护")
                hall: window.tech.place
                signIn: window.tech.signIn
                wayBack: window.atKiosk ? qsTr("回到取号机") : ""
                onGoneBack: window.tech.leaving()
            }
            onActiveChanged: if (!active) keys.forceActiveFocus()
        }
    }
    Loader {
        id: keyboard
        active: window.atKiosk && window.writing
        width: window.width / window.zoom
        y: window.height - height * window.zoom
        scale: window.zoom
        transformOrigin: Item.TopLeft
        sourceComponent: StaffKeyboard {
            onTyped: words => window.tech.typed(window, words)
        }
    }
}
