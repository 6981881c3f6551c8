"""The baseline as a program: a bare QML window; it prints `painted` and goes on standing there."""

import os

os.environ.setdefault("QT_QUICK_BACKEND", "software")

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow

from tests.bench.told import tell


def main() -> None:
    """Show the window until somebody ends the process."""
    app = QGuiApplication(["bare"])
    engine = QQmlApplicationEngine(QUrl.fromLocalFile(str(Path(__file__).parent / "Bare.qml")))
    window = engine.rootObjects()[0]
    assert isinstance(window, QQuickWindow)
    told: list[bool] = []

    def painted() -> None:
        if not told:
            told.append(True)
            tell("painted")

    window.frameSwapped.connect(painted)
    app.exec()


if __name__ == "__main__":
    main()
