"""Where a stored fact comes from, and its two clocks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from graph_service.answers.facts.values import filled


@dataclass(frozen=True)
class Provenance:
    """Source, load and line of a fact; true from and to (end exclusive); in this database since."""

    source: str
    load_id: str
    row: int
    valid_from: date | None
    valid_to: date | None
    known_from: datetime


def provenance(fact: Mapping[str, object]) -> Provenance:
    """The provenance among a stored fact's properties."""
    return filled(Provenance, fact)
