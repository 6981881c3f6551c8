"""The index behind the search: made when a catalogue version is made, kept with it, and read by `search`."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kiosk.catalogue.progress import Follow, Stage, nobody
from kiosk.domain.items import Catalogue
from kiosk.domain.text import NOTHING, Text

NAME, SHORT, SAID = 0, 1, 2  # what kind of words a key stands for
UNASKED = 1_000  # rank of an item that is not among the most wanted


@dataclass(frozen=True, slots=True)
class Synonym:
    """A word of the hall's own, the codes that it finds, likeliest first, and what is asked where it means several."""

    word: str
    finds: tuple[str, ...]
    asks: Text = NOTHING


# Words that an entry is found by, as the index keeps them: entry, kind, words, letters, which character each letter
# stands for (empty where they are simply one after the other), sounds of the letters as one text.
_Kept = tuple[int, int, str, str, list[int], str]


def build_index(catalogue: Catalogue, synonyms: Sequence[Synonym] = (), follow: Follow = nobody) -> dict[str, Any]:
    """Return the index of a catalogue as JSON-able data; slow (it reads pinyin), so only for a new version."""
    from kiosk.catalogue.initials import sounds_of

    said = _said_of(synonyms)
    entries: list[tuple[str, int]] = []
    keys: list[_Kept] = []
    count = len(catalogue.items) + len(catalogue.elsewhere)
    for code, wanted, words in follow(Stage.INDEXING, _entries(catalogue), count):
        entries.append((code, wanted))
        known = [*words, *((SAID, word) for word in said.get(code, ()))]
        for text, kind in {text: kind for kind, text in reversed(known) if text}.items():  # a name is no mere saying
            sounds, places = sounds_of(text)
            if sounds:
                letters = "".join(sound[0] for sound in sounds).upper()
                straight = [] if places == list(range(len(places))) else places
                keys.append((len(entries) - 1, kind, text, letters, straight, " ".join(sounds)))
    keys.sort(key=lambda key: _rank(key, entries))
    pairs: dict[str, list[int]] = {}
    for number, (_, _, _, letters, _, _) in enumerate(keys):
        for pair in {letters[i : i + 2] for i in range(len(letters) - 1)}:
            pairs.setdefault(pair, []).append(number)
    return {
        "entries": entries,
        "keys": keys,
        "pairs": pairs,
        "by_letters": sorted(range(len(keys)), key=lambda number: keys[number][3]),
        "by_sounds": sorted(range(len(keys)), key=lambda number: f" {keys[number][5]} "),
        "english": _english(catalogue, said),
        "bodies": _bodies(catalogue),
        "asks": {s.word: [s.asks.zh, s.asks.en, list(s.finds)] for s in synonyms if s.asks},
    }


def _said_of(synonyms: Iterable[Synonym]) -> dict[str, list[str]]:
    """Return for each code the words that a hall's synonyms find it by."""
    said: dict[str, list[str]] = {}
    for synonym in synonyms:
        for code in synonym.finds:
            said.setdefault(code, []).append(synonym.word)
    return said


def _english(catalogue: Catalogue, said: Mapping[str, list[str]]) -> list[str]:
    """Return the English words of each entry, the hall's own among them, in the order of the entries."""
    items = [(item.code, f"{item.name.en} {item.short.en}") for item in catalogue.items]
    entries = [*items, *((entry.code, entry.name.en) for entry in catalogue.elsewhere)]
    return [" ".join([name, *filter(str.isascii, said.get(code, ()))]) for code, name in entries]


def _bodies(catalogue: Catalogue) -> dict[str, list[int]]:
    """Return the entries of each body that grants and each department that supervises, by its Chinese names."""
    names = {d.id: {d.name.zh, d.short.zh} for d in catalogue.departments}
    found: dict[str, list[int]] = {}
    for entry, item in enumerate(catalogue.items):
        for name in names.get(item.department, set()) | {item.supervisor}:
            found.setdefault(name, []).append(entry)
    return found


def _entries(catalogue: Catalogue) -> Iterator[tuple[str, int, list[tuple[int, str]]]]:
    for item in catalogue.items:
        said = [(SAID, word) for word in item.everyday]
        # of a bare list's item, the short name is its name cut off: that finds nothing more
        short = () if item.upkeep.incomplete else ((SHORT, item.short.zh),)
        yield item.code, item.wanted or UNASKED, [(NAME, item.name.zh), *short, *said]
    for entry in catalogue.elsewhere:
        yield entry.code, UNASKED, [(NAME, entry.name.zh), *((SAID, word) for word in entry.everyday)]


def _rank(key: _Kept, entries: list[tuple[str, int]]) -> tuple[bool, int, int, int]:
    """Return what ranks keys that match equally well: names first, then how often asked.

    Keys are numbered in this order: whatever lists some of them in their order lists the best first.
    """
    entry, kind, _, letters, _, _ = key
    return kind == SAID, entries[entry][1], len(letters), entry
