pragma Singleton
import QtQuick
import theme

// How a thing stands, in colours: well, look (soon), still (it stands still), unknown (grey, never green).
QtObject {
    function ink(tone: string): color {
        return tone === "well" ? Theme.green : tone === "look" ? Theme.amber : tone === "still" ? Theme.brick : Theme.ink2;
    }
    function ground(tone: string): color {
        return tone === "well" ? Theme.greenPale : tone === "look" ? Theme.amberPale : tone === "still" ? Theme.brickPale : Theme.still;
    }
}
