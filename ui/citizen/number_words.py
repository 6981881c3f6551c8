"""A number in words, in the visitor's language; both screens that show one say the same."""

from PySide6.QtCore import QCoreApplication

from kiosk.domain.codes import for_the_eye
from kiosk.domain.several import short_name
from kiosk.services.answers import Issued, Theirs
from ui.citizen.journey import Journey
from ui.citizen.places import floor_and_place, opening_word, place_and_windows, wait_word, windows_word
from ui.citizen.together import gone_words


def _tr(words: str, count: int = -1) -> str:
    return QCoreApplication.translate("NumberWords", words, "", count)


class NumberWords:
    """What is said of the number, and of the further ones of one who is served by several groups of windows."""

    def __init__(self, journey: Journey) -> None:
        self._journey = journey
        self._seen = journey.issued

    @property
    def issued(self) -> Issued:
        """The number; still the same while its screen slides out."""
        self._seen = self._journey.issued or self._seen
        assert self._seen is not None
        return self._seen

    @property
    def all_numbers(self) -> str:
        """Return `F012、T001`."""
        return _tr("、").join(each.number for each in (self.issued, *self.issued.further))

    def what(self, issued: Issued) -> str:
        """Return the item of a number, short as people call it; a neutral group name where others could read along."""
        whole = self._journey.say(issued.title)
        if issued.discreet:
            return whole
        if issued.items:
            names = _tr("、").join(self._journey.say(name) for name in issued.items[:2])
            return names if len(issued.items) <= 2 else _tr("%1等 %n 件", len(issued.items)).replace("%1", names)
        items = [item for item in self._journey.visit.items if self._journey.say(item.name) == whole]
        return self._journey.say(short_name(items[0])) if items else whole

    def facts(self) -> list[dict[str, str]]:
        """Return where to wait, which windows, who is before."""
        place = floor_and_place(self.issued.place, self._journey.visit.language)
        facts = [{"label": _tr("去哪等"), "value": place}]
        if self.issued.place.windows:
            facts.append({"label": _tr("哪个窗口"), "value": windows_word(self.issued.place.windows)})
        if self.issued.ahead is not None:
            facts.append(self._before())
        return facts

    def _before(self) -> dict[str, str]:
        issued, label = self.issued, _tr("前面")
        if issued.ahead == 0 and not issued.about:
            return {"label": label, "value": _tr("没有人")}
        people = _people(issued)
        if issued.wait is None:
            return {"label": label, "value": people}
        return {"label": _tr("前面 %1").replace("%1", people), "value": wait_word(issued.wait)}

    def where(self, issued: Issued) -> str:
        """Return `2 楼 人社区 1–4 号窗口`."""
        return place_and_windows(issued.place, self._journey.visit.language)

    def ahead(self, issued: Issued) -> str:
        """Return `前面 3 人`, or that nobody is; an empty text where it is not known."""
        if issued.ahead is None:
            return ""
        if issued.ahead == 0 and not issued.about:
            return _tr("前面没有人")
        return _tr("前面 %1").replace("%1", _people(issued))

    def before(self, issued: Issued) -> list[str]:
        """Return `前面 3 人` and `约 10–15 分钟`, where that is known."""
        if issued.ahead is None:
            return []
        nobody = issued.ahead == 0 and not issued.about
        return [self.ahead(issued), *([wait_word(issued.wait)] if issued.wait and not nobody else [])]

    def further(self) -> list[dict[str, str]]:
        """Return of each further number what it is for, where to wait, who is before."""
        return [
            {
                "number": each.number,
                "what": self.what(each),
                "where": self.where(each),
                "place": floor_and_place(each.place, self._journey.visit.language),
                "ahead": self.ahead(each),
            }
            for each in self.issued.further
        ]

    def beside(self) -> list[str]:
        """Return what stands beside the number: groups that give none now, and the code of what was left."""
        issued, now = self.issued, self._journey.hall.now()
        told = [] if issued.discreet else [*gone_words(self._journey)]
        for shut in issued.shut:
            name = self._journey.say(self._journey.hall.site.queue(shut.queue).name)
            if isinstance(shut, Theirs):
                told.append(f"{name}：{self._journey.say(shut.go)}")
            elif shut.opens:
                words = _tr("%1现在不取号，%2 再取").replace("%2", opening_word(shut.opens, now))
                told.append(words.replace("%1", name))
        if issued.notice:
            told.append(_tr("没齐的凭 %1 回来接着办").replace("%1", for_the_eye(issued.notice.code)))
        return told

    def joined(self, parts: list[str]) -> str:
        """Return sentences as one line."""
        return _tr("；").join(part for part in parts if part)


def _people(issued: Issued) -> str:
    return _tr("约 %1 人" if issued.about else "%1 人").replace("%1", str(issued.ahead))
