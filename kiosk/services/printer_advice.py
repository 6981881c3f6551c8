"""For each fault of a printer where on it to look, why it is so, and the steps that mend it."""

from dataclasses import dataclass

from drivers.printer.protocol import PrinterState
from kiosk.domain.text import Text


@dataclass(frozen=True, slots=True)
class Advice:
    """A fault: where on the printer to look, why it is so, and the steps that mend it, the likelier first.

    `spots` are the same places on its drawing.
    """

    where: Text
    cause: Text
    steps: tuple[Text, ...]
    spots: tuple[str, ...]


_SWITCH_ON = Text("看电源灯；不亮查电源线和开关", "see the power light; where it is dark, check cable and switch")
_PROVE = Text(
    "修好后打一张测试页：按“打测试页”，或 jishi printer test 打印机名",
    "then prove it by a test page: the window's button, or jishi printer test NAME",
)
_ADVICE = {
    PrinterState.NEAR_END: Advice(
        Text("纸仓侧面的小传感器", "the small sensor at the side of the roll"),
        Text("纸卷细到传感器那里了", "the roll has become thinner than the sensor's place"),
        (
            Text(
                "备一卷同宽的纸；空了再换，不用急", "have a roll of the same width at hand; change it when it is empty"
            ),
            Text("刚换的新卷也报：传感器位置拨到卷心", "where a new roll says so too, move the sensor to the core"),
        ),
        ("paper",),
    ),
    PrinterState.PAPER_OUT: Advice(
        Text("纸仓和出纸口", "the roll's place and the mouth"),
        Text("纸用完了，或纸头没压在传感器上", "the roll is empty, or its end does not lie on the sensor"),
        (
            Text(
                "开盖，放新卷：印字的一面朝打印头，纸头露出一掌",
                "open, put a roll in, printing side to the head, a hand of paper out",
            ),
            Text("合盖要听到两边都咔一声", "close it: both sides click"),
            Text(
                "有纸还报：擦净纸传感器（小黑窗）",
                "paper there and still out: wipe the paper sensor (a small dark window)",
            ),
            _PROVE,
        ),
        ("paper", "mouth"),
    ),
    PrinterState.COVER_OPEN: Advice(
        Text("上盖两侧的锁扣", "the latches at both sides of the cover"),
        Text("盖没合到底，常常只合上一边", "the cover is not shut, often on one side only"),
        (
            Text(
                "打开，看有没有纸屑卡在缝里，两边一起按到底",
                "open it, take scraps out of the gap, press both sides down",
            ),
            Text(
                "合好还报：盖上的小凸块断了，换盖",
                "still open: the small tab that the switch feels is broken; a new cover",
            ),
            _PROVE,
        ),
        ("cover",),
    ),
    PrinterState.CUTTER_FAULT: Advice(
        Text("出纸口的切刀", "the cutter at the mouth"),
        Text("纸或胶卡住切刀，刀没回位", "paper or glue holds the blade, which did not come home"),
        (
            Text(
                "断电，开盖；切刀挡着就用旁边的小轮把它转回去",
                "power off, open; turn the blade home by its small wheel",
            ),
            Text("清掉纸屑，不用硬东西撬", "take scraps out, never lever with anything hard"),
            Text("通电合盖；一天几次就是刀钝了，换切刀", "power on, close; several times a day means a worn cutter"),
            _PROVE,
        ),
        ("cutter",),
    ),
    PrinterState.OVERHEATED: Advice(
        Text("打印头和机器的散热口", "the print head and the vents"),
        Text("连着打很多，或散热口堵着、太阳晒着", "much printed in a row, blocked vents, or the sun"),
        (
            Text("等几分钟，凉了自己恢复，别断电", "wait some minutes; it recovers by itself; leave the power on"),
            Text("常常这样：清散热口，浓度调低一档", "where it comes back: clean the vents, lower the density"),
        ),
        ("head",),
    ),
    PrinterState.OFFLINE: Advice(
        Text("面板上的灯和走纸键", "the lights and the feed button"),
        Text("有故障停了，或被人按成脱机", "it stopped for an error, or somebody put it offline"),
        (
            Text("开盖再合上，按一下走纸键", "open and close the cover, press feed once"),
            Text("断电 10 秒再开", "power off for 10 seconds"),
            Text("还这样：看下面 DLE EOT 3 的位", "still so: see the bits of DLE EOT 3 below"),
            _PROVE,
        ),
        ("panel",),
    ),
    PrinterState.UNREACHABLE: Advice(
        Text("电源、数据线两头", "power, and both ends of the cable"),
        Text("线、口或地址不对，或没有权限", "cable, port or address is wrong, or this user may not open it"),
        (
            _SWITCH_ON,
            Text("两头的线拔下再插紧；换一条线试", "pull and press both ends of the cable; try another cable"),
            Text(
                "在设置里找现在是哪个口（jishi printer find），改 connection",
                "find the port in the settings (jishi printer find) and set connection",
            ),
            _PROVE,
        ),
        ("cable",),
    ),
    PrinterState.UNKNOWN: Advice(
        Text("数据线，和打印机的接口设置", "the cable, and the printer's own settings of its port"),
        Text(
            "线通着却不回答：波特率不同、只接了发送、或这种机器不会回答",
            "the line is open and nothing answers: another speed, a one-way cable, or a model that cannot",
        ),
        (
            _SWITCH_ON,
            Text(
                "串口：在设置里测波特率（jishi printer detect 端口）",
                "serial: detect the speed in the settings (jishi printer detect PORT)",
            ),
            Text(
                "按住走纸键开机打自检页，和 machine.toml 对一遍",
                "hold feed while switching on: its own page shows its settings; compare machine.toml",
            ),
            _PROVE,
        ),
        ("cable", "panel"),
    ),
}


def advice(state: PrinterState) -> Advice | None:
    """Return where to look, why and what to do; None where nothing is wrong."""
    return _ADVICE.get(state)
