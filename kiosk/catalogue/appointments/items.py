"""Which item of the catalogue a list means: by its code, or by its official, short or English name."""

import difflib

from kiosk.catalogue.workbook.cells import narrow
from kiosk.catalogue.workbook.reading import heading
from kiosk.domain.items import Catalogue, ServiceItem
from kiosk.domain.text import Text


class Unknown(Exception):
    """No item, or more than one, is called so; `expected` says what would do."""

    def __init__(self, expected: Text) -> None:
        super().__init__(expected.en)
        self.expected = expected


class ItemNames:
    """The items of a catalogue by what people call them; widths, blanks and brackets are forgiven."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._by_code = {item.code: item for item in catalogue.items}
        self._by_name: dict[str, list[ServiceItem]] = {}
        for item in catalogue.items:
            for name in {heading(text) for text in (item.name.zh, item.short.zh, item.name.en) if text}:
                self._by_name.setdefault(name, []).append(item)
        self._departments = {heading(d.name.zh): d.id for d in catalogue.departments}
        self._said = {heading(item.name.zh): item.name.zh for item in catalogue.items}

    def find(self, code: str, name: str, department: str) -> ServiceItem:
        """Return the item that is meant; raise `Unknown`."""
        if code:
            found = self._by_code.get(narrow(code).upper())
            if found is None:
                raise Unknown(Text("大厅事项库里的事项编码", "an item code of this hall's catalogue"))
            return found
        meant = self._by_name.get(heading(name), [])
        if len(meant) > 1 and department:
            wanted = self._departments.get(heading(department))
            meant = [item for item in meant if item.department == wanted] or meant
        if len(meant) == 1:
            return meant[0]
        raise Unknown(self._several(meant) if meant else self._nearest(name))

    @staticmethod
    def _several(meant: list[ServiceItem]) -> Text:
        codes = "、".join(item.code for item in meant)
        return Text(
            f"写明是哪一个：加“事项编码”列（{codes}），或“部门”列",
            f"which of these is meant: add an item code ({codes}) or a department",
        )

    def _nearest(self, name: str) -> Text:
        near = difflib.get_close_matches(heading(name), list(self._said), n=3, cutoff=0.4)
        names = "、".join(self._said[each] for each in near)
        if not names:
            return Text("大厅事项库里的事项名称", "an item's name of this hall's catalogue")
        return Text(f"大厅事项库里的事项名称，最像的是：{names}", f"an item of this hall's catalogue; nearest: {names}")
