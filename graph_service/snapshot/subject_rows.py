"""A snapshot's subjects with some read again: those known keep their numbers, new ones follow."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pyarrow as pa

from analytics.arrays import Nodes
from graph_service.snapshot.pages import SubjectPage, numbers_of
from graph_service.snapshot.subjects import BY_ID, ordered_by_id
from graph_service.snapshot.tables import Snapshot

__all__ = ["subjects_with"]


def subjects_with(known: Snapshot, read: Sequence[SubjectPage]) -> tuple[pa.Table, Nodes]:
    """The subjects as they now are, and the number of each of the store's numbers that were read."""
    nodes = np.concatenate([page.nodes for page in read])
    rows = pa.concat_tables([page.rows for page in read]).take(pa.array(np.argsort(nodes)))
    nodes = np.sort(nodes)
    before = known.subjects.drop_columns([BY_ID])
    found = known.directory.numbers(rows["id"].to_pylist())
    numbers = np.array([found.get(id_, -1) for id_ in rows["id"].to_pylist()], np.int32)
    fresh = np.flatnonzero(numbers < 0)
    numbers[fresh] = before.num_rows + np.arange(fresh.size)
    places = np.arange(before.num_rows + fresh.size)
    places[numbers] = before.num_rows + np.arange(numbers.size)
    table = pa.concat_tables([before, rows]).take(pa.array(places))
    if fresh.size:
        return ordered_by_id(table), numbers_of(nodes, numbers)
    return table.append_column(BY_ID, known.subjects[BY_ID]).combine_chunks(), numbers_of(nodes, numbers)
