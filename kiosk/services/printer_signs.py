"""What a printer's status bits are called, and what a line that was tried is worth."""

from drivers.printer.bits import Bit, Sign
from drivers.printer.interview import LineTried
from kiosk.domain.findings import Health
from kiosk.domain.text import Text

_SIGNS = {  # set, not set
    Sign.DRAWER: (
        Text("钱箱脚高（不管它）", "drawer pin high (no matter)"),
        Text("钱箱脚低", "drawer pin low"),
    ),
    Sign.OFFLINE: (Text("脱机", "offline"), Text("联机", "online")),
    Sign.RECOVERING: (Text("等人让它联机", "waits to be put online"), Text("不用等人", "waits for nobody")),
    Sign.FEED_BUTTON: (Text("走纸键按着", "feed button held"), Text("走纸键没按", "feed button free")),
    Sign.COVER: (Text("盖开着", "cover open"), Text("盖关着", "cover closed")),
    Sign.FEEDING: (Text("正按键走纸", "paper fed by button"), Text("没有按键走纸", "no paper fed by button")),
    Sign.STOPPED_BY_PAPER: (Text("因缺纸停了", "stopped: no paper"), Text("没有因缺纸停", "not stopped for paper")),
    Sign.ERROR: (Text("有故障（看 DLE EOT 3）", "an error (see DLE EOT 3)"), Text("没有故障", "no error")),
    Sign.RECOVERABLE: (Text("有能清除的故障", "an error to clear"), Text("没有能清除的故障", "none to clear")),
    Sign.CUTTER: (Text("切刀卡住", "cutter jammed"), Text("切刀好", "cutter well")),
    Sign.UNRECOVERABLE: (
        Text("清除不了的故障，要断电", "an error that wants power off"),
        Text("没有大故障", "no grave error"),
    ),
    Sign.HEAT: (Text("过热之类，会自己好", "heat or such: ends by itself"), Text("不过热", "not overheated")),
    Sign.NEAR_END: (Text("纸快完", "paper near its end"), Text("纸还多", "paper enough")),
    Sign.PAPER_OUT: (Text("没有纸", "no paper"), Text("有纸", "paper there")),
    Sign.FIXED: (Text("固定", "fixed"),) * 2,
    Sign.UNUSED: (Text("不用", "not used"),) * 2,
}
_ODD = Text(
    "固定位不对：这不是打印机的回答（波特率？校验？）", "a fixed bit is wrong: no printer's answer (speed? parity?)"
)


def bit_words(bit: Bit) -> Text:
    """Return what one bit says."""
    return _ODD if bit.odd else _SIGNS[bit.sign][0 if bit.set else 1]


def sign_words(sign: Sign) -> Text:
    """Return what it says that a bit of this sign is set."""
    return _SIGNS[sign][0]


def line_words(tried: LineTried) -> tuple[Health, Text]:
    """Return how a line is after it was tried, and what that means."""
    times = f"{tried.median * 1000:.0f}/{tried.slowest * 1000:.0f} ms"
    count = f"{tried.answered}/{tried.asked}"
    if tried.sound:
        return Health.FINE, Text(f"线好：{count} 都回答了，{times}", f"the line is sound: {count} answered, {times}")
    if tried.asked == 0:
        return Health.LOOK, Text("这条路上没有回音可听（文件或单向）", "nothing comes back on this way (a file?)")
    if tried.answered == 0:
        return Health.BROKEN, Text(
            f"没有一个回答（问了 {tried.asked} 次，杂字节 {tried.strange}）：串口先跑 jishi printer detect",
            f"no answer at all ({tried.asked} asked, {tried.strange} strange bytes): for serial, jishi printer detect",
        )
    return Health.LOOK, Text(
        f"线不稳：{count} 回答，杂字节 {tried.strange}，{times}；换线、缩短线、离电源远些，串口降一档波特率",
        f"the line is unsteady: {count} answered, {tried.strange} strange bytes, {times}; another or shorter cable, "
        "away from power lines; on serial a lower speed",
    )
