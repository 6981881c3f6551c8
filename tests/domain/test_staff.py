"""Who may do what in the hall, and which PINs are no PINs."""

import pytest

from kiosk.domain.pins import Weakness, plain, weakness
from kiosk.domain.staff import FIRST_ROLES, MAY, Act, Role, may


def test_every_act_has_somebody_who_may_and_an_agent_never_decides_over_an_escalation() -> None:
    assert set(MAY) == set(Act)
    assert all(MAY.values())
    assert may({Role.AGENT}, Act.ESCALATE)
    assert not may({Role.AGENT}, Act.DECIDE_ESCALATION)
    assert not may((), Act.LOG_IN)


def test_the_first_account_can_make_the_others_and_open_what_is_locked() -> None:
    assert all(may(FIRST_ROLES, act) for act in (Act.MANAGE_STAFF, Act.UNLOCK_STAFF, Act.DISABLE_STAFF))


@pytest.mark.parametrize(
    ("secret", "why"),
    [
        ("12345", Weakness.TOO_SHORT),
        ("", Weakness.TOO_SHORT),
        ("abc123", Weakness.TOO_SHORT),  # a password wants ten
        ("123456", Weakness.RUNNING),
        ("654321", Weakness.RUNNING),
        ("7890123", Weakness.RUNNING),
        ("000000", Weakness.REPEATED),
        ("121212", Weakness.REPEATED),
        ("2582582", Weakness.REPEATED),
        ("aaaaaaaaaa", Weakness.REPEATED),
        ("３３３３３３", Weakness.REPEATED),  # as a Chinese input method types it
        ("204816", Weakness.THE_LOGIN),
        ("9" * 64 + "1" * 65, Weakness.TOO_LONG),
        ("481516", None),
        ("济阳大厅三楼的帮办台一", None),
        ("correct horse", None),
    ],
)
def test_what_everybody_tries_first_is_no_pin(secret: str, why: Weakness | None) -> None:
    assert weakness(secret, "204816") is why


def test_full_width_digits_are_the_same_pin() -> None:
    assert plain("４８１５１６") == "481516"
