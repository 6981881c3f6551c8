"""No text of screens, slips, hall or catalogue promises a phone that follows, staff who know, data that are shared."""

import ast
import re
import tomllib
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.assets import assets, shipped_site
from tests.ui.citizen.promises import broken

ROOT = Path(__file__).resolve().parents[3]
QUOTED = re.compile(r'"((?:[^"\\\n]|\\.)*)"')


# what only a technician reads names faults as they are called on the device and in its manual
TECHNICIANS = ("backups", "doctor", "printer_advice.py", "printer_signs.py")


def _python(folder: Path) -> Iterator[str]:
    """Yield every text in the code of a folder, docstrings left out."""
    for file in sorted(folder.rglob("*.py")):
        if not set(file.relative_to(folder).parts).isdisjoint(TECHNICIANS):
            continue
        tree = ast.parse(file.read_text("utf-8"))
        told = {id(body[0].value) for node in ast.walk(tree) if (body := getattr(node, "body", None))
                and isinstance(body, list) and isinstance(body[0], ast.Expr)}  # fmt: skip
        for node in ast.walk(tree):
            words = node.value if isinstance(node, ast.Constant) and id(node) not in told else None
            if isinstance(words, str) and (" " in words or not words.isascii()):  # else the name of something
                yield words


def _qml(folder: Path) -> Iterator[str]:
    for file in sorted(folder.rglob("*.qml")):
        for line in file.read_text("utf-8").splitlines():
            yield from QUOTED.findall(line.split("//")[0])


def _translations() -> Iterator[str]:
    for message in ET.parse(assets() / "i18n" / "jishi_en.ts").iter("message"):
        for part in ("source", "translation", "translation/numerusform"):
            yield from (found.text or "" for found in message.findall(part))


def _data(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from (text for part in value.values() for text in _data(part))
    elif isinstance(value, list):
        yield from (text for part in value for text in _data(part))


def _hall() -> Iterator[str]:
    for file in sorted(shipped_site().rglob("*.toml")):
        yield from _data(tomllib.loads(file.read_text("utf-8")))


WHERE = {
    "the screens' code": lambda: [*_python(ROOT / "ui" / "citizen"), *_qml(ROOT / "ui")],
    "the translations": lambda: list(_translations()),
    "the slips' code": lambda: [*_python(ROOT / "kiosk" / "services"), *_python(ROOT / "kiosk" / "domain")],
    "hall and catalogue": lambda: list(_hall()),
}


@pytest.mark.parametrize("where", WHERE)
def test_nothing_is_promised_that_is_not_there(where: str) -> None:
    texts = WHERE[where]()

    assert len(texts) > 100
    assert list(broken(texts)) == []


@pytest.mark.parametrize(
    "promise",
    [
        "点下面“叫人帮办”，就有人过来。",
        "已通知工作人员，请稍等",
        "A helper is coming. Please wait here",
        "扫码看前面还有几人",
        "号可存手机",
        "We text you when it is your turn",
        "Track it on your phone",
        "系统已有，不用带",
        "缴清后系统共享",
        "Paid along with this, then shared",
        "已为您查到营业执照",
        "预审已通过",
        "Your pledge is accepted",
        "输入错误，请重试",
        "Printing failed",
    ],
)
def test_the_finder_finds_a_promise(promise: str) -> None:
    assert list(broken([promise]))


@pytest.mark.parametrize(
    "words",
    [
        "可申请容缺，由窗口确认，最迟 5 月 26 日补齐",
        "呼叫已记下。您也可以直接过去，选好的都还在。",
        "王敏 接到了，请在这里等一下",
        "拿手机拍下这一屏",
        "免提交；查不到时再出示",
        "受理过了，回来补一样",
        "共享商量空间",
        "Village or town staff come to you",
        "保证工程质量和安全的|具体措施",
    ],
)
def test_what_is_true_may_be_said(words: str) -> None:
    assert list(broken([words])) == []


def test_a_kiosk_without_a_scanner_speaks_of_no_scanning() -> None:
    assert list(broken(["点“扫码取号”"])) == []
    assert list(broken(["点“扫码取号”"], scanner=False))
    assert list(broken(["Scan the code"], scanner=False))
