import QtQuick

// Words. Wraps, never cut unless `lines` allows an end in "…".
Text {
    property int lines: 0 // most lines before "…"; 0 = as many as needed

    font.family: Theme.family
    font.pixelSize: Theme.body
    color: Theme.ink
    textFormat: Text.PlainText
    wrapMode: Text.Wrap
    lineHeight: font.pixelSize >= 48 ? 1.0 : 0.98
    maximumLineCount: lines > 0 ? lines : 99
    elide: lines > 0 ? Text.ElideRight : Text.ElideNone
    Accessible.role: Accessible.StaticText
    Accessible.name: text
}
