"""What one version of a catalogue changes against another: items added, changed, withdrawn, and the rest."""

from dataclasses import dataclass

from kiosk.catalogue.schema import CatalogueFile, ItemTable

_OTHERS = {
    "department": "部门",
    "life_event": "人生事项",
    "elsewhere": "别处办的",
    "bundle": "一件事",
    "usual": "材料字典",
    "synonym": "同义词",
}


@dataclass(frozen=True, slots=True)
class ChangedItem:
    """One item; `keys` are what differs, empty for one that came or went."""

    code: str
    name: str
    keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Changes:
    """All that differs; `others` names the tables beside the items that do, `words` are the hall's synonyms."""

    added: tuple[ChangedItem, ...] = ()
    changed: tuple[ChangedItem, ...] = ()
    withdrawn: tuple[ChangedItem, ...] = ()
    others: tuple[str, ...] = ()
    words_added: tuple[str, ...] = ()
    words_gone: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Tell whether anything differs."""
        return bool(self.added or self.changed or self.withdrawn or self.others)


def changes(old: CatalogueFile, new: CatalogueFile) -> Changes:
    """Return what `new` changes against `old`; an item is known by its code."""
    before = {item.code: item for item in old.item}
    added, changed, kept = [], [], set()
    for item in new.item:  # one after the other: a list's items are made while they are asked for
        was = before.get(item.code)
        kept.add(item.code)
        if was is None:
            added.append(_named(item))
        elif was != item:
            changed.append(ChangedItem(item.code, item.name, _keys(was, item)))
    return Changes(
        added=tuple(added),
        changed=tuple(changed),
        withdrawn=tuple(_named(item) for code, item in before.items() if code not in kept),
        others=tuple(said for key, said in _OTHERS.items() if getattr(old, key) != getattr(new, key)),
        words_added=_not_in(old, _words(new)),
        words_gone=_not_in(new, _words(old)),
    )


def _not_in(file: CatalogueFile, words: list[str]) -> tuple[str, ...]:
    known = set(_words(file))
    return tuple(word for word in words if word not in known)


def _words(file: CatalogueFile) -> list[str]:
    return [word for row in file.synonym or () for word in row.words]


def _named(item: ItemTable) -> ChangedItem:
    return ChangedItem(item.code, item.name)


def _keys(old: ItemTable, new: ItemTable) -> tuple[str, ...]:
    return tuple(key for key in ItemTable.model_fields if getattr(old, key) != getattr(new, key))
