"""Whether a name with a masked identity number names one person: what a mask admits, who else coincides."""

from __future__ import annotations

import re
from dataclasses import dataclass

TAIL_PROBABILITY = 0.0002
"""Chance that two numbers of one prefix share their last four characters (sequence numbers are skewed)."""
AUTOMATIC_BELOW = 0.01
"""A single candidate is accepted without a reviewer below this expected number of others."""


@dataclass(frozen=True)
class Coincidence:
    """How many other persons are expected to carry the same name and mask, and what may follow.

    Attributes:
        expected: E, the expected number of other persons with this name and mask.
        automatic: the one candidate may be accepted without a reviewer.
    """

    expected: float
    automatic: bool


def coincidence(
    *, persons: int, name_frequency: float, candidates: int, tail_probability: float = TAIL_PROBABILITY
) -> Coincidence:
    """E = persons · name_frequency · tail_probability; automatic only for one candidate and E < 0.01.

    Args:
        persons: persons whose number has the visible prefix.
        name_frequency: share of persons with this name, 0 to 1.
        candidates: persons at hand with this name whose number the mask admits.
        tail_probability: chance that a stranger's visible tail is the same, 0 to 1.
    """
    expected = persons * name_frequency * tail_probability
    return Coincidence(expected=expected, automatic=candidates == 1 and expected < AUTOMATIC_BELOW)


def mask_pattern(mask: str) -> str:
    r"""The regular expression of the numbers that a mask admits: `3206**********1234` is `^3206\d{10}1234$`.

    A hidden last character may be X.
    """
    shown = re.sub(r"[^*]+|\*+", _run, mask[:-1])
    last = r"[\dX]" if mask.endswith("*") else re.escape(mask[-1:])
    return f"^{shown}{last}$"


def mask_admits(mask: str, number: str) -> bool:
    """Whether the number could lie behind the mask; both are 18 characters, upper case."""
    return re.fullmatch(mask_pattern(mask), number) is not None


def _run(run: re.Match[str]) -> str:
    text = run.group()
    return rf"\d{{{len(text)}}}" if text.startswith("*") else re.escape(text)
