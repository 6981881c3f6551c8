"""What jinja2 and Python say of a template that cannot be read or filled in, in the words of whoever edits it."""

import re
from collections.abc import Callable

from kiosk.catalogue.problems import one_of
from kiosk.domain.text import Text
from kiosk.services.templates.lines import WrongHead, WrongKey

Said = tuple[str | Text, Text]  # what was found, and what was expected
_CLOSES = {"if": "endif", "for": "endfor"}
_PARTS = {
    "end of statement block": Text("行尾", "the end of the line"),
    "end of print statement": Text("}}", "}}"),
    "begin of print statement": Text("{{", "{{"),
    "end of template": Text("文件末尾", "the end of the file"),
    "name": Text("名字", "a name"),
    "string": Text("引号里的文字", "words in quotation marks"),
    "integer": Text("数", "a number"),
    "float": Text("数", "a number"),
}
_KINDS = {
    "str": Text("文字", "words"),
    "int": Text("数", "a number"),
    "NoneType": Text("空的", "nothing"),
    "tuple": Text("清单", "a list"),
    "bool": Text("是或否", "yes or no"),
}
_OPENS_AND_CLOSES = Text(
    "一开一收对得上：if … elif … else … 'endif'，for … 'endfor'",
    "pairs that match: if … elif … else … 'endif', for … 'endfor'",
)
_TAGS = Text("if、elif、else、endif、for、endfor 之一", "one of if, elif, else, endif, for, endfor")
_READABLE = Text("能读懂的写法，ticket.txt 开头有说明", "what can be read: the top of ticket.txt shows how")
_PRINTABLE = Text("能印出来的内容", "something printable")
_ALIKE = Text("两边同是数，或同是文字", "numbers on both sides, or words on both")
_A_LIST = Text("一份清单", "a list")
_MAY_LACK = Text("外面先套一层 % if：它可以是空的", "an % if around it: it can be without a value")
_LOGO = Text("票头图的编号，两个字母或数字", "the logo's key, two letters or figures")
_PAIRED = ("else", "elif", "endif", "endfor")


def _part(token: str) -> Text:
    return _PARTS.get(token, Text(f"“{token}”", f"'{token}'"))


def _kind(name: str) -> Text:
    return _KINDS.get(name, Text("别的东西", "something else"))


def _unclosed(found: re.Match[str]) -> Text:
    closes = _CLOSES.get(found[1], f"end{found[1]}")
    return Text(f"后面有 '{closes}' 收住“% {found[1]}”", f"'{closes}' further down, which ends % {found[1]}")


def _tag(found: re.Match[str]) -> Text:
    return _OPENS_AND_CLOSES if found[1] in _PAIRED else _TAGS


def _instead(found: re.Match[str]) -> Text:
    wanted, came = _part(found[1]), _part(found[2])
    return Text(f"{wanted.zh}，不是{came.zh}", f"{wanted.en}, not {came.en}")


def _bracket(found: re.Match[str]) -> Text:
    return Text(f"先有“{found[2]}”收住括号，再有“{found[1]}”", f"'{found[2]}' to close the bracket before '{found[1]}'")


def _nothing_here(found: re.Match[str]) -> Text:
    came = _part(found[1])
    return Text(f"名字或值，这里不能是{came.zh}", f"a name or a value; {came.en} cannot stand here")


UNCLOSED = "The innermost block that needs to be closed is"
_SYNTAX: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Text]], ...] = (
    (re.compile(rf"{UNCLOSED} '(\w+)'"), _unclosed),
    (re.compile(r"unknown tag '(\w+)'"), _tag),
    (re.compile(r"unexpected end of template, expected '(.+?)'"), lambda found: _part(found[1])),
    (re.compile(r"expected token '(.+?)', got '(.+)'"), _instead),
    (re.compile(r"unexpected '(.+?)', expected '(.+?)'"), _bracket),
    (re.compile(r"(?:Expected an expression, got|unexpected) '(.+)'"), _nothing_here),
    (re.compile(r"unexpected char"), lambda _: Text("不带这个字符的写法", "what can do without this character")),
    (re.compile(r"can't assign to"), lambda _: Text("for 后面一个新名字", "a new name behind for")),
    (re.compile(r"end of comment"), lambda _: Text("用 #} 收住的注释", "a comment that #} ends")),
)


def syntax_words(message: str) -> Text:
    """Return what was expected where jinja2 could not read on."""
    for pattern, words in _SYNTAX:
        if found := pattern.search(message):
            return words(found)
    return _READABLE


_COMPARED = re.compile(r"'(.+?)' not supported between instances of '(\w+)' and '(\w+)'")
_JOINED = re.compile(r"unsupported operand type\(s\) for (\S+): '(\w+)' and '(\w+)'")
_NO_PART = re.compile(r"has no attribute '(\w+)'")
_NO_LIST = re.compile(r"'(\w+)' object is not iterable|object of type '(\w+)' has no len")


def filling_words(wrong: Exception, line: str) -> Said:
    """Return what kept a line of a template from being filled in, and what was expected."""
    if isinstance(wrong, WrongHead):
        return wrong.word, one_of(wrong.known, wrong.word)
    if isinstance(wrong, WrongKey):
        return str(wrong), _LOGO
    message = str(wrong)
    if found := _COMPARED.search(message) or _JOINED.search(message):
        left, right = _kind(found[2]), _kind(found[3])
        return Text(f"{left.zh} '{found[1]}' {right.zh}", f"{left.en} '{found[1]}' {right.en}"), _ALIKE
    if found := _NO_PART.search(message):
        return f".{found[1]}", _MAY_LACK
    if found := _NO_LIST.search(message):
        return _kind(found[1] or found[2]), _A_LIST
    return line.strip()[:20], _PRINTABLE
