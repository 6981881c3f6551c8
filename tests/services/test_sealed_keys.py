"""A machine's keys leave it only sealed, and come back only to who knows the passphrase, whole or not at all."""

import json
from datetime import date
from pathlib import Path

import pytest

from kiosk.domain.signed import read
from kiosk.services.backups.folder import BackupFault
from kiosk.services.backups.keys import seal, unseal
from kiosk.services.code_keys import CodeKeys
from kiosk.services.hall import Hall
from tests.services.conftest import MORNING

PASSPHRASE = "河边的柳树年年都绿一回"
UNTIL = date(2026, 5, 19)


@pytest.fixture
def sealed(hall: Hall, tmp_path: Path) -> Path:
    """The hall's key, sealed."""
    CodeKeys(hall).sign("7QK3M9XA", UNTIL)
    file = tmp_path / "keys.sealed"
    assert seal(hall.home, file, PASSPHRASE + "。", "jiyang", "K2", MORNING) == ["code.key"]
    return file


def test_keys_come_back_on_a_machine_that_lost_them_and_sign_as_before(hall: Hall, sealed: Path) -> None:
    own = hall.home / "secrets" / "code.key"
    key = own.read_bytes()
    assert key not in sealed.read_bytes()
    assert sealed.stat().st_mode & 0o077 == 0
    before = read(CodeKeys(hall).sign("7QK3M9XA", UNTIL))
    own.write_bytes(b"0" * 64)

    done = unseal(hall.home, sealed, PASSPHRASE + "。", MORNING)

    assert (done.names, done.device) == (["code.key"], "K2")
    assert own.read_bytes() == key
    assert own.stat().st_mode & 0o077 == 0
    assert done.aside is not None
    assert (done.aside / "code.key").read_bytes() == b"0" * 64
    assert read(CodeKeys(hall).sign("7QK3M9XA", UNTIL)) == before


def test_a_wrong_passphrase_a_changed_file_and_any_other_file_touch_nothing(hall: Hall, sealed: Path) -> None:
    key = (hall.home / "secrets" / "code.key").read_bytes()
    changed = json.loads(sealed.read_text("ascii"))
    changed["sealed"] = ("A" if changed["sealed"][40] != "A" else "B").join(
        (changed["sealed"][:40], changed["sealed"][41:])
    )
    sealed.with_name("changed").write_text(json.dumps(changed), "ascii")
    sealed.with_name("other").write_bytes(b"PK\x03\x04")
    for file, passphrase, said in (
        (sealed, PASSPHRASE, "口令不对"),
        (sealed.with_name("changed"), PASSPHRASE + "。", "损坏了；什么都没有动"),
        (sealed.with_name("other"), PASSPHRASE, "不是封好的密钥文件"),
        (sealed.with_name("none"), PASSPHRASE, "读不了"),
    ):
        with pytest.raises(BackupFault) as fault:
            unseal(hall.home, file, passphrase, MORNING)
        assert said in fault.value.said.zh
        assert PASSPHRASE not in fault.value.said.zh
    assert (hall.home / "secrets" / "code.key").read_bytes() == key
    assert not list(hall.home.glob("replaced-*"))


def test_no_key_a_short_passphrase_and_a_file_that_is_there_are_told(hall: Hall, sealed: Path, tmp_path: Path) -> None:
    for home, file, passphrase, said in (
        (hall.home, sealed, PASSPHRASE + "。", "已经有了"),
        (hall.home, tmp_path / "new", "短口令", "至少 12 个字"),
        (tmp_path / "empty", tmp_path / "new", PASSPHRASE + "。", "还没有密钥"),
    ):
        with pytest.raises(BackupFault) as fault:
            seal(home, file, passphrase, "jiyang", "K2", MORNING)
        assert said in fault.value.said.zh
    assert not (tmp_path / "new").exists()
