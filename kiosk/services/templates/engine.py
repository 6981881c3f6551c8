"""Templates by jinja2 in its sandbox: values, conditions and lists, and nothing that could hold up a printer.

Imported where a template is checked or filled in, never on the way to the first frame.
"""

import re
from collections.abc import Iterator
from typing import Any

from jinja2 import StrictUndefined, Template, TemplateError, TemplateSyntaxError, nodes
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream, ignored_tokens
from jinja2.sandbox import ImmutableSandboxedEnvironment

from kiosk.catalogue.problems import NOT_THERE, Problem
from kiosk.domain.slip import Block, Sketch, Slip
from kiosk.domain.text import Language, Text
from kiosk.services.templates.faults import UNCLOSED, filling_words, syntax_words
from kiosk.services.templates.lines import BREAK, GUARD, RIGHT, block_of, check_heads, in_language
from kiosk.services.templates.names import check_names
from kiosk.services.templates.said import Said
from kiosk.services.templates.trial import trials

FILTERS = ("join", "length", "lower", "select", "upper")
_SIMPLER = Text("能一眼读懂的写法", "what can be read at a glance")
_AT = re.compile(r" at (\d+)$")
MOST = 10  # faults of writing that are told at once
_STATEMENT = re.compile(r"[ \t]*%[ \t]*(\w+)")
# What a line that cannot be read is taken for, so that the next fault can be looked for; a pair's end has no such.
_INSTEAD = {"if": "% if 0", "elif": "% elif 0", "for": "% for each in ()", "else": None, "endif": None, "endfor": None}
_UNSEEN = (*ignored_tokens, "raw_begin", "raw_end")


class Place(int):
    """A line's number that knows its column, both from 1."""

    column = 1

    @classmethod
    def at(cls, source: str, offset: int) -> "Place":
        """Return where the character with this number stands."""
        place = cls(source.count("\n", 0, offset) + 1)
        place.column = offset - source.rfind("\n", 0, offset)
        return place


class _Places(Extension):
    """Gives every token, and so every part of a template, its column: jinja2 counts lines only.

    `read` is how many characters were understood so far.
    """

    read = 0

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        del name, filename
        self._source = source
        return source

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        places = self._tokens()
        for token in stream:
            yield Token(next(places, Place(token.lineno)), token.type, token.value)

    def _tokens(self) -> Iterator[Place]:
        self.read = 0
        for _, kind, text in self.environment.lex(self._source):
            begins = self._source.find(text, self.read)
            self.read = begins + len(text)
            if kind not in _UNSEEN:
                yield Place.at(self._source, begins)


def _said(value: object) -> str:
    text = "" if value is None else str(value)
    if "\n" in text or RIGHT in text:
        return text.replace("\n", BREAK).replace(RIGHT, GUARD)
    return text


def _environment() -> ImmutableSandboxedEnvironment:
    made = ImmutableSandboxedEnvironment(
        line_statement_prefix="%",
        line_comment_prefix="##",
        undefined=StrictUndefined,
        finalize=_said,
        autoescape=False,  # paper, no HTML
        extensions=[_Places],
        cache_size=0,
    )
    made.globals.clear()
    made.filters = {name: made.filters[name] for name in FILTERS}
    return made


_ENVIRONMENT = _environment()


class Filled:
    """A template in one language, ready to be filled in."""

    def __init__(self, source: str, language: Language) -> None:
        self._template: Template = _ENVIRONMENT.from_string(in_language(source, language))
        self._language = language

    def slip(self, said: Said) -> Slip:
        """Return the document; raise `TemplateError`, `TypeError` or `ValueError` where the template cannot say it."""
        sketch: Sketch | None = getattr(said, "sketch", None)
        values: dict[str, Any] = {name: getattr(said, name) for name in _names(type(said))}
        blocks: list[Block] = []
        for line in self._template.render(values).split("\n"):
            if line and (block := block_of(line, self._language, sketch)) is not None:
                blocks.append(block)
        return Slip(tuple(blocks))


def _names(kind: type[Said]) -> tuple[str, ...]:
    return tuple(kind.__dataclass_fields__)


def problems_of(name: str, source: str, kind: type[Said]) -> list[Problem]:
    """Return all that is wrong with a template (its file is called `name`), each with line and column."""
    found = {problem.where: problem for problem in check_heads(name, source)}
    for language in Language:
        for problem in _checked(name, in_language(source, language), kind):
            found.setdefault(problem.where, problem)
    if found:
        return sorted(found.values(), key=_place)
    tried = {p.where: p for language in reversed(Language) for p in _tried(name, source, kind, language)}
    return sorted(tried.values(), key=_place)


def _place(problem: Problem) -> tuple[int, int]:
    _, line, column = problem.where.rsplit(":", 2)
    return int(line), int(column)


def faults_of(name: str, source: str, kind: type[Said], language: Language) -> list[Problem]:
    """Return what keeps a template from being filled in in one language: what must be known before it is tried."""
    return check_heads(name, source) or _checked(name, in_language(source, language), kind)


def _checked(name: str, source: str, kind: type[Said]) -> list[Problem]:
    """Return what jinja2 cannot read, line by line, and the names that nobody knows."""
    found: list[Problem] = []
    lines = source.split("\n")
    while len(found) < MOST:
        text = "\n".join(lines)
        try:
            tree: nodes.Template = _ENVIRONMENT.parse(text)
        except TemplateSyntaxError as wrong:
            problem = _syntax(name, text, wrong)
            found.append(problem)
            line, _ = _place(problem)
            known = _INSTEAD.get(word[1]) if (word := _STATEMENT.match(lines[line - 1])) else ""
            if known is None or UNCLOSED in (wrong.message or "") or lines[line - 1] == known:
                return found  # a pair that does not match is one fault, wherever the next is told
            lines[line - 1] = known
        except RecursionError:
            return [*found, Problem(f"{name}:1:1", Text("层层套着的括号", "brackets within brackets"), _SIMPLER)]
        else:
            # the names within a loop whose own line could not be read would all be strange
            unknown = () if _INSTEAD["for"] in lines else check_names(tree, kind, FILTERS)
            return found + [
                Problem(f"{name}:{place}:{getattr(place, 'column', 1)}", there, expected)
                for place, there, expected in unknown
            ]
    return found


def _syntax(name: str, source: str, wrong: TemplateSyntaxError) -> Problem:
    message = wrong.message or ""
    place = wrong.lineno
    if at := _AT.search(message):
        place = Place.at(source, int(at[1]))
    elif not isinstance(place, Place):  # before the first token could be made of it
        place = Place.at(source, _ENVIRONMENT.extensions[_Places.identifier].read)  # type: ignore[attr-defined]
    lines = source.rstrip("\n").split("\n")  # jinja2 may name a line behind the last one
    number = min(int(place), len(lines))
    line, column = lines[number - 1], getattr(place, "column", 1)
    found = line[column - 1 :].strip()[:20] or line.strip()[:20] or NOT_THERE
    return Problem(f"{name}:{number}:{column}", found, syntax_words(message))


def _tried(name: str, source: str, kind: type[Said], language: Language) -> list[Problem]:
    """Fill a template in with everything and with nothing: what cannot be said shows here, not before a visitor."""
    filled = Filled(source, language)
    for said in trials(kind):
        try:
            filled.slip(said)
        except (TemplateError, TypeError, ValueError) as wrong:
            number = _line_of(wrong)
            line = source.split("\n")[number - 1]
            found, expected = filling_words(wrong, line)
            column = line.find(found) + 1 if isinstance(found, str) else 0
            return [Problem(f"{name}:{number}:{max(column, 1)}", found, expected)]
    return []


def _line_of(wrong: BaseException) -> int:
    """Return the template's line on which filling in stopped, 1 where that is not known."""
    trace, line = wrong.__traceback__, 1
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == "<template>":
            line = trace.tb_lineno
        trace = trace.tb_next
    return line
