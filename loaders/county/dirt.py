"""A share of dirty rows put into a sheet, and what must become of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from loaders.county.chance import Stream
from loaders.county.columns import Floats, Ints
from loaders.county.defects import DEFECTS, Defect

SHARE = 0.005
"""Of a sheet's rows, those that are dirty; each defect comes at least once where a row suits it."""


@dataclass(frozen=True)
class Soiled:
    """A sheet with its dirty rows, and how many of each defect must be rejected or repaired."""

    rows: pa.Table
    rejected: dict[str, int]
    repaired: dict[str, int]


def soiled(rng: Stream, layout: str, rows: pa.Table, untouched: int) -> Soiled:
    """Put the layout's defects into the rows after the first `untouched` ones."""
    defects = DEFECTS[layout]
    each = max(1, round(SHARE * (rows.num_rows - untouched) / max(1, len(defects))))
    places = _places(rng, rows, defects, untouched, each)
    repaired = {defect.name: len(at) for defect, at in places if defect.repairable and len(at)}
    rejected = Counter({defect.name: len(at) for defect, at in places if not defect.repairable and len(at)})
    for defect, at in places:
        if defect.repairable:
            rows = _spoilt(rows, defect, at)
    copies = [
        (_spoilt(rows.take(pa.array(at)), defect, np.arange(len(at))), at)
        for defect, at in places
        if not defect.repairable and len(at)
    ]
    return Soiled(_further_down(rng, rows, copies), dict(rejected), repaired)


def without_basis(rows: pa.Table) -> Soiled:
    """The list definitions and a list of tier A without a basis, which cannot be taken as serious."""
    values = ["DF_HM", "地方黑名单", "A", None, "某部门", "36", None, None, "2020-01-01", None]
    added = pa.table([pa.array([value], pa.string()) for value in values], names=rows.column_names)
    return Soiled(pa.concat_tables([rows, added]), {"serious_list_without_basis": 1}, {})


def _places(
    rng: Stream, rows: pa.Table, defects: Sequence[Defect], untouched: int, each: int
) -> list[tuple[Defect, Ints]]:
    """For each defect the rows it goes to; no row is used twice."""
    order = untouched + rng.permutation(rows.num_rows - untouched)
    columns = {name: rows.column(name) for d in defects for name in (d.heading, *(d.only or ())[:1])}
    free = dict.fromkeys(order.tolist())
    found: list[tuple[Defect, Ints]] = []
    for defect in defects:
        at: list[int] = []
        for place in free:
            if len(at) == each:
                break
            if _suits(defect, columns, place):
                at.append(place)
        for place in at:
            del free[place]
        found.append((defect, np.array(at, dtype=np.int64)))
    return found


def _suits(defect: Defect, columns: dict[str, pa.ChunkedArray], place: int) -> bool:
    """Whether the row has something there to spoil, and the defect would show."""
    text = columns[defect.heading][place].as_py()
    if not text or (defect.only and columns[defect.only[0]][place].as_py() != defect.only[1]):
        return False
    return defect.name == "duplicated_row" or defect.spoil(text) != text


def _spoilt(rows: pa.Table, defect: Defect, at: Ints) -> pa.Table:
    """The table with the defect put into these rows."""
    place = rows.schema.get_field_index(defect.heading)
    texts = rows.column(place).to_numpy().copy()
    texts[at] = [defect.spoil(text) or None for text in texts[at]]
    return rows.set_column(place, defect.heading, pa.array(texts, pa.string()))


def _further_down(rng: Stream, rows: pa.Table, copies: list[tuple[pa.Table, Ints]]) -> pa.Table:
    """The rows with each copy put somewhere after its original."""
    if not copies:
        return rows
    origin = np.concatenate([at for _, at in copies])
    place: Floats = origin + 0.5 + np.floor(rng.random(len(origin)) * (rows.num_rows - origin))
    order = np.argsort(np.concatenate([np.arange(rows.num_rows), place]), kind="stable")
    return pa.concat_tables([rows, *(copy for copy, _ in copies)]).combine_chunks().take(pa.array(order))
