"""What is wrong in a screen only prints: each kind of it is heard, in this process and on a program's terminal."""

import pytest
from PySide6.QtCore import QtMsgType, QUrl, qInstallMessageHandler
from PySide6.QtQml import QQmlComponent, QQmlEngine

from tests.complaints import complaints, heard

WRONG = {
    "TypeError": "property var known: ({}); property string broken: known.nothing.more",
    "ReferenceError": "property string broken: presenterr.title",
    "Unable to assign": "property var known: 'words'; property rect broken: known",
    "Binding loop": "property int one: other + 1; property int other: one + 1",
}


def make(body: str) -> None:
    """Make a page of QML with something in it."""
    engine = QQmlEngine()
    page = QQmlComponent(engine)
    page.setData(f"import QtQuick; Item {{ {body} }}".encode(), QUrl("file:///Page.qml"))
    assert page.create() is not None, page.errorString()


@pytest.mark.parametrize("kind", WRONG)
def test_what_is_wrong_on_a_page_is_heard(kind: str, qapp: object) -> None:
    with heard() as said:
        make(WRONG[kind])

    assert [kind in line for line in said] == [True], said
    (first, *_) = complaints("\n".join(["大厅现在没开门", *said, "kept the last good one"]))
    assert kind in first


def test_a_sound_page_says_nothing_and_who_listened_before_does_so_again(qapp: object) -> None:
    def other(_kind: QtMsgType, _where: object, _words: str) -> None: ...

    before = qInstallMessageHandler(other)
    with heard() as said:
        make("property int sound: 1")
    after = qInstallMessageHandler(before)

    assert (said, complaints("大厅现在没开门\nFile: site.toml\n")) == ([], [])
    assert after is other
