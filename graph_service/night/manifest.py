"""What a night run says of itself: what it rests on, what it wrote, and which limits were met."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from graph_service.answers.json_text import json_text

__all__ = ["FILE", "Manifest", "TableFile", "Truncation", "read_manifest", "write_manifest"]

FILE = "manifest.json"
FORMAT = 1


@dataclass(frozen=True)
class TableFile:
    """One file of the run."""

    table: str
    file: str
    rows: int
    bytes: int
    sha256: str


@dataclass(frozen=True)
class Truncation:
    """One limit of a table, in words, and how many met it; null where that cannot be told."""

    table: str
    limit: str
    met_by: int | None
    capped: bool


@dataclass(frozen=True)
class Manifest:
    """One finished run.

    `true_on` is the day that it is true on, `known_on` the moment as of which the graph was known, `loads`
    how many loads had finished by then. `rules` names the version of each rule book used; `parts` says how
    many seconds each part took, side by side in two threads.
    """

    run: str
    last_load: str
    loads: int
    true_on: date
    known_on: datetime
    started: datetime
    seconds: float
    program: str
    subjects: int
    enterprises: int
    rules: Mapping[str, str]
    tables: tuple[TableFile, ...]
    truncations: tuple[Truncation, ...]
    parts: Mapping[str, float]
    format: int = FORMAT


_READER = TypeAdapter(Manifest)


def write_manifest(manifest: Manifest, folder: Path) -> None:
    """Write the manifest into the folder, as JSON with the API's keys."""
    (folder / FILE).write_text(json_text(manifest, indent=1) + "\n", encoding="utf-8")


def read_manifest(folder: Path) -> Manifest | None:
    """The manifest in the folder; None where there is none that this program writes."""
    path = folder / FILE
    if not path.is_file():
        return None
    try:
        said = json.loads(path.read_text(encoding="utf-8"))
        return _READER.validate_python(said) if said.get("format") == FORMAT else None
    except (ValidationError, ValueError, AttributeError):
        return None
