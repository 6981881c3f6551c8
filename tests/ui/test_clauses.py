"""A clause of up to 9 characters is not cut at a line's end; longer ones and figures break as ever."""

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtQml import QQmlComponent, QQmlEngine

from ui.citizen.stage import UI
from ui.citizen.wording import JOIN

SAID = {
    "老年人、残疾人、孕妇、军人：优先": "老年人、残疾人、孕妇、军人：优先",
    "第 5 位和单子上的不一样，看一眼，直接按对的。": "第 5\u00a0位和单子上的不一样，看一眼，直接按对的。",
    "材料可以现在就先准备好。": None,  # eleven characters break where the line ends
    "Elderly, disabled: priority": None,
}


@pytest.mark.parametrize("said", SAID)
def test_short_clauses_stay_whole(said: str, qapp: object) -> None:
    engine = QQmlEngine()
    engine.addImportPath(str(UI))
    page = QQmlComponent(engine)
    page.setData(
        f"import QtQuick; import theme; Item {{ property string kept: Theme.kept('{said}') }}".encode(), QUrl()
    )
    made = page.create()
    assert made is not None, page.errorString()
    kept = str(made.property("kept"))

    assert kept.replace(JOIN, "") == (SAID[said] or said)
    assert (JOIN in kept) is (SAID[said] is not None)
    for mark in "、，：。":
        assert mark + JOIN not in kept
    if "军人" in said:
        assert f"军{JOIN}人：优{JOIN}先" in kept
