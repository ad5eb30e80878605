"""Every ownership figure between one subject and its holders or holdings, each under its own name."""

from __future__ import annotations

from dataclasses import dataclass

from analytics.control import controlled_by, votes_disposed
from analytics.holdings_graph import SHARE_TOLERANCE, Holdings
from analytics.integrated import IntegratedOwnership, OwnershipRing, integrated_ownership
from analytics.neighbourhood import Neighbourhood, downstream, upstream
from analytics.routes import Cut, PenetratedShare, RouteList, routes_from, routes_to
from analytics.share_range import ShareRange

__all__ = ["OwnershipFigures", "OwnershipTable", "holders_of", "holdings_of_holder"]


@dataclass(frozen=True)
class OwnershipFigures:
    """One holder's shares of one company: direct 直接, penetrated 穿透 with routes, integrated 综合, votes.

    `integrated` is None inside a closed ring. `through_cycles` is the part of the integrated share that comes
    through walks that meet a company twice, None where a range or a cut leaves it open. `votes` are those
    that the holder disposes of: its own and of what it controls by majority.
    """

    share: PenetratedShare
    integrated: ShareRange | None
    through_cycles: float | None
    votes: float


@dataclass(frozen=True)
class OwnershipTable:
    """The figures of a subject's holders or holdings, the rings met, and what the routes left out.

    `behind_closed_ring` says that a part of the subject belongs to companies that only own each other, so
    that its holders' integrated shares fall short of the whole.
    """

    subject: int
    rows: tuple[OwnershipFigures, ...]
    rings: tuple[OwnershipRing, ...]
    behind_closed_ring: bool
    cut: Cut


def holders_of(holdings: Holdings, company: int) -> OwnershipTable:
    """Everyone above the company, with every figure; the largest penetrated share first."""
    part = upstream(holdings, company)
    votes = votes_disposed(holdings, company)
    return _table(part, routes_to(holdings, company), votes, upwards=True)


def holdings_of_holder(holdings: Holdings, holder: int) -> OwnershipTable:
    """Every company below the holder, with every figure; votes are told where they are a majority."""
    part = downstream(holdings, holder)
    votes = {control.company: control.votes for control in controlled_by(holdings, (holder,))}
    return _table(part, routes_from(holdings, holder), votes, upwards=False)


def _table(
    part: Neighbourhood, found: RouteList, votes: dict[int, float], *, upwards: bool
) -> OwnershipTable:
    owned, number = integrated_ownership(part.holdings), part.numbers()
    rows = []
    for share in found.shares:
        other = share.holder if upwards else share.company
        integrated = owned.share(number[share.holder], number[share.company])
        cycles = _through_cycles(owned, share, integrated, found.cut)
        rows.append(OwnershipFigures(share, integrated, cycles, votes.get(other, 0.0)))
    rings = tuple(
        OwnershipRing(part.whole_nodes(ring.members), ring.outside_share, ring.closed) for ring in owned.rings
    )
    behind = upwards and owned.behind_closed_ring(number[found.subject])
    return OwnershipTable(found.subject, tuple(rows), rings, behind, found.cut)


def _through_cycles(
    owned: IntegratedOwnership, share: PenetratedShare, integrated: ShareRange | None, cut: Cut
) -> float | None:
    """Integrated less penetrated: 0 without rings, open where routes were left out or a share is a range."""
    if not owned.rings:
        return 0.0
    if integrated is None or cut or not (integrated.known and share.penetrated.known):
        return None
    rest = integrated.low - share.penetrated.low
    return rest if rest > SHARE_TOLERANCE else 0.0
