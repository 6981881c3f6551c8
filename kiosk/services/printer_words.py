"""What is said of printers to the people who mend them, in both languages."""

from drivers.printer.protocol import PrinterState, Reason, Trouble
from kiosk.domain.text import Text

UDEV_RULE = "packaging/70-jishi-printer.rules"

_STATES = {
    PrinterState.READY: Text("就绪", "ready"),
    PrinterState.NEAR_END: Text("纸快用完", "paper near its end"),
    PrinterState.PAPER_OUT: Text("缺纸", "paper out"),
    PrinterState.COVER_OPEN: Text("盖开着", "cover open"),
    PrinterState.CUTTER_FAULT: Text("切刀故障", "cutter fault"),
    PrinterState.OVERHEATED: Text("过热，凉了自己恢复", "overheated; recovers when it has cooled"),
    PrinterState.OFFLINE: Text("脱机", "offline"),
    PrinterState.UNREACHABLE: Text("连不上", "unreachable"),
    PrinterState.UNKNOWN: Text("不知道：它不回答", "unknown: it does not answer"),
}


def state_words(state: PrinterState) -> Text:
    """Return what a state is called."""
    return _STATES[state]


def trouble_words(trouble: Trouble) -> Text:
    """Return what is in the way of a printer and what to do about it."""
    at, detail = trouble.where, trouble.detail
    match trouble.reason:
        case Reason.NOT_THERE:
            return Text(
                f"{at} 不在：查电源和线；换了口就改 machine.toml 的 connection",
                f"{at} is not there: check power and cable; where the port changed, connection in machine.toml",
            )
        case Reason.NO_PERMISSION:
            return _no_permission(at, detail or "lp")
        case Reason.BUSY:
            return Text(
                f"{at} 被{detail or '别的程序'}占着：先停掉它（常见的是打印服务 cups、另一个本程序）",
                f"{at} is held by {detail or 'another program'}: stop it first (often cups, or this program once more)",
            )
        case Reason.REFUSED:
            return Text(
                f"{at}：机器在，这个端口没有打印机：查打印机的网口设置，端口一般是 9100",
                f"{at}: the machine is there, no printer at this port: check its network settings; usually 9100",
            )
        case Reason.NO_ROUTE:
            return Text(
                f"{at} 没有回音：查电源、网线和地址",
                f"{at} does not reply: check power, network cable and address",
            )
        case _:
            return _a4(trouble) or _odd(trouble)


def _no_permission(at: str, group: str) -> Text:
    return Text(
        f"没有权限打开 {at}：把运行本程序的用户加进 {group} 组（sudo usermod -aG {group} 用户名）再登录；"
        f"USB 打印机还可装 {UDEV_RULE}",
        f"no permission to open {at}: add this program's user to the group {group} (sudo usermod -aG {group} USER) "
        f"and log in again; for a USB printer, {UDEV_RULE} can be installed too",
    )


def _a4(trouble: Trouble) -> Text | None:
    """Return the words of what only an A4 printer can have, None for anything else."""
    at, detail = trouble.where, f"（{trouble.detail}）" if trouble.detail else ""
    because = f" ({trouble.detail})" if trouble.detail else ""
    match trouble.reason:
        case Reason.NO_COMMAND:
            return Text(
                f"没有 {trouble.detail} 这个命令：sudo apt-get install cups-client",
                f"the command {trouble.detail} is not installed: sudo apt-get install cups-client",
            )
        case Reason.NO_SERVICE:
            return Text(
                "打印服务 cups 没有运行：sudo systemctl start cups",
                "the print service cups is not running: sudo systemctl start cups",
            )
        case Reason.NO_QUEUE:
            return Text(
                f"打印服务里没有 {at} 这台打印机：lpstat -p 列出有哪些，再改 machine.toml 的 [a4]",
                f"cups knows no printer {at}: lpstat -p lists those it knows; change [a4] in machine.toml",
            )
        case Reason.CLOSED:
            return Text(
                f"打印服务不让 {at} 收活{detail}：sudo cupsaccept {at}",
                f"cups takes nothing for {at}{because}: sudo cupsaccept {at}",
            )
        case Reason.STOPPED:
            return Text(
                f"{at} 停着{detail}：处理好了再 sudo cupsenable {at}，收下的会接着打",
                f"{at} stands still{because}: mend it, then sudo cupsenable {at}; what it took goes on",
            )
        case Reason.SLOW:
            return Text(
                f"{at} 没有按时回音，不知道收没收到：先用 lpstat -o {at} 看，再决定要不要再打",
                f"{at} did not reply in time and may have taken the pages: ask lpstat -o {at} before printing again",
            )
        case Reason.CANNOT_WRITE:
            return Text(f"写不了 {at}{detail}", f"{at} cannot be written{because}")
        case _:
            return None


def _odd(trouble: Trouble) -> Text:
    at, detail = trouble.where, trouble.detail
    match trouble.reason:
        case Reason.NO_PRINTER:
            return Text(
                f"{at} 上的不像打印机：查波特率、校验位，或线是不是插到了别的设备",
                f"{at} does not answer as a printer does: check speed and parity, or what the cable leads to",
            )
        case Reason.NO_LIBRARY:
            return Text(
                "USB 打印机要 libusb：sudo apt-get install libusb-1.0-0",
                "a USB printer needs libusb: sudo apt-get install libusb-1.0-0",
            )
        case Reason.WRONG_ADDRESS:
            return Text(
                f"machine.toml 的 [printer] 用不了：{detail or at}",
                f"[printer] in machine.toml cannot be used: {detail or at}",
            )
        case _:
            return Text(
                f"{at} 出错：{detail}；断电重开，再查线", f"{at}: {detail}; switch it off and on, check the cable"
            )
