"""Small lists and registers, written as rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from analytics.matching.columns import Decisions, FormerNames, Hits, Listed, Register
from analytics.matching.grades import Against, Grade, Rung
from analytics.matching.index import index, list_index
from analytics.matching.ladder import Bounds, matched
from loaders.county.codes import uscc

CODES = [uscc("91", "320623", f"MA9{place:05d}") for place in range(40)]
"""Valid codes of nobody."""


@dataclass(frozen=True)
class Subject:
    name: str
    code: str = ""
    registration_no: str = ""
    region: int = 0
    founded: int = 0
    former: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True)
class Row:
    name: str = ""
    code: str = ""
    region: int = 0
    day: int = 0


def register_of(subjects: Sequence[Subject]) -> Register:
    former = [(place, *one) for place, subject in enumerate(subjects) for one in subject.former]
    return Register(
        pa.array([one.code for one in subjects], pa.string()),
        pa.array([one.registration_no for one in subjects], pa.string()),
        pa.array([one.name for one in subjects], pa.string()),
        np.array([one.region for one in subjects], np.int32),
        np.array([one.founded for one in subjects], np.int32),
        FormerNames(
            np.array([one[0] for one in former], np.int32),
            pa.array([one[1] for one in former], pa.string()),
            np.array([one[2] for one in former], np.int32),
        ),
    )


def list_of(rows: Sequence[Row]) -> Listed:
    return Listed(
        pa.array([one.code for one in rows], pa.string()),
        pa.array([one.name for one in rows], pa.string()),
        np.array([one.region for one in rows], np.int32),
        np.array([one.day for one in rows], np.int32),
    )


def hits(
    rows: Sequence[Row],
    subjects: Sequence[Subject],
    bounds: Bounds | None = None,
    decisions: Decisions | None = None,
) -> Hits:
    return matched(list_index(list_of(rows)), index(register_of(subjects)), bounds, decisions)


def told(found: Hits) -> list[tuple[int, int, str, str, Against]]:
    """Row, place, grade, rung and flags of every hit."""
    return [
        (int(row), int(place), Grade(grade).name, Rung(rung).name, Against(int(against)))
        for row, place, grade, rung, against in zip(
            found.rows, found.places, found.grades, found.rungs, found.against, strict=True
        )
    ]


def only(row: Row, *subjects: Subject) -> list[tuple[int, str, str, Against]]:
    """The hits of one row."""
    return [one[1:] for one in told(hits([row], subjects))]
