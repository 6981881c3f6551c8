"""The scanner of codes: at its port or not; one that is wired as a keyboard can only be tried."""

from drivers.printer.access import access
from drivers.printer.protocol import Reason, Trouble, Unreachable
from kiosk.domain.findings import Finding, Health
from kiosk.domain.text import Text
from kiosk.services.doctor.patient import Patient
from kiosk.services.scanner_words import scanner_trouble
from kiosk.services.scanning import open_scanner

PART = "scanner"
_TRY = Text("jishi scanner test", "jishi scanner test")


def scanner(patient: Patient) -> Finding:
    """Say whether the scanner that machine.toml names is there; a port that a kiosk has is left to it."""
    address = patient.machine.code_scanner if patient.machine else None
    if address is None:
        return Finding(PART, Health.FINE, Text("machine.toml 里没有扫码器", "machine.toml has no scanner"))
    if address.keyboard:
        says = Text("像键盘一样接的，在不在看不出", "wired as a keyboard: whether it is there cannot be told")
        return Finding(PART, Health.FINE, says, _TRY)
    trouble = access(address.port)
    if trouble is None:
        try:
            open_scanner(address).close()
        except Unreachable as fault:
            trouble = fault.trouble
    facts: dict[str, object] = {"port": address.port, "baud": address.baud}
    at = f"{address.port}，{address.baud}"
    if trouble is None:
        says = Text(f"{at}，口能打开，没有程序在读", f"{address.port} at {address.baud} may be opened; nobody reads it")
        return Finding(PART, Health.FINE, says, _TRY, facts)
    facts |= {"reason": trouble.reason.value}
    if trouble.reason is Reason.BUSY:
        by = trouble.detail
        says = Text(f"{at}，{by or '有程序'}在读", f"{address.port} at {address.baud}, read by {by or 'a program'}")
        return Finding(PART, Health.FINE, says, facts=facts)
    return Finding(PART, Health.BROKEN, *_split(trouble), facts)


def _split(trouble: Trouble) -> tuple[Text, Text]:
    words = scanner_trouble(trouble)
    (zh, _, zh_step), (en, _, en_step) = words.zh.partition("："), words.en.partition(": ")
    return Text(zh, en), Text(zh_step or zh, en_step or en)
