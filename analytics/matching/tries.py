"""Several word tables as tries in two arrays: a step from node to node is one probe of an open hash table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from analytics.arrays import Nodes, read_only
from analytics.matching.hashes import Hashes

SALT = 0x9E3779B97F4A7C15
NODE_BITS, CHARACTER_BITS = 20, 21
"""A step is node, character and the node it leads to, packed into one number; 0 is a free place."""


@dataclass(frozen=True)
class WordTable:
    """Words with a number of zero or more each; `backwards`, they are read from their ends."""

    numbers: Mapping[str, int]
    backwards: bool = False


class Tries(NamedTuple):
    """The tries of some tables: node k is the root of table k.

    `words` has, for each node, the number of the word that ends there, -1 for none.
    """

    steps: Hashes
    words: Nodes


def tries(tables: Sequence[WordTable]) -> Tries:
    """The tables as tries, in their order."""
    steps: dict[tuple[int, str], int] = {}
    ends: dict[int, int] = {}
    for root, table in enumerate(tables):
        for word, number in table.numbers.items():
            node = root
            for character in reversed(word) if table.backwards else word:
                node = steps.setdefault((node, character), len(tables) + len(steps))
            ends[node] = number
    words = np.full(len(tables) + len(steps), -1, np.int32)
    words[list(ends)] = list(ends.values())
    return Tries(read_only(_in_one_array(steps)), read_only(words))


def _in_one_array(steps: Mapping[tuple[int, str], int]) -> Hashes:
    size = 1 << max(4, (4 * len(steps)).bit_length())
    places = [0] * size
    for (node, character), child in steps.items():
        key = (node << CHARACTER_BITS) | ord(character)
        place = (key * SALT & 0xFFFFFFFFFFFFFFFF) >> 32 & (size - 1)
        while places[place]:
            place = (place + 1) & (size - 1)
        places[place] = (key << NODE_BITS) | child
    return np.array(places, np.uint64)
