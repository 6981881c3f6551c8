"""Numbers of people are left out of what staff write, however they are typed; other numbers stay."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.personal import IDENTITY_GONE, MOBILE_GONE, has_numbers, without_numbers
from tests.people import identity, mobile

BORN = st.dates(date(1900, 1, 1), date(2026, 1, 1))
WORDS = st.text("拿不准经营场所两处，。a 号", max_size=12)
TYPED = st.sampled_from(
    [str, lambda n: n.translate(str.maketrans("0123456789Xx", "０１２３４５６７８９Ｘｘ")), str.lower]
)


def parted(number: str, *ends: int) -> str:
    """Return a number as people read it out: in groups."""
    return " ".join(number[begin:end] for begin, end in zip((0, *ends), (*ends, None), strict=True))


@given(BORN, st.integers(0, 999), st.integers(0, 10**8 - 1), WORDS, WORDS, TYPED)
def test_an_identity_and_a_mobile_number_are_left_out_and_the_words_stay(
    born: date, order: int, tail: int, before: str, after: str, typed: object
) -> None:
    assert callable(typed)
    card, phone = identity(born, order), mobile(tail)
    for number, instead in ((card, IDENTITY_GONE), (phone, MOBILE_GONE)):
        assert without_numbers(f"{before}{typed(number)}{after}") == f"{before}{instead}{after}"
    assert without_numbers(f"{before}，{parted(card, 6, 14)}，{parted(phone, 3, 7)}") == (
        f"{before}，{IDENTITY_GONE}，{MOBILE_GONE}"
    )
    assert not has_numbers(before + after)


@pytest.mark.parametrize(
    "kept",
    [
        "食品经营许可管理办法第十二条",
        "11131100MB193224813132036024004",  # an item's code
        "91370181MA3C8X2K1T",  # an enterprise
        "2026-05-12 09:41",
        "0531-84231234",  # a counter's telephone
        "F012",
        "370181202613450011",  # nobody's birthday
        "12345",
        "370181561345011",  # a number of 15 figures without a birthday
    ],
)
def test_what_is_nobodys_number_stays(kept: str) -> None:
    assert without_numbers(kept) == kept


@pytest.mark.parametrize(
    "phone",
    [
        "+8613800138000",
        "86 138-0013-8000",
        "1 38 0013 8000",
        "１３８００１３８０００",
        "0086138 0013 8000",
        "013800138000",
    ],
)
def test_a_mobile_number_is_known_in_every_dress(phone: str) -> None:
    assert without_numbers(f"电话{phone}。") == f"电话{MOBILE_GONE}。"


def test_the_number_of_an_old_card_is_left_out_too() -> None:
    assert without_numbers("证号 370181 561231 001，原件") == f"证号 {IDENTITY_GONE}，原件"
