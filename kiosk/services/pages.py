"""This machine's A4 printer: what is to be signed and kept, and the words for what becomes of it."""

from drivers.printer.a4 import CupsPages, FilePages, Handed, PageJob, Pages, PageState
from drivers.printer.protocol import Trouble
from kiosk.domain.site import A4Address
from kiosk.domain.slip import Slip
from kiosk.domain.text import Text
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
        case PageState.PRINTED:
            return Text("打印服务说打完了", "the print service says that they are printed")
        case PageState.CANCELLED:
            return Text("在打印队列里被取消，看一眼出纸口", "ended in the queue; look at the paper")
        case PageState.FILE:
            return Text("写成了文件，上没上纸要人看", "it is a file; whether it is on paper, people know")
        case PageState.LEFT:
            return Text(
                "打印队列里没有了，怎么结束的不知道；看一眼出纸口",
                "no longer in the queue, and how it ended nobody knows; look at the paper",
            )
        case _:
            return Text("不知道：打印服务没有回答", "unknown: the print service gave no answer")


def state_words(trouble: Trouble | None) -> Text:
    """Return how an A4 printer is."""
    return trouble_words(trouble) if trouble else Text("收活", "takes pages")
