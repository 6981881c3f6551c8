"""What is said of a printer's settings: what each does, what goes wrong where it is wrong, and why some are refused."""

from dataclasses import dataclass

from drivers.printer.profile import NoSuchProfile, profile, profile_names
from drivers.printer.protocol import PrinterState
from kiosk.domain.printer_settings import Clash, NoSuchValue, Value, said
from kiosk.domain.text import Text
from kiosk.domain.trials import ANSWER_SECONDS, Why
from kiosk.services.printer_words import state_words


@dataclass(frozen=True, slots=True)
class SettingWords:
    """One setting: its name, what it does, what goes wrong where it is wrong."""

    name: Text
    does: Text
    wrong: Text


WORDS: dict[str, SettingWords] = {
    "profile": SettingWords(
        Text("型号", "model"),
        Text("定下这一族打印机会什么：字库、宽度、切纸、怎么回话", "says what this family can do and how it answers"),
        Text("选错会乱码、缺字，或打完了程序不知道", "wrong: garbage, missing characters, or slips nobody can confirm"),
    ),
    "port": SettingWords(
        Text("接口", "port"),
        Text("打印机接在哪里：串口、USB 或网口地址", "where the printer is: serial port, USB or network address"),
        Text("选错就连不上，或连到别的设备上", "wrong: it is unreachable, or something else is spoken to"),
    ),
    "baud": SettingWords(
        Text("波特率", "speed"),
        Text("串口每秒传多少位，要和打印机上设的一样", "bits a second on the line, as the printer is set"),
        Text("不一样就打乱码，或问什么都不答", "wrong: garbage on paper, or no answer at all"),
    ),
    "bits": SettingWords(
        Text("数据位", "data bits"),
        Text("每个字节传 8 位；汉字和点阵都要 8", "bits of each byte; Chinese text and dots need 8"),
        Text("设成 7，汉字全是乱码", "7 turns all Chinese into garbage"),
    ),
    "parity": SettingWords(
        Text("校验", "parity"),
        Text("每个字节带不带校验位，要和打印机一样", "whether each byte has a check bit, as the printer is set"),
        Text("不一样，有的字变问号，有的机器整张不打", "wrong: some characters become marks, or nothing prints"),
    ),
    "stop": SettingWords(
        Text("停止位", "stop bits"),
        Text("两个字节之间歇多久，多半是 1", "the rest between two bytes, mostly 1"),
        Text("打印机要 2 而这里是 1，连着发时偶尔错字", "1 where the printer wants 2: now and then a wrong character"),
    ),
    "flow": SettingWords(
        Text("流控", "flow control"),
        Text("打印机来不及时怎么叫停：软件（xonxoff）或两根线", "how it says ‘wait’: by characters or by two wires"),
        Text("设错，短的没事，长的缺中间一段；线没接又会卡住", "wrong: long slips lack a part, or the line blocks"),
    ),
    "dots": SettingWords(
        Text("打印宽度", "width"),
        Text("一行多少点：58 mm 纸 384，80 mm 纸多是 576", "dots in a line: 384 on 58 mm, mostly 576 on 80 mm"),
        Text("太宽右边被切掉或折行，太窄挤在左边", "too wide: cut off or wrapped; too narrow: all at the left"),
    ),
    "charset": SettingWords(
        Text("汉字字库", "Chinese font"),
        Text("打印机自己有哪些汉字；没有的由程序画成点", "which characters it has itself; others are sent as dots"),
        Text("设大了生僻字变空白或乱码，设成 none 慢几十倍", "too large: rare ones are blank; none: many times slower"),
    ),
    "fs": SettingWords(
        Text("汉字开关 FS &", "FS & before Chinese"),
        Text("每张开头告诉打印机：下面是汉字", "tells the printer at the start of each slip that Chinese follows"),
        Text("要而没发，汉字打成成对的怪字符", "wanted and not sent: pairs of odd signs instead of Chinese"),
    ),
    "qr": SettingWords(
        Text("二维码", "QR code"),
        Text("打印机自己画，还是程序画好发过去", "drawn by the printer, or sent as a picture"),
        Text("机器不会画时，码的地方是一串字母或空白", "where it cannot: letters or nothing in the code's place"),
    ),
    "cut": SettingWords(
        Text("切纸", "cut"),
        Text("半切留一点连着，全切掉下来，没有切刀就手撕", "partial leaves a bridge, full lets it fall, none is torn"),
        Text("没刀的机器发切纸会报错；全切而没人接，票落地上", "wrong: a fault without a knife; slips on the floor"),
    ),
    "feed": SettingWords(
        Text("切前走纸", "feed before the cut"),
        Text("最后一行到切口的点数，8 点是 1 毫米", "dots from the last line to the cut; 8 are 1 mm"),
        Text("太少切在字上，太多每张费一截纸", "too few: the cut goes through words; too many: paper is wasted"),
    ),
    "retract_seconds": SettingWords(
        Text("没人取就收回", "draw back after"),
        Text("出票口等几秒没人取就收回；0 是不收", "seconds until an untaken slip is drawn back; 0 is never"),
        Text("太短，老人没拿到就缩回去了；不收会堵口", "too short: gone before it is taken; never: the mouth blocks"),
    ),
    "near_end": SettingWords(
        Text("近纸尽传感器", "near-end sensor"),
        Text("装了就听它说“纸快完”", "fitted: it is believed when it says that paper is near its end"),
        Text(
            "没装而设成有，新卷也一直报；装了没设，空了才知道", "wrong: a new roll is called nearly empty, or none is"
        ),
    ),
    "density": SettingWords(
        Text("浓度", "density"),
        Text("字的深浅，0 是出厂的", "how dark it prints; 0 as it left the works"),
        Text("太深费打印头、字糊；太浅看不清、码扫不出", "too dark: worn head, blurred; too pale: codes do not scan"),
    ),
    "black_mark": SettingWords(
        Text("黑标纸", "black-mark paper"),
        Text("纸背面有黑标时，走到标再切", "where marks are on the back, feed to the next before the cut"),
        Text("普通纸设成有，有的机器每张空走半米", "plain paper set so: half a metre runs out on some machines"),
    ),
    "completion": SettingWords(
        Text("出纸凭据", "proof of the paper"),
        Text("打完后怎么让打印机自己说“出来了”", "how the printer is made to say that a slip came out"),
        Text("它不会的，每张都成“说不准”，要人去看", "one that it does not know leaves each slip uncertain"),
    ),
}
_VALUES = {
    ("parity", "none"): Text("无", "none"),
    ("parity", "even"): Text("偶", "even"),
    ("parity", "odd"): Text("奇", "odd"),
    ("flow", "none"): Text("无", "none"),
    ("flow", "xonxoff"): Text("XON/XOFF", "XON/XOFF"),
    ("flow", "rtscts"): Text("RTS/CTS", "RTS/CTS"),
    ("flow", "dsrdtr"): Text("DTR/DSR", "DTR/DSR"),
    ("charset", "none"): Text("没有，全画成点", "none, all as dots"),
    ("charset", "gb2312"): Text("GB2312", "GB2312"),
    ("charset", "gbk"): Text("GBK", "GBK"),
    ("charset", "gb18030"): Text("GB18030", "GB18030"),
    ("fs", True): Text("发", "sent"),
    ("fs", False): Text("不发", "not sent"),
    ("qr", "native"): Text("打印机画", "by the printer"),
    ("qr", "image"): Text("程序画", "as a picture"),
    ("cut", "partial"): Text("半切", "partial"),
    ("cut", "full"): Text("全切", "full"),
    ("cut", "none"): Text("没有切刀", "no knife"),
    ("near_end", True): Text("装了", "fitted"),
    ("near_end", False): Text("没装", "not fitted"),
    ("black_mark", True): Text("有黑标", "with marks"),
    ("black_mark", False): Text("普通纸", "plain"),
    ("completion", "gs-h"): Text("GS ( H", "GS ( H"),
    ("completion", "gs-r"): Text("GS r", "GS r"),
    ("completion", "none"): Text("没有", "none"),
    ("retract_seconds", 0): Text("不收", "never"),
}
_UNITS = {"dots": ("点", "dots"), "feed": ("点", "dots"), "retract_seconds": ("秒", "s")}
NOTHING_TO_TRY = Text("和现在的一样，没有要试的", "nothing differs from what is in use: there is nothing to try")
_CLASHES = {
    Clash.SEVEN_BITS: Text(
        "数据位 7 传不了汉字和点阵：打印机和这里都设成 8",
        "7 data bits carry neither Chinese nor dots: set the printer and this to 8",
    ),
    Clash.NOTHING_ANSWERS: Text(
        "写进文件的没有谁回话，证明不了出纸：出纸凭据设成“没有”",
        "a file answers nothing, so nothing proves the paper: set the proof to none",
    ),
    Clash.TORN_SHORT: Text(
        "没有切刀要手撕，切前走纸至少 80 点，不然最后几行留在机器里",
        "torn by hand, a slip needs 80 dots of feed or more, else its last lines stay inside",
    ),
    Clash.NO_KNIFE_TO_PRESENT: Text(
        "没有切刀的收不回来：把“没人取就收回”设成 0，或选半切、全切",
        "what is not cut cannot be drawn back: set drawing back to 0, or cut",
    ),
    Clash.TOO_SLOW: Text(
        "整张画成点，这个波特率 15 秒传不完：波特率设到 57600 以上，或选打印机自己的字库",
        "all as dots takes more than 15 s at this speed: set 57600 or more, or use the printer's own font",
    ),
    Clash.SAME_PORT: Text("这个接口是另一台打印机的：选别的接口", "the other printer is at this port: choose another"),
}
_WHY = {
    Why.ASKED: Text("没留：说没出好", "not kept: it did not come out well"),
    Why.TIME: Text(f"没留：{ANSWER_SECONDS} 秒里没人说出来了", f"not kept: nobody answered within {ANSWER_SECONDS} s"),
    Why.OWNER: Text("没留：用打印机的程序中途停了", "not kept: the program that has the printer ended in the middle"),
    Why.PAGE: Text("没留：测试页没打成", "not kept: the test page was not printed"),
}


def value_words(key: str, value: Value) -> Text:
    """Return what a value of a setting is called."""
    if (known := _VALUES.get((key, value))) is not None:
        return known
    if key == "profile":
        return _family(str(value))
    zh, en = _UNITS.get(key, ("", ""))
    number = f"+{value}" if key == "density" and isinstance(value, int) and value > 0 else said(value)
    return Text(f"{number} {zh}".strip(), f"{number} {en}".strip())


def _family(name: str) -> Text:
    try:
        title = profile(name).title
    except NoSuchProfile:
        title = ""
    return Text(title or name, name)


def change_words(key: str, before: Value | None, after: Value) -> Text:
    """Return one change: 波特率 9600 → 19200."""
    name, to = WORDS[key].name, value_words(key, after)
    if before is None:
        return Text(f"{name.zh} {to.zh}", f"{name.en} {to.en}")
    was = value_words(key, before)
    return Text(f"{name.zh} {was.zh} → {to.zh}", f"{name.en} {was.en} → {to.en}")


def clash_words(clash: Clash) -> Text:
    """Return why settings cannot work together, and what to set instead."""
    return _CLASHES[clash]


def no_such_profile(wrong: NoSuchProfile) -> Text:
    """Return that machine.toml names a printer that this program does not know, and which it does."""
    names = profile_names()
    return Text(
        f"machine.toml 的 profile 写的是 {wrong.name}，没有这个型号：改成 {'、'.join(names)} 之一，再重开取号机",
        f"machine.toml names the profile {wrong.name}, which is none: write one of {', '.join(names)}, and start anew",
    )


def no_such_value(wrong: NoSuchValue) -> Text:
    """Return what a setting cannot be, and what it can."""
    words = WORDS.get(wrong.key)
    if words is None:
        return Text(f"没有 {wrong.key} 这项；有：{wrong.expected.zh}", f"no setting {wrong.key}: {wrong.expected.en}")
    return Text(
        f"{words.name.zh}（{wrong.key}）不能是“{wrong.found}”，要：{wrong.expected.zh}",
        f"{wrong.key} cannot be “{wrong.found}”: {wrong.expected.en}",
    )


def why_words(reason: str) -> Text:
    """Return why old settings returned; `reason` is as a trial's row holds it."""
    why, _, detail = reason.partition(": ")
    words = _WHY[Why(why)]
    try:
        more = state_words(PrinterState(detail))
    except ValueError:
        return words
    return Text(f"{words.zh}，{more.zh}", f"{words.en}: {more.en}")
