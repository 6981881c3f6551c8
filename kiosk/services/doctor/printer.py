"""The printer and the way to it: the port, and how it is, by its owner's word where somebody owns it."""

import os
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

from filelock import Timeout

from drivers.printer.access import OUR_RULE, access, libusb_there, rule_installed
from drivers.printer.protocol import PrinterState, Reason, Trouble
from kiosk.domain.findings import Finding, Health
from kiosk.domain.os_words import os_words
from kiosk.domain.site import PrinterAddress
from kiosk.domain.text import NOTHING, Text
from kiosk.services.doctor.hall import writable
from kiosk.services.doctor.patient import Patient
from kiosk.services.print_desk import lock_of
from kiosk.services.printer_words import state_words, trouble_words
from kiosk.services.printers import open_printer
from kiosk.store.database import unmigrated
from kiosk.store.errors import StoreFault
from kiosk.store.events import Events
from kiosk.store.journal import Journal

ANSWER_SECONDS = 0.7  # of one round; answers take milliseconds, and a printer's owner waits longer
STALE = timedelta(seconds=40)  # an owner publishes every 10 s; one that has not for so long hangs
_NONE = Text("machine.toml 里没有打印机", "machine.toml has no printer")
_WRITE_IT = Text("写上 [printer]；jishi printer find 列出这台机器上有什么", "write [printer]; see jishi printer find")
_WELL = {PrinterState.READY: Health.FINE, PrinterState.NEAR_END: Health.LOOK}


def ports(patient: Patient) -> Finding:
    """Say whether this user may write the data folder and open the printers' ports."""
    part = "ports"
    if kept_out := writable(patient.home):
        user = Text(
            "用跑取号机的那个用户来跑，或把目录给它", "run it as the kiosk's user, or give that user the folder"
        )
        return Finding(part, Health.BROKEN, kept_out, user)
    if other := _other_user(patient.home):
        as_root = Text(
            f"以 root 查的；取号机用 {other}，权限看不出", f"root may open anything; the kiosk runs as {other}"
        )
        again = f"sudo -u {other} -H jishi doctor"
        return Finding(part, Health.LOOK, as_root, Text(again, again))
    connections = [address.connection for address in patient.machine.printers] if patient.machine else []
    if not connections:
        return Finding(part, Health.FINE, _NONE)
    for connection in connections:
        trouble = _port(connection)
        if trouble is not None:
            return Finding(part, Health.BROKEN, *_split(trouble), {"reason": trouble.reason.value})
    usb = next((connection for connection in connections if connection.startswith("usb:")), "")
    if usb and not rule_installed():
        says = Text(f"{usb}；没有装 udev 规则", f"{usb}; the udev rule is not installed")
        return Finding(part, Health.LOOK, says, Text(f"装 packaging/{OUR_RULE}", f"install packaging/{OUR_RULE}"))
    both_zh, both_en = "、".join(connections), ", ".join(connections)
    return Finding(part, Health.FINE, Text(f"{both_zh} 可以打开", f"{both_en} may be opened"))


def _other_user(home: Path) -> str:
    """Return who owns the data folder where root looks at another's; else nothing."""
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    if not root or not home.exists() or home.stat().st_uid == 0:
        return ""
    try:
        return home.owner()
    except KeyError:
        return str(home.stat().st_uid)


def _port(connection: str) -> Trouble | None:
    scheme, rest = urlsplit(connection).scheme, connection.partition(":")[2]
    match scheme:
        case "serial" | "usblp":
            return access(rest.partition("?")[0])
        case "usb" if not libusb_there():
            return Trouble(connection, Reason.NO_LIBRARY)
        case _:
            return None


def printer(patient: Patient, now: datetime) -> Finding:
    """Say how the printer is: asked where nobody owns it, else as its owner published it."""
    if patient.machine is None or patient.machine.printer is None:
        return Finding("printer", Health.LOOK, _NONE, _WRITE_IT)
    return _one(patient, patient.machine.device, patient.machine.printer, now)


def standby(patient: Patient, device: str, address: PrinterAddress, now: datetime) -> Finding:
    """Say how the printer is that takes over: at worst to be looked at, since numbers print without it."""
    found = _one(patient, device, address, now)
    if found.health is not Health.BROKEN:
        return replace(found, part="standby")
    says = Text(
        f"{found.says.zh}；第一台出故障时没有替补", f"{found.says.en}; nothing takes over where the first fails"
    )
    return replace(found, part="standby", health=Health.LOOK, says=says)


def _one(patient: Patient, device: str, address: PrinterAddress, now: datetime) -> Finding:
    lock = lock_of(patient.home, address.name)
    try:
        with lock.acquire(timeout=0):
            return _asked(address)
    except Timeout:
        return _published(patient, device, address, now)
    except OSError as fault:
        said = os_words(fault)
        return Finding(
            "printer",
            Health.LOOK,
            Text(f"看不出谁在用它：{said.zh}", f"who has it cannot be told: {said.en}"),
            Text("用跑取号机的那个用户来跑", "run it as the kiosk's user"),
        )


def _asked(address: PrinterAddress) -> Finding:
    driver = open_printer(address, ANSWER_SECONDS)
    try:
        return _finding(address, driver.status(), driver.trouble, Text("现问的", "asked now"))
    finally:
        driver.close()


def _published(patient: Patient, device: str, address: PrinterAddress, now: datetime) -> Finding:
    line = unmigrated(patient.address)
    try:
        found = Journal(line, Events(line)).published(device, address.name)
    except StoreFault as fault:
        found, why = None, str(fault)
        return Finding("printer", Health.LOOK, Text(f"有程序在用它，状态读不到：{why}", f"in use, state unread: {why}"))
    finally:
        line.close()
    if found is None:
        return Finding(
            "printer", Health.LOOK, Text("有程序在用它，还没说怎样", "in use; its owner has not said how it is")
        )
    state, at = PrinterState(found[0]), found[1].astimezone(UTC)
    if now - at > STALE:
        return Finding(
            "printer",
            Health.LOOK,
            Text(
                f"在用它的程序 {(now - at).total_seconds():.0f} 秒没说话了；最后是{state_words(state).zh}",
                f"its owner has been silent for {(now - at).total_seconds():.0f} s; last: {state_words(state).en}",
            ),
            Text(
                "取号机可能卡住了：看屏幕，不动就重启程序", "the kiosk may hang: look at it, restart it where it does"
            ),
        )
    return _finding(address, state, None, Text("在用它的程序说的", "as its owner says"))


def _finding(address: PrinterAddress, state: PrinterState, trouble: Trouble | None, source: Text) -> Finding:
    words = state_words(state)
    says = Text(
        f"{address.name}（{address.profile}，{address.connection}）{words.zh}，{source.zh}",
        f"{address.name} ({address.profile}, {address.connection}): {words.en}, {source.en}",
    )
    facts = {"state": state.value, "reason": trouble.reason.value if trouble else None, "profile": address.profile}
    health = _WELL.get(state, Health.BROKEN)
    step = trouble_words(trouble) if trouble else _mend(address, state)
    return Finding("printer", health, says, step if health else NOTHING, facts)


def _mend(address: PrinterAddress, state: PrinterState) -> Text:
    if state is PrinterState.NEAR_END:
        return Text("备一卷纸，空了就换", "have a roll at hand")
    return Text(f"jishi printer explain {address.name} 逐位说明和步骤", f"jishi printer explain {address.name}")


def _split(trouble: Trouble) -> tuple[Text, Text]:
    """Return what is in the way and what to do, of the one sentence that says both."""
    words = trouble_words(trouble)
    (zh, _, zh_step), (en, _, en_step) = words.zh.partition("："), words.en.partition(": ")
    return Text(zh, en), Text(zh_step or zh, en_step or en)
