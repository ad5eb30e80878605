"""What the register said last of several enterprises, and where that comes from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from analytics.regions import regions
from graph_service.answers.as_of import AsOf
from graph_service.answers.provenance import Provenance, provenance
from graph_service.answers.values import a_map, text, whole
from graph_service.store.store import Store

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


def registered(store: Store, ids: Sequence[str], moment: AsOf) -> dict[str, Registered]:
    """The registrations of those of the enterprises that have one."""
    rows = store.rows("parties_of", ids=sorted(set(ids)), **moment.clocks) if ids else []
    found = {text(a_map(row["subject"]), "id"): a_map(row["registration"]) for row in rows}
    return {id_: Registered(values, provenance(values)) for id_, values in found.items() if values}
