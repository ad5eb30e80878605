"""The subjects of a snapshot: from id to number and back, and what each is told by."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from analytics.arrays import Bools, Nodes

__all__ = ["BY_ID", "Subjects", "ordered_by_id"]

BY_ID = "by_id"
"""The column that has the subjects' numbers in the order of their ids."""


class Subjects:
    """A subjects table asked by number and by id; O(log subjects) for an id, nothing is copied.

    Args:
        table: as `Snapshot.subjects`.
    """

    def __init__(self, table: pa.Table) -> None:
        self._columns = {name: _whole(table[name]) for name in table.column_names}
        self._ids, self._names = self._columns["id"], self._columns["name"]
        self._by_id: Nodes = self._columns[BY_ID].to_numpy()
        self.persons: Bools = self._columns["person"].to_numpy(zero_copy_only=False)

    def __len__(self) -> int:
        return len(self._ids)

    def number(self, id_: str) -> int | None:
        """The number of the subject of this id; None where there is none."""
        low, high = 0, self._by_id.size
        while low < high:
            middle = (low + high) // 2
            if self.id(self._by_id[middle]) < id_:
                low = middle + 1
            else:
                high = middle
        found = low < self._by_id.size and self.id(self._by_id[low]) == id_
        return int(self._by_id[low]) if found else None

    def numbers(self, ids: Iterable[str]) -> dict[str, int]:
        """The numbers of those of the ids that there are."""
        found = ((id_, self.number(id_)) for id_ in set(ids))
        return {id_: number for id_, number in found if number is not None}

    def id(self, number: int | np.integer) -> str:
        """The subject's id."""
        found: str = self._ids[int(number)].as_py()
        return found

    def name(self, number: int) -> str:
        """The subject's name; its id where nobody has named it."""
        return self._names[number].as_py() or self.id(number)

    def kind(self, number: int) -> str:
        """The kind of organisation; empty for persons and where not known."""
        found: str = self._columns["kind"][number].as_py()
        return found

    def is_person(self, number: int) -> bool:
        """Whether the subject is a natural person."""
        return bool(self.persons[number])

    def told(self, numbers: Sequence[int]) -> list[dict[str, object]]:
        """What each of the subjects is told by, as the graph has it; null where it says nothing."""
        places = pa.array(numbers, pa.int32())
        names = [name for name in self._columns if name != BY_ID]
        columns = [self._columns[name].take(places).to_pylist() for name in names]
        rows = (dict(zip(names, row, strict=True)) for row in zip(*columns, strict=True))
        return [{name: None if value == "" else value for name, value in row.items()} for row in rows]


def ordered_by_id(table: pa.Table) -> pa.Table:
    """The subjects with their numbers in the order of their ids as a column beside."""
    order = pc.sort_indices(table["id"]).cast(pa.int32())
    kept = table.drop_columns([BY_ID]) if BY_ID in table.column_names else table
    return kept.append_column(BY_ID, order).combine_chunks()


def _whole(column: pa.ChunkedArray) -> pa.Array:
    return column.chunk(0) if column.num_chunks == 1 else column.combine_chunks()
