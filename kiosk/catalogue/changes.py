"""What one version of a catalogue changes against another: items added, changed, withdrawn, and the rest."""

from dataclasses import dataclass

from kiosk.catalogue.schema import CatalogueFile, ItemTable

_OTHERS = {"department": "部门", "life_event": "人生事项", "elsewhere": "别处办的", "usual": "材料字典"}


@dataclass(frozen=True, slots=True)
class ChangedItem:
    """One item; `keys` are what differs, empty for one that came or went."""

    code: str
    name: str
    keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Changes:
    """All that differs; `others` names the tables beside the items that do."""

    added: tuple[ChangedItem, ...] = ()
    changed: tuple[ChangedItem, ...] = ()
    withdrawn: tuple[ChangedItem, ...] = ()
    others: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Tell whether anything differs."""
        return bool(self.added or self.changed or self.withdrawn or self.others)


def changes(old: CatalogueFile, new: CatalogueFile) -> Changes:
    """Return what `new` changes against `old`; an item is known by its code."""
    before = {item.code: item for item in old.item}
    after = {item.code: item for item in new.item}
    both = [(before[code], item) for code, item in after.items() if code in before]
    return Changes(
        added=tuple(_named(item) for code, item in after.items() if code not in before),
        changed=tuple(ChangedItem(item.code, item.name, _keys(was, item)) for was, item in both if was != item),
        withdrawn=tuple(_named(item) for code, item in before.items() if code not in after),
        others=tuple(said for key, said in _OTHERS.items() if getattr(old, key) != getattr(new, key)),
    )


def _named(item: ItemTable) -> ChangedItem:
    return ChangedItem(item.code, item.name)


def _keys(old: ItemTable, new: ItemTable) -> tuple[str, ...]:
    return tuple(key for key in ItemTable.model_fields if getattr(old, key) != getattr(new, key))
