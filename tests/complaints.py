"""What Qt complains of: a screen whose binding is wrong goes on with a hole in it, and only prints a line."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

NOT_OURS = "This plugin does not support"  # said of the offscreen platform
_FROM_QT = re.compile(r"^(file:/|qrc:/|qml: |qt\.|QML |QObject|QQuick|QQml|Q[A-Z]\w+(::|: )).*$", re.MULTILINE)


@contextmanager
def heard() -> Iterator[list[str]]:
    """Gather the warnings of Qt and QML until the end; whoever listens inside hears them instead."""
    said: list[str] = []

    def listen(kind: QtMsgType, _where: QMessageLogContext, words: str) -> None:
        if kind not in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg) and NOT_OURS not in words:
            said.append(words)

    before = qInstallMessageHandler(listen)
    try:
        yield said
    finally:
        qInstallMessageHandler(before)


def complaints(terminal: str) -> list[str]:
    """Return the lines of Qt and QML on a program's terminal, each once."""
    lines = dict.fromkeys(line.group() for line in _FROM_QT.finditer(terminal))
    return [line for line in lines if NOT_OURS not in line]
