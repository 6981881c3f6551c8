"""Colours of a template's text, and the mark of the line that is wrong."""

import re

from PySide6.QtGui import QColor, QFont, QSyntaxHighlighter, QTextCharFormat, QTextCursor, QTextDocument

from kiosk.services.slip_preview import Fault

_NOTE = re.compile(r"[ \t]*##.*")
_LOGIC = re.compile(r"[ \t]*%.*")
_HEAD = re.compile(r"[ \t]*[^:{]*:?")
_VALUE = re.compile(r"\{\{.*?\}\}|\{%.*?%\}")
_ENGLISH = re.compile(r" //(?= |$)")


def _format(colour: str, *, bold: bool = False) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setForeground(QColor(colour))
    if bold:
        made.setFontWeight(QFont.Weight.Bold)
    return made


class Dress(QSyntaxHighlighter):
    """Notes grey, conditions amber, what stands before the colon bold, values river; a fault on brick."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._faults: tuple[Fault, ...] = ()

    def mark(self, faults: tuple[Fault, ...]) -> None:
        """Mark where the faults are, and nowhere else."""
        if faults != self._faults:
            self._faults = faults
            self.rehighlight()

    def replace(self, text: str) -> None:
        """Put another text in place of all of it, in one step that can be undone."""
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)
        cursor.endEditBlock()

    def highlightBlock(self, text: str) -> None:
        """Dress one line."""
        if _NOTE.match(text):
            self.setFormat(0, len(text), _format("#6B8490"))
        elif _LOGIC.match(text):
            self.setFormat(0, len(text), _format("#6E4500"))
        else:
            self._line(text)
        line = self.currentBlock().blockNumber() + 1
        for fault in self._faults:
            if fault.line == line:
                self._wrong(text, fault.column)

    def _line(self, text: str) -> None:
        if head := _HEAD.match(text):
            self.setFormat(0, head.end(), _format("#0A4A5A", bold=True))
        for value in _VALUE.finditer(text):
            self.setFormat(value.start(), value.end() - value.start(), _format("#0B6073"))
        if english := _ENGLISH.search(text):
            self.setFormat(english.start(), 3, _format("#6E4500", bold=True))

    def _wrong(self, text: str, column: int) -> None:
        """Underline from where it is wrong to the line's end."""
        for at in range(max(0, column - 1), len(text)):
            made = self.format(at)
            made.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
            made.setUnderlineColor(QColor("#8C3A12"))
            made.setForeground(QColor("#8C3A12"))
            self.setFormat(at, 1, made)
