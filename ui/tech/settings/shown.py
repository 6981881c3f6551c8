"""Settings as the page shows them: rows, the open one with what it can be, the lines of the history."""

from collections.abc import Mapping, Sequence
from typing import Any

from kiosk.domain.printer_settings import PORT, Value
from kiosk.services.setting_words import WORDS, change_words, value_words, why_words
from kiosk.services.trials import Kept, Trial

FIRST = "改动之前，最早的设置"


def setting_rows(use: Mapping[str, Value], ahead: Mapping[str, Value], key: str) -> list[dict[str, Any]]:
    """Return the settings: name, value, and whether it is another than the one in use."""
    return [
        {
            "key": each,
            "name": WORDS[each].name.zh,
            "value": value_words(each, value).zh,
            "was": value_words(each, use[each]).zh if each in use else "",
            "other": use.get(each) != value,
            "chosen": each == key,
        }
        for each, value in ahead.items()
    ]


def opened(key: str, use: Mapping[str, Value], now: Value, offers: Sequence[Value]) -> dict[str, Any]:
    """Return one setting: what it does, what goes wrong, what it can be."""
    words = WORDS[key]
    return {
        "key": key,
        "name": words.name.zh,
        "does": words.does.zh,
        "wrong": words.wrong.zh,
        "typed": key == PORT,
        "offers": [
            {"text": value_words(key, offer).zh, "chosen": offer == now, "used": use.get(key) == offer}
            for offer in offers
        ],
    }


def trial_shown(trial: Trial | None, mine: str) -> dict[str, Any]:
    """Return the trial under way; nothing where there is none."""
    if trial is None:
        return {}
    return {
        "who": trial.who,
        "mine": trial.id == mine,
        "asks": trial.asks,
        "taken": trial.taken,
        "seconds": trial.seconds,
        "changes": [change_words(*change).zh for change in trial.changes],
        "proves_flow": trial.proves_flow,
    }


def history_rows(lines: Sequence[Kept]) -> list[dict[str, Any]]:
    """Return what was changed; -1 is the number of what was not kept."""
    newest = max((line.number or 0 for line in lines), default=0)
    return [
        {
            "number": -1 if line.number is None else line.number,
            "when": f"{line.at:%m-%d %H:%M}" if line.number != 0 else "",
            "who": line.who,
            "what": [change_words(*each).zh for each in line.changes] or [FIRST],
            "why": why_words(line.reason).zh if line.reason else "",
            "now": line.number == newest,
        }
        for line in lines
    ]
