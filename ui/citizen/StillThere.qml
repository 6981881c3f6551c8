import QtQuick
import theme

// Placeholder until the idle screen 09 lands here.
Item {
    property QtObject shell: null
}
