"""Which rows of a relation still stand: not those that were closed, nor those that were read again."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from analytics.arrays import Bools
from graph_service.snapshot.changes import Changes
from graph_service.snapshot.columns import FactColumns, integers
from graph_service.snapshot.pages import ClosedPage
from graph_service.snapshot.tables import Snapshot

__all__ = ["remaining"]

Version = tuple[int | str, ...]
"""What tells a version of a fact from all others: its load, its ends, and what tells it apart beside."""


def remaining(
    name: str, known: Snapshot, changes: Changes, closed: Iterable[ClosedPage], fresh: pa.Table
) -> Bools:
    """The rows of the known relation that still stand beside the fresh ones."""
    table: pa.Table = getattr(known, name)
    stays = ~np.isin(integers(table, "load"), changes.places)
    if "record" in table.column_names:
        # a record that a load ended otherwise still names the load that delivered it
        again = pc.is_in(table["record"], value_set=fresh["record"].combine_chunks())
        stays &= ~again.to_numpy()
    for page in closed:
        stays &= ~_among(table, page.part, _gone(known, page, changes))
    return stays


def _gone(known: Snapshot, page: ClosedPage, changes: Changes) -> set[Version]:
    """The closed versions, loads and ends by number; those that the snapshot cannot hold are left out."""
    places = {load: place for place, load in enumerate(changes.loads["load_id"].to_pylist())}
    numbers = known.directory.numbers(id_ for ids in page.ends.values() for id_ in ids)
    ends = zip(*page.ends.values(), strict=True)
    return {
        (places[load], *(numbers[id_] for id_ in ids), *apart)
        for load, ids, apart in zip(page.load_ids, ends, page.apart, strict=True)
        if load in places and numbers.keys() >= set(ids)
    }


def _among(table: pa.Table, part: FactColumns, versions: set[Version]) -> Bools:
    """Whether each row is one of these versions of the fact."""
    found = np.zeros(table.num_rows, np.bool_)
    if versions:
        columns = ("load", *part.ends, *(part.columns[own] for own in part.apart))
        mask = pc.equal(table["type"], part.fact).to_numpy()
        for place, end in enumerate(part.ends, 1):
            mask &= np.isin(integers(table, end), [int(version[place]) for version in versions])
        likely = np.flatnonzero(mask)
        rows = zip(*(table[name].take(pa.array(likely)).to_pylist() for name in columns), strict=True)
        found[likely] = [row in versions for row in rows]
    return found
