"""A column of names taken apart: region, trade name, industry, legal form, branch, and keys to join by."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from analytics.arrays import Bools, Nodes, read_only
from analytics.matching import part_kernels as k
from analytics.matching.blocks import by_block
from analytics.matching.hashes import Hashes
from analytics.matching.part_keys import KEYS, name_keys
from analytics.matching.part_tables import form_names, part_tables
from analytics.matching.texts import Points, Texts
from analytics.names import NameParts


@dataclass(frozen=True)
class NameColumns:
    """The parts of each folded name; `known` and `keys` have the columns that
    `part_kernels` and `part_keys` name."""

    texts: Texts
    out: Points
    known: Nodes
    keys: Hashes

    def __len__(self) -> int:
        return len(self.texts)

    @property
    def region(self) -> Nodes:
        """GB/T 2260 code of the region named; 0 for none, and where two are named."""
        return np.where(self.known[:, k.SECOND_REGION] == 0, self.known[:, k.REGION], 0)

    @property
    def branch(self) -> Bools:
        """Whether the name is that of a branch."""
        return (self.known[:, k.BRANCH_SIZE] > 0) | (self.known[:, k.BRANCH_REGION] > 0)

    def key(self, which: int) -> Hashes:
        """One of the keys by its number in `part_keys`."""
        return np.ascontiguousarray(self.keys[:, which])

    def parts(self, row: int) -> NameParts:
        """The parts of one name, as `analytics.names.parsed` gives them."""
        one, at, words = self.known[row], int(self.texts.starts[row]), []
        for column in range(k.BRANCH_SIZE, k.INDUSTRY_SIZE + 1):
            piece = self.out[at : at + one[column]]
            words.append(piece.astype("<u4").tobytes().decode("utf-32-le"))
            at += int(one[column])
        branch, place, second, trade_name, industry = words
        region = _code(one[k.REGION]) + place
        if one[k.SECOND_REGION]:
            region += f"+{_code(one[k.SECOND_REGION])}{second}"
        form = form_names()[int(one[k.FORM])]
        return NameParts(region, trade_name, industry, form, _code(one[k.BRANCH_REGION]) + branch)


def name_columns(texts: Texts) -> NameColumns:
    """The folded names taken apart; about 2 M names a CPU second."""
    known = np.empty((len(texts), k.COLUMNS), np.int32)
    keys = np.empty((len(texts), KEYS), np.uint64)
    out = np.empty(texts.points.size, np.uint32)
    by_block(
        len(texts),
        lambda low, high: _take_apart(texts, low, high, out, known, keys),
    )
    return NameColumns(texts, read_only(out), read_only(known), read_only(keys))


def _take_apart(texts: Texts, low: int, high: int, out: Points, known: Nodes, keys: Hashes) -> None:
    k.take_apart(*part_tables(), texts.points, texts.starts, low, high, out, known)
    name_keys(out, texts.starts, known, low, high, keys)


def _code(code: int) -> str:
    return str(code) if code else ""
