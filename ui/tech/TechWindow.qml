pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Window
import theme
import staff

// The technician's window: tabs on top, the open page under them, below what was just done.
Window {
    id: window

    required property var tech

    width: 1366
    height: 768
    minimumWidth: 1180
    minimumHeight: 640
    visible: false
    color: Theme.paper
    title: "济时取号 · " + qsTr("设备维护")

    Binding { target: Theme; property: "keyboard"; value: false }

    FocusScope {
        id: root
        objectName: "tech"
        anchors.fill: parent
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
            }
            onActiveChanged: if (!active) keys.forceActiveFocus()
        }
    }
}
