"""This machine's A4 printer: what is to be signed and kept, handed over on a thread that nobody waits for."""

import threading
from collections.abc import Callable

from drivers.printer.a4 import CupsPages, FilePages, Handed, PageJob, Pages, PageState
from drivers.printer.protocol import Trouble
from kiosk.domain.site import A4Address
from kiosk.domain.slip import Slip
from kiosk.domain.text import Text
from kiosk.services.logs import logger
from kiosk.services.printer_words import trouble_words

PLEDGE = "pledge"  # what a queue calls the forms: whoever looks at it reads of no item


def open_pages(address: A4Address) -> Pages:
    """Return what takes the pages for an address of machine.toml: cups:QUEUE or file:/path."""
    kind, _, rest = address.connection.partition(":")
    return CupsPages(rest) if kind == "cups" else FilePages(rest)


def print_pages(pages: Pages, copies: list[Slip], title: str = PLEDGE) -> Handed:
    """Hand documents over as A4 pages, each beginning on a sheet of its own; may take as long as its deadlines."""
    from drivers.printer.page import pdf  # Pillow and its fonts: only where pages are made

    return pages.send(pdf(copies), title)


def print_behind(address: A4Address, copies: list[Slip], then: Callable[[Handed], None]) -> threading.Thread:
    """Do the same on a thread of its own, for a screen: `then` is called there with what became of it."""

    def work() -> None:
        handed = print_pages(open_pages(address), copies)
        if handed.trouble:
            logger("pages").error("pages were not taken", printer=address.name, reason=str(handed.trouble))
        then(handed)

    thread = threading.Thread(target=work, name=f"pages {address.name}", daemon=True)
    thread.start()
    return thread


def handed_words(address: A4Address, handed: Handed) -> Text:
    """Return what became of the handing over."""
    if handed.trouble:
        return trouble_words(handed.trouble)
    return Text(f"已交给 {address.name}：{handed.job}", f"handed to {address.name}: {handed.job}")


def job_words(job: PageJob) -> Text:
    """Return what became of pages that were taken."""
    match job.state:
        case PageState.WAITS:
            why, because = (f"（{job.why}）", f" ({job.why})") if job.why else ("", "")
            return Text(f"还在打印队列里{why}", f"still in the queue{because}")
        case PageState.LEFT:
            return Text(
                "已离开打印队列：打出来了，或在队列里被取消；看一眼出纸口",
                "no longer in the queue: printed, or cancelled there; look at the paper",
            )
        case _:
            return Text("不知道：打印服务没有回答", "unknown: the print service gave no answer")


def state_words(trouble: Trouble | None) -> Text:
    """Return how an A4 printer is."""
    return trouble_words(trouble) if trouble else Text("收活", "takes pages")
