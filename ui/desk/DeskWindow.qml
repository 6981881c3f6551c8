pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Window
import theme
import staff

// The help desk: left who and what, in the middle the papers, right what was found and what to do. Keys everywhere.
Window {
    id: window

    required property var desk

    width: 1366
    height: 768
    minimumWidth: 1180
    minimumHeight: 640
    visible: false
    color: Theme.paper
    title: "济时取号 · " + qsTr("帮办预审")

    Binding { target: Theme; property: "keyboard"; value: false }

    FocusScope {
        id: root
        objectName: "desk"
        anchors.fill: parent
        focus: true
        Keys.onPressed: event => event.accepted = window.desk.acts.key(event.key, event.text)

        DeskHeader {
            id: header
            width: parent.width
            desk: window.desk
        }
        FinderColumn {
            id: finder
            anchors.top: header.bottom
            anchors.bottom: parent.bottom
            width: 304
            visible: !window.desk.signIn.shown && !window.desk.figures.shown && !window.desk.appointments.shown
            desk: window.desk
            onDone: root.forceActiveFocus()
        }
        CallBar {
            id: call
            readonly property bool overPage: window.desk.figures.shown || window.desk.appointments.shown
            anchors.left: overPage ? parent.left : finder.right
            anchors.leftMargin: overPage ? 18 : 0 // in line with the page
            anchors.right: parent.right
            anchors.rightMargin: overPage ? 10 : 0
            anchors.top: header.bottom
            desk: window.desk
        }
        PapersColumn {
            anchors.left: finder.right
            anchors.leftMargin: 24
            anchors.right: outcome.left
            anchors.rightMargin: 24
            anchors.top: call.bottom
            anchors.topMargin: 16
            anchors.bottom: hints.top
            visible: window.desk.papers.shown
            enabled: !window.desk.busy
            desk: window.desk
        }
        OutcomeColumn {
            id: outcome
            anchors.right: parent.right
            anchors.rightMargin: 16
            anchors.top: call.bottom
            anchors.topMargin: 16
            anchors.bottom: hints.top
            anchors.bottomMargin: 12
            width: 406
            visible: window.desk.papers.shown
            desk: window.desk
        }
        EmptyDesk {
            anchors.left: finder.right
            anchors.right: parent.right
            anchors.top: call.bottom
            anchors.bottom: hints.top
            visible: !window.desk.papers.shown
            desk: window.desk
        }
        KeyHints {
            id: hints
            anchors.left: finder.right
            anchors.leftMargin: 24
            anchors.right: parent.right
            anchors.bottom: parent.bottom
            desk: window.desk
        }
        Loader {
            anchors.top: call.bottom
            anchors.bottom: parent.bottom
            width: parent.width
            active: window.desk.figures.shown
            sourceComponent: FiguresPage {
                figures: window.desk.figures
            }
            onActiveChanged: active || !window.desk.stand.searching ? root.forceActiveFocus() : finder.take()
        }
        Loader {
            anchors.top: call.bottom
            anchors.bottom: parent.bottom
            width: parent.width
            active: window.desk.appointments.shown
            sourceComponent: AppointmentsPage {
                page: window.desk.appointments
                desk: window.desk
            }
            onActiveChanged: if (!active) window.desk.stand.searching ? finder.take() : root.forceActiveFocus()
        }
        Loader {
            anchors.fill: parent
            active: window.desk.words.asking !== ""
            source: "WordsSheet.qml"
            onLoaded: {
                item.gone = Qt.binding(() => window.desk.trouble !== "");
                item.words = window.desk.words;
            }
            onActiveChanged: if (!active) root.forceActiveFocus()
        }
        Loader {
            anchors.fill: parent
            active: window.desk.sentBack.shown
            source: "SentBackSheet.qml"
            onLoaded: {
                item.gone = Qt.binding(() => window.desk.trouble !== "");
                item.sentBack = window.desk.sentBack;
            }
            onActiveChanged: if (!active) window.desk.stand.searching ? finder.take() : root.forceActiveFocus()
        }
        Loader {
            anchors.fill: parent
            active: window.desk.signIn.shown
            sourceComponent: SignInSheet {
                room: qsTr("帮办预审")
                hall: window.desk.header.place
                signIn: window.desk.signIn
            }
            onActiveChanged: if (!active) finder.take()
        }
    }
}
