"""How names sound: characters of one syllable (拼音 without tones) become one, and homophones hash alike.

The table gives each character its commonest reading, taken once from pypinyin (MIT licence); a character of
several readings, 长 as chang or zhang, is read in one way only.
"""

from __future__ import annotations

from functools import cache

import numpy as np

from analytics.arrays import read_only
from analytics.matching.texts import Points, Texts
from analytics.name_tables import table_rows


def sounds(texts: Texts) -> Texts:
    """The texts with the first character of its syllable in the place of each Chinese character."""
    table = _sound_table()
    known = texts.points < table.size
    spoken = np.where(known, table[np.where(known, texts.points, 0)], texts.points)
    return Texts(read_only(spoken.astype(np.uint32)), texts.starts)


def same_sound(one: str, other: str) -> bool:
    """Whether two characters have one syllable; one that the table has no reading of sounds like itself."""
    table = _sound_table()
    return (
        one == other
        or all(ord(own) < table.size for own in (one, other))
        and bool(table[ord(one)] == table[ord(other)])
    )


@cache
def _sound_table() -> Points:
    table = np.arange(0xA000, dtype=np.uint32)
    for _, characters in table_rows("sounds.tsv"):
        table[list(map(ord, characters))] = ord(characters[0])
    return read_only(table)
