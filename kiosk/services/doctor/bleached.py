"""Text for support with everything taken out that could be a person's or a key: names, numbers, addresses of users."""

import contextlib
import getpass
import json
import re
from pathlib import Path
from typing import Any

GONE = "…"
KEPT_KEYS = ("timestamp", "level", "logger", "event", "reason", "version", "job", "exception")
_CHINESE = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff·]+")  # logs speak English
_NUMBERS = re.compile(
    r"(?<!\w)(?=(?:[A-Za-z]*\d){4})[0-9A-Za-z]{8,}(?!\w)"  # ids and tokens
    r"|(?<![\w+/=-])(?=[\w+/=-]*\d)[\w+=-][\w+/=-]{19,}"  # keys, in whatever letters
    r"|\b[0-9A-Z]{8}\b"  # codes of notices and pre-reviews
    r"|(?!\d{4}-\d\d-\d\d)\d(?:[- ]?\d){5,}"  # phones, however they are parted; a day may stay
)
_PASSWORD = re.compile(r"//[^/@\s]*@")
_QUOTED = re.compile(r"(['\"]).*?\1")
_FRAME = re.compile(r'^\s*File "(.+)", line (\d+), in (\S+)$')


def bleach(text: str, home: Path) -> str:
    """Return a line of a log or a message of the system without what could be a person's or a key."""
    for folder, name in ((str(home), "HALL"), (str(Path.home()), "~")):
        text = text.replace(folder, name) if len(folder) > 1 else text
    text = _PASSWORD.sub("//", text)
    text = _NUMBERS.sub(GONE, _CHINESE.sub(GONE, text))
    for user in _users(home):
        text = re.sub(rf"\b{re.escape(user)}\b", GONE, text)
    return text


def bleach_log(line: str, home: Path) -> str | None:
    """Return a line of our own log as it may leave the house; None for one that is none of ours."""
    try:
        said: dict[str, Any] = json.loads(line)
        kept = {key: said[key] for key in KEPT_KEYS if key in said}
    except (ValueError, TypeError):
        return None
    for key, value in kept.items():
        match key:
            case "exception":
                kept[key] = _frames(str(value))
            case "job":
                kept[key] = str(value)[:8]  # enough to find it again on the machine
            case "timestamp":
                continue
            case _:
                kept[key] = _QUOTED.sub(GONE, bleach(str(value), home))
    return json.dumps(kept, ensure_ascii=False)


def _frames(traceback: str) -> list[str]:
    """Return where an exception went through and its kind; its message may quote what a visitor typed."""
    lines = traceback.splitlines()
    frames = [f"{Path(found[1]).name}:{found[2]} {found[3]}" for line in lines if (found := _FRAME.match(line))]
    kind = lines[-1].partition(":")[0].strip() if lines else ""
    return [*frames, kind if re.fullmatch(r"[\w.]+", kind) else GONE]


def _users(home: Path) -> set[str]:
    """Return who runs this and who owns the hall: user names are often people's."""
    found: set[str] = set()
    for name in (getpass.getuser, home.owner):
        with contextlib.suppress(KeyError, OSError, NotImplementedError):
            found.add(name())
    return found - {"", "root"}
