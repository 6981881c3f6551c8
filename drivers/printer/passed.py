"""One part of what went over a printer's line."""

from dataclasses import dataclass
from enum import Enum


class Way(Enum):
    """Which way something went."""

    TO = ">"
    FROM = "<"
    FAULT = "!"


@dataclass(frozen=True, slots=True)
class Passed:
    """One part: when (seconds since the epoch), which way, its bytes (of a long one the first) and how many they were.

    Of a fault `length` are the bytes that were not taken in time; 0 where the line was dead.
    """

    at: float
    way: Way
    data: bytes
    length: int
