pragma ComponentBehavior: Bound
import QtQuick
import theme

// 预约: left the day's list with its search, right what can be done with the chosen one, or a form.
Rectangle {
    id: root

    required property var page
    required property var desk

    color: Theme.paper

    MouseArea {
        anchors.fill: parent
    }
    AppointmentSearch {
        id: search
        x: 24
        y: 16
        width: list.width
        page: root.page
        desk: root.desk
    }
    AppointmentList {
        id: list
        anchors.top: search.bottom
        anchors.topMargin: 12
        anchors.bottom: counted.top
        anchors.bottomMargin: 8
        x: 24
        width: parent.width - 406 - 24 - 40
        page: root.page
    }
    Say {
        id: counted
        x: 24
        width: list.width
        anchors.bottom: parent.bottom
        anchors.bottomMargin: 14
        text: root.page.rows.length ? root.page.counted : ""
        lines: 2
        color: Theme.ink2
        font.pixelSize: 16
    }
    Item {
        anchors.right: parent.right
        anchors.rightMargin: 16
        y: 16
        width: 406
        height: parent.height - 32
        AppointmentActs {
            anchors.fill: parent
            visible: !root.page.entry.shown && !root.page.file.shown
            page: root.page
        }
        Loader {
            anchors.fill: parent
            active: root.page.entry.shown
            sourceComponent: AppointmentEntry {
                entry: root.page.entry
                page: root.page
            }
            onActiveChanged: if (!active) search.take()
        }
        Loader {
            anchors.fill: parent
            active: root.page.file.shown
            sourceComponent: AppointmentFile {
                file: root.page.file
                page: root.page
            }
            onActiveChanged: if (!active) search.take()
        }
    }
}
