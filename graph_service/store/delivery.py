"""What a loader hands to the writer: one file's subjects and facts, as columns."""

from __future__ import annotations

from dataclasses import dataclass

import pyarrow as pa


@dataclass(frozen=True)
class SubjectRows:
    """Subjects of one label, each once: `id` and the subject's own properties.

    `authoritative` names come from a registration and replace what others called the subject.
    """

    label: str
    rows: pa.Table
    authoritative: bool = False


@dataclass(frozen=True)
class FactRows:
    """Facts of one kind between subjects of the named labels.

    Columns: `source`, `target` (edges) or `subject` (records): ids; the fact's own properties; `valid_from`,
    `valid_to` (dates); `row` (line in the file). `target_label` is empty for records.
    """

    name: str
    source_label: str
    target_label: str
    rows: pa.Table


@dataclass(frozen=True)
class Parcel:
    """All that one file yields."""

    subjects: tuple[SubjectRows, ...]
    facts: tuple[FactRows, ...]


@dataclass(frozen=True)
class Delivery:
    """The file itself: who sent it, in which layout, and how its rows fared before the write."""

    source: str
    layout: str
    file: str
    sha256: str
    full: bool
    read: int
    rejected: int


@dataclass(frozen=True)
class Outcome:
    """What a write changed: versions opened, closed and left as they were, and remarks on it in words."""

    load_id: str
    unchanged: bool
    opened: int
    closed: int
    kept: int
    remarks: tuple[str, ...] = ()
