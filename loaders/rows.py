"""Rows on their way from text to facts: their columns, their lines, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

import numpy as np
import pyarrow as pa

from loaders.parsers.parsed import Fault
from loaders.raw import Positions
from loaders.subjects import Subjects
from loaders.text_columns import Flags


@dataclass(frozen=True)
class FieldFault:
    """What is wrong with one cell: row by position, our field, the reason."""

    row: int
    field: str
    reason: str


@dataclass(frozen=True)
class Rows:
    """The rows of one file under our fields.

    Attributes:
        columns: values by field; a field whose heading the file lacks has no column.
        cells: the cells as delivered, by field.
        lines: line of each row in the file.
        parties: the subjects that the rows name, by role.
        faults: what is wrong so far; a row with a fault goes no further than `accepted`.
        today: the day of the load.
        id_key: key under which identity numbers are digested.
        findings: remarks on the file that refuse no row.
    """

    columns: Mapping[str, pa.Array]
    cells: Mapping[str, pa.Array]
    lines: Positions
    today: date
    id_key: bytes
    parties: Mapping[str, Subjects] = field(default_factory=dict)
    faults: tuple[FieldFault, ...] = ()
    findings: tuple[str, ...] = ()

    def __len__(self) -> int:
        return len(self.lines)

    def get(self, name: str, kind: pa.DataType | None = None) -> pa.Array:
        """The column of a field; all null where the file has none."""
        found = self.columns.get(name)
        return pa.nulls(len(self), kind or pa.string()) if found is None else found

    def has(self, name: str) -> bool:
        """Whether the file has this field."""
        return name in self.columns

    def with_columns(self, **columns: pa.Array) -> Rows:
        """The rows with more columns, or other ones."""
        return replace(self, columns={**self.columns, **columns})

    def with_faults(self, name: str, faults: Sequence[Fault]) -> Rows:
        """The rows with more faults in one field."""
        more = tuple(FieldFault(fault.row, name, fault.reason) for fault in faults)
        return replace(self, faults=self.faults + more) if more else self

    def refusing(self, name: str, wrong: Flags, reason: str) -> Rows:
        """The rows with a fault in one field wherever `wrong` is set."""
        return self.with_faults(name, [Fault(int(row), reason) for row in np.flatnonzero(wrong)])

    def finding(self, remark: str) -> Rows:
        """The rows with one more remark."""
        return replace(self, findings=(*self.findings, remark))

    def faulty(self) -> Flags:
        """Which rows have a fault."""
        flags = np.zeros(len(self), dtype=np.bool_)
        flags[[fault.row for fault in self.faults]] = True
        return flags

    def only(self, kept: Flags, fields: Collection[str] | None = None) -> Rows:
        """The rows that are kept, without the faults; positions count anew.

        Args:
            kept: a flag for each row.
            fields: fields still needed; None: all.
        """
        if kept.all():
            return replace(self, faults=())
        mask = pa.array(kept)
        needed = self.columns if fields is None else self.columns.keys() & set(fields)
        return replace(
            self,
            columns={name: self.columns[name].filter(mask) for name in needed},
            cells={},
            lines=self.lines[kept],
            parties={role: party.only(kept) for role, party in self.parties.items()},
            faults=(),
        )
