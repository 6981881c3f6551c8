"""没搜到的词: what visitors typed and nothing was found by, and a word of it made a synonym with one key."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from kiosk.catalogue.kept_tables import with_synonyms
from kiosk.catalogue.problems import Refused
from kiosk.catalogue.synonyms import rows_in, synonyms_of, with_word
from kiosk.domain.os_words import os_words
from kiosk.domain.personal import looks_personal
from kiosk.domain.staff import Act
from kiosk.domain.text import Text
from kiosk.services.audit import Audit
from kiosk.services.faults import out_of_service
from kiosk.services.hall import Hall
from kiosk.services.in_place import in_place
from kiosk.services.own_file import alone
from kiosk.services.rights import demand
from kiosk.services.seeds import CATALOGUE, SYNONYMS, newest, offered, with_index, with_words_now
from kiosk.services.sessions import Session
from kiosk.store.versions import Versions

MISSED_DAYS = 28
LONGEST_WORD = 24


@dataclass(frozen=True, slots=True)
class MissedWord:
    """Letters that found nothing, and how often."""

    letters: str
    times: int


class Missed:
    """Lists what found nothing, and teaches the search a word."""

    def __init__(self, hall: Hall) -> None:
        self._hall = hall

    @out_of_service
    def words(self, days: int = MISSED_DAYS) -> list[MissedWord]:
        """Return what found nothing in so many days and finds nothing today either, most often first."""
        hall = self._hall
        found = hall.store.events.missed(hall.site.id, hall.where().day - timedelta(days=days))
        return [MissedWord(letters, times) for letters, times in found if not hall.index.count(letters)]

    @out_of_service
    def teach(self, session: Session, word: str, code: str) -> Text:
        """Let a word find an item from the next visit on; return what was done, or why not.

        The hall's synonyms file, the new version of the catalogue and the audit's row become true together.
        Raises `NotAllowed`.
        """
        hall, word = self._hall, " ".join(word.split())
        if looks_personal(word):
            return Text("证件号和手机号不能当搜索词", "an identity or mobile number is no word to search by")
        versions, path = hall.store.versions, hall.home / SYNONYMS
        number, data, _ = newest(versions, CATALOGUE)
        catalogue, _ = offered(number, data, "")  # another program may have brought in a newer one than is shown here
        if not word or len(word) > LONGEST_WORD or catalogue.find(code) is None:
            return Text(
                f"要 1 到 {LONGEST_WORD} 个字的词，和目录里的事项", f"1 to {LONGEST_WORD} characters, and an item"
            )
        beside = path.with_name(f".{SYNONYMS}.check")
        try:
            text = with_word(path, word, code, catalogue)
            beside.write_text(text, "utf-8")
            rows = rows_in(beside)
            body = with_index(catalogue, synonyms_of(rows, catalogue), data.get("files", ()))
            tables = with_synonyms(versions.tables(CATALOGUE, number) or "", rows)
            return self._take(session, _Lesson(word, code, number, body, tables, text))
        except Refused as refused:
            return Text(refused.in_chinese(), str(refused))
        except OSError as fault:
            return Text(f"写不了 {path}：{os_words(fault).zh}", f"cannot write {path}: {os_words(fault).en}")
        finally:
            beside.unlink(missing_ok=True)

    def _take(self, session: Session, lesson: "_Lesson") -> Text:
        """Take the new version over, with the new file; where that fails the old file is back."""
        hall, versions, data = self._hall, self._hall.store.versions, lesson.text.encode("utf-8")
        with hall.store.writing():  # the file is not touched for one who may not
            demand(hall, session, Act.CORRECT_ENTRY)
        try:
            with alone(hall.home, SYNONYMS), in_place(hall.home / SYNONYMS, data), hall.store.writing():
                demand(hall, session, Act.CORRECT_ENTRY)
                _still(versions, lesson.number)
                Audit(hall).append(session, Act.CORRECT_ENTRY, f"item:{lesson.code}", {"word": lesson.word})
                digest = with_words_now(versions.digest(CATALOGUE), hall.home)
                versions.bring_in(CATALOGUE, lesson.body, datetime.now(UTC), SYNONYMS, lesson.tables, digest)
        except _Overtaken:
            return Text("目录刚换了新版，再按一次", "the catalogue has just changed: once more")
        return Text(
            f"记下了：“{lesson.word}”，下一位办事人就搜得到", f"“{lesson.word}” is found from the next visit on"
        )


class _Overtaken(Exception):
    """Somebody else changed the catalogue meanwhile."""


def _still(versions: Versions, number: int) -> None:
    if versions.number(CATALOGUE) != number:
        raise _Overtaken


@dataclass(frozen=True, slots=True)
class _Lesson:
    """A word, the item that it finds, the version to be taken over where `number` is still the newest, the file."""

    word: str
    code: str
    number: int
    body: str
    tables: str
    text: str
