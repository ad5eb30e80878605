"""What became of one file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from loaders.raw import Reject


@dataclass(frozen=True)
class LoadReport:
    """One file checked, and loaded unless it was a dry run.

    Attributes:
        read, written, rejected: rows; read = written + rejected.
        opened, closed, kept: versions of facts that the load opened, closed, and found as they were.
        unchanged: this very file is what the source delivered last; nothing was touched.
        load_id: the load in the graph; "" for a dry run or an unchanged file.
        rejects: every refused cell or row, as it may be shown.
        reject_file: where they were written; None where there are none.
        untouched: headings that nobody took.
        left_out: headings known and deliberately not taken, each with the reason.
        findings: remarks that refuse no row.
        notes: how the file was read.
        seconds: from the first byte to the end.
    """

    file: str
    sha256: str
    layout: str
    title: str
    source: str
    full: bool
    read: int
    written: int
    rejected: int
    rejects: tuple[Reject, ...]
    reject_file: Path | None
    untouched: tuple[str, ...]
    left_out: tuple[tuple[str, str], ...]
    findings: tuple[str, ...]
    notes: tuple[str, ...]
    seconds: float
    load_id: str = ""
    unchanged: bool = False
    opened: int = 0
    closed: int = 0
    kept: int = 0
