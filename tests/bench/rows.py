"""What every issued number of a benchmark carries, for the kiosk and for its baseline alike."""

import time
from datetime import UTC, date, datetime
from pathlib import Path

from kiosk.domain.tickets import Priority
from kiosk.store.rows import NewTicket, Where
from kiosk.store.store import Store
from kiosk.store.tickets import new_id

SITE, DEVICE, DAY, PRINTER, ITEM = "jiyang", "kiosk-01", "2026-05-12", "slip", "11370115MB2857900T3370131016000"
_ROW = '{"name":{"zh":"经营场所布局和操作流程图","en":"Plan of the premises"},"mark":"brought"}'
CHECKLIST = f'{{"title":{{"zh":"食品经营许可","en":"Food licence"}},"rows":[{",".join([_ROW] * 5)}]}}'
_DAY = date.fromisoformat(DAY)


class Real:
    """Issues numbers through the store that the kiosk uses."""

    def __init__(self, address: str | Path) -> None:
        self._store = Store(address)

    def issue(self, queue: str) -> str:
        """Store a number with its visit, event and print job in one durable transaction."""
        new = NewTicket(
            id=new_id(),
            visit=new_id(),
            language="zh",
            queue=queue,
            first=1,
            priority=Priority.ORDINARY,
            purpose="",
            item=ITEM,
            version=1,
            outcome="ready",
            wish="number",
            discreet=False,
            checklist=CHECKLIST,
            token=new_id(),
        )
        where = Where(SITE, DEVICE, _DAY, datetime.fromtimestamp(time.time(), UTC), 9)
        return self._store.tickets.issue(new, where, PRINTER)[0].number
