"""Agreements to act in concert of one day, gathered into the groups that vote as one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

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
    by_company: dict[int | None, list[Pact]] = {}
    for pact in pacts:
        by_company.setdefault(pact.company, []).append(pact)
    everywhere = list(_joined(by_company.pop(None, ())))
    bound = {end: group for group in everywhere for pact in group for end in (pact.holder, pact.other)}
    groups = [_group(members, None) for members in everywhere]
    for company, about in by_company.items():
        met = (bound[end] for pact in about for end in (pact.holder, pact.other) if end in bound)
        counted_in = {id(group): group for group in met}.values()
        groups += [_group(members, company) for members in _joined([*chain(*counted_in), *about])]
    return tuple(groups)


def _pacts(today: Snapshot) -> list[Pact]:
    """The agreements; one about a company that the graph does not know binds nobody here."""
    columns = [today.concerts[name].to_pylist() for name in ("source", "target", "agreement_no", "company")]
    known = today.directory.numbers(columns[3])
    return [
        Pact(holder, other, agreement, known.get(company))
        for holder, other, agreement, company in zip(*columns, strict=True)
        if not company or company in known
    ]


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
