"""One benchmark's table: rows of measured figures, printed for a terminal and kept as Markdown."""

from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Row:
    """One measured thing, every cell as it is shown. An empty `aim` is a baseline or only informs."""

    what: str
    median: str = ""
    p99: str = ""
    ratio: str = ""
    aim: str = ""
    reached: bool | None = None

    def cells(self) -> tuple[str, ...]:
        """Return the cells in the order of `HEAD`."""
        said = "" if self.reached is None else "yes" if self.reached else "NO"
        return self.what, self.median, self.p99, self.ratio, self.aim, said


HEAD = ("what", "median", "p99", "ratio", "aim", "reached")


@dataclass(frozen=True, slots=True)
class Table:
    """A benchmark's name, what exactly it measures (its docstring) and its rows; `notes` stand below."""

    name: str
    about: str
    rows: tuple[Row, ...]
    notes: tuple[str, ...] = field(default=())

    def markdown(self) -> str:
        """Return the table as Markdown."""
        lines = [f"## {self.name}", "", *[line.strip() for line in self.about.strip().splitlines()], ""]
        lines += [_line(HEAD), _line(["---"] * len(HEAD)), *[_line(row.cells()) for row in self.rows], ""]
        return "\n".join(lines + [f"- {note}" for note in self.notes] + ([""] if self.notes else []))

    def terminal(self) -> str:
        """Return the table in columns."""
        rows = [HEAD, *[row.cells() for row in self.rows]]
        wide = [max(len(row[i]) for row in rows) for i in range(len(HEAD))]
        body = ["  ".join(cell.ljust(wide[i]) for i, cell in enumerate(row)).rstrip() for row in rows]
        return "\n".join([f"== {self.name}", *body, *self.notes, ""])


def _line(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def at(share: float, values: Sequence[float]) -> float:
    """Return the value below which `share` (0 to 1) of the values lie; the largest for 1."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def median(values: Sequence[float]) -> float:
    """Return the middle value."""
    return at(0.5, values)


def ms(seconds: float) -> str:
    """Return seconds as milliseconds, with as many figures as mean something."""
    value = seconds * 1000
    return f"{value:.0f} ms" if value >= 100 else f"{value:.1f} ms" if value >= 1 else f"{value:.3f} ms"


def times(ratio: float) -> str:
    """Return a ratio as it is shown."""
    return f"{ratio:.2f} ×"
