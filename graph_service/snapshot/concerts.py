"""Agreements to act in concert of one day, gathered into the groups that vote as one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from analytics.concert import Concert
from graph_service.snapshot.tables import Snapshot

__all__ = ["BoundHolders", "Pact", "bound_holders"]


@dataclass(frozen=True)
class Pact:
    """Two holders whom an agreement binds, by number, as filed; `company` None: in all that they hold."""

    holder: int
    other: int
    agreement: str
    company: int | None


@dataclass(frozen=True)
class BoundHolders:
    """Holders who vote as one, and the agreements that bind them."""

    concert: Concert
    pacts: tuple[Pact, ...]


def bound_holders(today: Snapshot) -> tuple[BoundHolders, ...]:
    """The groups of a snapshot of one day, those bound in all that they hold first.

    Who is bound to two others votes with both, so that agreements with a common party make one group; in a
    company that an agreement is about, those bound in all that they hold are counted in.
    """
    pacts = _pacts(today)
    everywhere = [pact for pact in pacts if pact.company is None]
    groups = [_group(members, None) for members in _joined(everywhere)]
    for company in dict.fromkeys(pact.company for pact in pacts if pact.company is not None):
        about = [pact for pact in pacts if pact.company in (company, None)]
        groups += [
            _group(members, company)
            for members in _joined(about)
            if any(pact.company == company for pact in members)
        ]
    return tuple(groups)


def _pacts(today: Snapshot) -> list[Pact]:
    """The agreements; one about a company that the graph does not know binds nobody here."""
    rows = today.concerts
    if not rows.num_rows:
        return []
    about = pc.index_in(rows["company"], value_set=today.subjects["id"].combine_chunks())
    columns = [rows[name].to_pylist() for name in ("source", "target", "agreement_no", "company")]
    return [
        Pact(holder, other, agreement, None if not named else company)
        for holder, other, agreement, named, company in zip(*columns, _plain(about), strict=True)
        if not named or company is not None
    ]


def _plain(column: pa.ChunkedArray) -> list[int | None]:
    found: list[int | None] = column.to_pylist()
    return found


def _joined(pacts: Sequence[Pact]) -> Iterable[list[Pact]]:
    """The pacts, those with a common party together."""
    group: dict[int, list[Pact]] = {}
    for pact in pacts:
        first, second = group.get(pact.holder, []), group.get(pact.other, [])
        merged = [*first, *(second if second is not first else []), pact]
        for one in merged:
            group[one.holder] = group[one.other] = merged
    return {id(one): one for one in group.values()}.values()


def _group(pacts: list[Pact], company: int | None) -> BoundHolders:
    members = sorted({end for pact in pacts for end in (pact.holder, pact.other)})
    return BoundHolders(Concert(tuple(members), company), tuple(pacts))
