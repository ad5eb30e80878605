"""What cross-matching takes and gives, as columns."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from analytics.arrays import Bytes, Counts, Nodes
from analytics.matching.grades import Grade

NO_DAY = 0
"""Stands for a day that is not known; days are yyyymmdd."""
NO_REGION = 0


@dataclass(frozen=True)
class Listed:
    """Rows of a list, each with a code, a name, or both.

    Attributes:
        codes: as `analytics.codes.normal_code` writes them; null or empty where not given.
        names: as delivered; null or empty where not given.
        regions: GB/T 2260 codes, NO_REGION where not known.
        days: the day of which the row speaks, yyyymmdd; NO_DAY where not known.
    """

    codes: pa.Array
    names: pa.Array
    regions: Nodes
    days: Nodes

    def __len__(self) -> int:
        return len(self.names)


@dataclass(frozen=True)
class FormerNames:
    """Names borne before (曾用名): of which subject, and up to which day (exclusive; NO_DAY: not known)."""

    places: Nodes
    names: pa.Array
    until: Nodes


@dataclass(frozen=True)
class Register:
    """Subjects to be matched against: codes and numbers as in `Listed`, one row a subject.

    `founded` has the day of establishment, yyyymmdd; NO_DAY where not known.
    """

    codes: pa.Array
    registration_numbers: pa.Array
    names: pa.Array
    regions: Nodes
    founded: Nodes
    former: FormerNames

    def __len__(self) -> int:
        return len(self.names)


@dataclass(frozen=True)
class Decisions:
    """What reviewers said of pairs: row of the list, place in the register, and whether they are the same."""

    rows: Nodes
    places: Nodes
    same: NDArray[np.bool_]


@dataclass(frozen=True)
class Hits:
    """Pairs with their grade, by row and from the surest to the weakest.

    Attributes:
        rows, places: row of the list, place in the register.
        names: which of the register's names fitted: the present one of place k is k, former ones follow.
        grades, rungs: `Grade` and `Rung`.
        against: `Against` flags.
        rivals: other subjects that fit this row by the same rung.
        expected: other enterprises expected to bear such a name by chance; nan where not computed.
        conflicts: by row of the list, how many subjects bore its very name and have another valid code.
        refused: by row, how many pairs a reviewer had ruled out.
        capped: steps that were cut short, and for how many rows.
    """

    rows: Nodes
    places: Nodes
    names: Nodes
    grades: Bytes
    rungs: Bytes
    against: Bytes
    rivals: Nodes
    expected: NDArray[np.float64]
    conflicts: Nodes
    refused: Nodes
    capped: dict[str, int]

    def of_grade(self, *grades: Grade) -> Counts:
        """The places in the columns of the hits of these grades."""
        return np.flatnonzero(np.isin(self.grades, grades))
