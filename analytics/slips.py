"""Slips of the pen: how a name that somebody typed stands one edit away from another name."""

from __future__ import annotations

from dataclasses import dataclass
from os.path import commonprefix

from analytics.likeness import edits
from analytics.matching.sounds import same_sound

__all__ = ["Slip", "slip_between"]


@dataclass(frozen=True)
class Slip:
    """One edit between what was typed and a name.

    Attributes:
        words: what happened, in Chinese, as readers see it.
        place: the first character that differs, counted from 0.
        replaced: one character stands for another; otherwise one is missing, added or swapped.
        homophone: both characters have one syllable (同音), the commonest slip of who types by sound.
    """

    words: str
    place: int
    replaced: bool = False
    homophone: bool = False


def slip_between(typed: str, name: str) -> Slip | None:
    """The slip that makes the one text of the other; None where they are equal or further apart.

    Examples:
        >>> slip_between("泰州东芳电子", "泰州东方电子")
        Slip(words='差一字，读音相同', place=3, replaced=True, homophone=True)
        >>> slip_between("泰州方电子", "泰州东方电子")
        Slip(words='少一字', place=2, replaced=False, homophone=False)
    """
    if edits(typed, name, 1) != 1:
        return None
    place = len(commonprefix((typed, name)))
    if len(typed) != len(name):
        return Slip("少一字" if len(typed) < len(name) else "多一字", place)
    if typed[place + 1 :] != name[place + 1 :]:
        return Slip("相邻两字颠倒", place)
    return _replaced(typed[place], name[place], place)


def _replaced(typed: str, meant: str, place: int) -> Slip:
    if same_sound(typed, meant):
        return Slip("差一字，读音相同", place, replaced=True, homophone=True)
    return Slip("差一字", place, replaced=True)
