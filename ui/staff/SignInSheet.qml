pragma ComponentBehavior: Bound
import QtQuick
import theme

// Before a staff window: number and PIN, the hall's first account, or the first PIN made one's own.
Rectangle {
    id: sheet

    required property var signIn
    required property string room // what the window is called
    required property string hall
    readonly property string asks: signIn.asks
    property string wayBack // where the sheet can be left for; empty: nowhere

    signal goneBack

    color: Theme.deep

    function go() {
        if (asks === "pin")
            signIn.logIn(who.text, secret.text);
        else if (asks === "first")
            signIn.makeFirst(who.text, secret.text, again.text);
        else
            signIn.changePin(secret.text, again.text);
        secret.text = again.text = "";
        secret.focusField();
    }

    Keys.onEscapePressed: event => {
        event.accepted = sheet.wayBack !== "";
        if (event.accepted)
            sheet.goneBack();
    }

    MouseArea {
        anchors.fill: parent
    }
    Drawing {
        x: 32
        y: 24
        width: 44
        height: 44
        name: "logo-light"
    }
    Say {
        x: 92
        y: 24
        width: card.y < 72 ? (sheet.width - card.width) / 2 - 108 : sheet.width - 380 // beside a low sheet, over the keyboard on the screen
        height: 44
        verticalAlignment: Text.AlignVCenter
        text: sheet.room + "　" + sheet.hall
        color: Theme.card
        font.pixelSize: 19
        font.weight: Font.Bold
    }
    StaffButton {
        visible: sheet.wayBack !== ""
        anchors.right: parent.right
        anchors.rightMargin: 32
        y: 22
        width: 220
        text: sheet.wayBack
        icon: "arrow-left"
        key: "Esc"
        onClicked: sheet.goneBack()
    }
    Rectangle {
        id: card
        anchors.centerIn: parent
        width: sheet.asks === "pin" && names.count > 0 ? 880 : 520
        height: Math.max(form.height, people.visible ? people.height : 0) + 64
        radius: 16
        color: Theme.card

        Column {
            id: form
            x: 32
            y: 32
            width: 456
            spacing: 14

            Say {
                width: parent.width
                text: sheet.signIn.title
                font.pixelSize: 28
                font.weight: Font.Bold
            }
            Say {
                width: parent.width
                text: sheet.signIn.note
                color: Theme.ink2
                font.pixelSize: 16
            }
            StaffField {
                id: who
                objectName: "who"
                visible: sheet.asks !== "new"
                width: parent.width
                label: sheet.asks === "first" ? qsTr("姓名") : qsTr("工号")
                onEntered: secret.focusField()
            }
            StaffField {
                id: secret
                objectName: "secret"
                width: parent.width
                label: sheet.asks === "pin" ? qsTr("PIN 或密码") : qsTr("新的 PIN")
                hidden: true
                onEntered: sheet.asks === "pin" ? sheet.go() : again.focusField()
            }
            StaffField {
                id: again
                objectName: "again"
                visible: sheet.asks !== "pin"
                width: parent.width
                label: qsTr("再打一次")
                hidden: true
                onEntered: sheet.go()
            }
            Say {
                visible: text !== ""
                width: parent.width
                text: sheet.signIn.trouble
                color: Theme.brick
                font.pixelSize: 16
                font.weight: Font.Bold
            }
            StaffButton {
                width: parent.width
                text: sheet.signIn.busy ? qsTr("请稍等") : sheet.asks === "pin" ? qsTr("登录") : qsTr("存好")
                key: "Enter"
                primary: true
                enabled: !sheet.signIn.busy
                onClicked: sheet.go()
            }
        }
        Flow {
            id: people
            visible: sheet.asks === "pin" && names.count > 0
            x: 520
            y: 32
            width: 328
            spacing: 8
            Repeater {
                id: names
                model: sheet.signIn.names
                delegate: StaffButton {
                    required property var modelData
                    width: 160
                    text: modelData.name
                    key: modelData.login
                    primary: who.text === modelData.login
                    onClicked: {
                        who.text = modelData.login;
                        secret.focusField();
                    }
                }
            }
        }
    }
    Component.onCompleted: sheet.asks === "new" ? secret.focusField() : who.focusField()
    onAsksChanged: sheet.asks === "new" ? secret.focusField() : who.focusField()
}
