"""Agreements to act in concert (一致行动) as an answer tells them: whose votes they join, on what paper."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from analytics.concert import Concert
from graph_service.answers.facts.ledger import Ledger
from graph_service.snapshot.concerts import BoundHolders

NOT_PRESUMED = "仅计已装载的协议；收购管理办法第八十三条列举的推定情形不自动认定"
"""Stands beside every agreement."""


@dataclass(frozen=True)
class Agreement:
    """Why several count as one voter: who, in which company (null: all), and the agreements by number."""

    members: tuple[str, ...]
    company: str | None
    steps: tuple[int, ...]
    words: str


def agreement(ledger: Ledger, bound: Iterable[BoundHolders], concert: Concert | None) -> Agreement | None:
    """The agreement that joins the voters; None where there is one voter."""
    found = next((one for one in bound if concert and _binds(one, concert)), None)
    return None if found is None else told_agreement(ledger, found)


def told_agreement(ledger: Ledger, found: BoundHolders) -> Agreement:
    """One group with its agreements."""
    names = "、".join(ledger.graph.name(node) for node in found.concert.members)
    numbers = "、".join(dict.fromkeys(pact.agreement for pact in found.pacts))
    about = found.concert.company
    where = "所持全部企业" if about is None else ledger.graph.name(about)
    return Agreement(
        members=ledger.parties(found.concert.members),
        company=None if about is None else ledger.party(about),
        steps=tuple(ledger.agreement(pact) for pact in found.pacts),
        words=f"按一致行动协议（{numbers}），{names} 在 {where} 的表决权合并计算",
    )


def _binds(one: BoundHolders, concert: Concert) -> bool:
    """Whether the group is that of the concert, whose members may be fewer where not all stand there."""
    return one.concert.company == concert.company and set(concert.members) <= set(one.concert.members)
