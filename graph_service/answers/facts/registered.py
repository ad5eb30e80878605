"""What the register said last of several enterprises, and where that comes from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from analytics.regions import regions
from graph_service.answers.facts.provenance import Provenance, provenance
from graph_service.answers.facts.values import text, whole
from graph_service.snapshot.tables import Snapshot

SHOWN_AS = {"address": "address", "phone": "phone", "email": "email"}
"""Marks that are shown as the register writes them."""


@dataclass(frozen=True)
class Registered:
    """The registration of one enterprise as last learnt."""

    values: Mapping[str, object]
    provenance: Provenance

    @property
    def status(self) -> str | None:
        """The registered status (登记状态)."""
        return text(self.values, "status") or None

    @property
    def insured_staff(self) -> int | None:
        """Staff insured; null where not reported."""
        found = self.values.get("insured_staff")
        return None if found is None else whole(found)

    def said(self, mark: str, key: str) -> str:
        """The mark as the register writes it; the region by its name; else the key itself."""
        if mark == "business":
            region = regions().get(text(self.values, "region_code"))
            return f"{region.name if region else '地区'} {text(self.values, 'industry')}"
        return text(self.values, SHOWN_AS[mark]) or key if mark in SHOWN_AS else key


def registered(snapshot: Snapshot, firms: Iterable[int], day: date) -> dict[str, Registered]:
    """The registrations of those of the enterprises that have one on the day, by id."""
    found = snapshot.statements.registrations(firms, day)
    return {snapshot.directory.id(firm): Registered(said, provenance(said)) for firm, said in found.items()}
