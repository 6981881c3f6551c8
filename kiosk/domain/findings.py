"""What a look at the machine found: for each part whether it is well, and what to do where it is not."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import IntEnum

from kiosk.domain.text import NOTHING, Text


class Health(IntEnum):
    """How a part is; the number is the exit code of `jishi doctor`, the worst part's."""

    FINE = 0
    LOOK = 1  # it works, and somebody should look before it does not
    BROKEN = 2  # something that people need does not work


@dataclass(frozen=True, slots=True)
class Finding:
    """One part of the machine: what was found, and where it is not fine the next step.

    `facts` are for programs and for support: plain values, without anything of a person.
    """

    part: str
    health: Health
    says: Text
    next: Text = NOTHING
    facts: Mapping[str, object] = field(default_factory=dict)


def worst(findings: Iterable[Finding]) -> Health:
    """Return how the worst part is; nothing found is fine."""
    return max((finding.health for finding in findings), default=Health.FINE)
