"""The spoken code: 8 characters that bring a visitor back, the last a check (no 0/O, no 1/I)."""

from collections.abc import Callable

ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
LENGTH = 8
_BASE = len(ALPHABET)


def new_code(pick: Callable[[int], int]) -> str:
    """Return a new code; `pick(n)` gives a number below n from a source that nobody can guess."""
    body = "".join(ALPHABET[pick(_BASE)] for _ in range(LENGTH - 1))
    return body + check_character(body)


def check_character(body: str) -> str:
    """Return the check character of the first seven (Luhn mod N, ISO/IEC 7812-1 carried to 32 characters).

    It finds every single wrong character and every swap of two neighbours but the pair 2/Z.
    """
    total, factor = 0, 2
    for character in reversed(body):
        product = factor * ALPHABET.index(character)
        total += product // _BASE + product % _BASE
        factor = 3 - factor
    return ALPHABET[-total % _BASE]


def is_code(typed: str) -> bool:
    """Tell whether `typed` (as `tidy` leaves it) is a code that this rule could have made."""
    return len(typed) == LENGTH and set(typed) <= set(ALPHABET) and check_character(typed[:-1]) == typed[-1]


def near(typed: str) -> dict[str, tuple[int, ...]]:
    """Return the codes that one slip of a finger makes `typed` of, with the places (from 0) that differ.

    One character is another (with the check there is at most one such code for each place), or two neighbours changed
    places. Nothing where `typed` has not the length of a code.
    """
    if len(typed) != LENGTH:
        return {}
    found: dict[str, tuple[int, ...]] = {}
    for at in range(LENGTH - 1):
        swapped = typed[:at] + typed[at + 1] + typed[at] + typed[at + 2 :]
        if swapped != typed and is_code(swapped):
            found[swapped] = (at, at + 1)
    for at in range(LENGTH):
        for character in ALPHABET:
            other = typed[:at] + character + typed[at + 1 :]
            if other != typed and is_code(other):
                found[other] = (at,)
    return found


def strangers(typed: str) -> tuple[int, ...]:
    """Return the places (from 0) of characters that no code has, such as 0, O, 1 and I."""
    return tuple(at for at, character in enumerate(typed) if character not in ALPHABET)


def tidy(typed: str) -> str:
    """Return what was typed in capitals, without the dash and blanks that the slip shows for the eye."""
    return "".join(character for character in typed.upper() if character.isalnum())


def for_the_eye(code: str) -> str:
    """Return a code as paper and screen show it: `3F7K-92QD`."""
    return f"{code[:4]}-{code[4:]}"
