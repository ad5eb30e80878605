"""The ultimate controller (实际控制人) by several theories side by side, with their disagreement shown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from analytics.concert import Concert, concerts_within
from analytics.control_blocs import PRESUMPTION
from analytics.controller_finding import Finding, Outcome, Theory
from analytics.controller_theories import by_largest_holder, by_ownership, by_votes
from analytics.holdings_graph import Holdings
from analytics.neighbourhood import upstream, with_holdings

__all__ = ["ControllerFacts", "RoleHolder", "UltimateController", "ultimate_controller"]


@dataclass(frozen=True)
class RoleHolder:
    """A person with a post in the company, such as 法定代表人 or 执行董事; the foremost first."""

    person: int
    post: str


@dataclass(frozen=True)
class ControllerFacts:
    """What is known beside the shares.

    `state` holders end the walk upwards (国资委, 财政局, 管委会). `nominees` hold for others: the
    walk ends there, their votes count for nobody, and no theory names them. `groups` act in concert.
    `declared` are the controllers that the company itself filed or published: a claim of its own.
    """

    state: frozenset[int] = frozenset()
    nominees: frozenset[int] = frozenset()
    groups: tuple[Concert, ...] = ()
    roles: tuple[RoleHolder, ...] = ()
    declared: tuple[int, ...] = ()


@dataclass(frozen=True)
class UltimateController:
    """Every theory's finding, and who is named by which: the answer is a candidate and no legal finding."""

    company: int
    findings: tuple[Finding, ...]

    @property
    def named(self) -> dict[tuple[int, ...], tuple[Theory, ...]]:
        """The controllers named, each with the theories that name them, the most supported first."""
        support: dict[tuple[int, ...], list[Theory]] = {}
        for finding in self.findings:
            if finding.controllers:
                support.setdefault(finding.controllers, []).append(finding.theory)
        ranked = sorted(support.items(), key=lambda entry: (-len(entry[1]), entry[0]))
        return {controllers: tuple(theories) for controllers, theories in ranked}

    @property
    def agreed(self) -> bool:
        """Whether every theory that names anyone names the same."""
        return len(self.named) == 1


def ultimate_controller(
    holdings: Holdings,
    company: int,
    facts: ControllerFacts | None = None,
    *,
    presumption: float = PRESUMPTION,
) -> UltimateController:
    """Who controls the company in the end, asked five ways.

    Ownership: the ultimate holder with the largest integrated share (the best single measure against filed
    controllers, recall .96 in the UK register; α-ICON). Votes: the top of the chain of majorities, else of
    the 30 % presumption. Largest holder: from the company up, the largest direct holder of each. Role: the
    legal representative or foremost executive. Declared: as filed. 公司法 (2023) 第二百六十五条 asks who
    actually dominates the company, which shares alone do not show.
    """
    given = facts or ControllerFacts()
    part = upstream(holdings, company)
    number = part.numbers()
    state, nominees = _within(given.state, number), _within(given.nominees, number)
    owned = with_holdings(part, ~np.isin(part.holdings.company, [*state, *nominees]))
    voted = with_holdings(owned, ~np.isin(owned.holdings.owner, nominees))
    findings = (
        by_ownership(owned, frozenset(nominees)),
        by_votes(voted, concerts_within(given.groups, number), presumption),
        by_largest_holder(owned, frozenset(nominees)),
        _by_role([role for role in given.roles if role.person not in given.nominees]),
        _by_declaration([node for node in given.declared if node not in given.nominees]),
    )
    return UltimateController(company, findings)


def _within(nodes: Iterable[int], number: dict[int, int]) -> tuple[int, ...]:
    return tuple(number[node] for node in nodes if node in number)


def _by_role(roles: Sequence[RoleHolder]) -> Finding:
    if not roles:
        return Finding(Theory.ROLE, Outcome.NOT_GIVEN)
    return Finding(Theory.ROLE, Outcome.FOUND, (roles[0].person,), post=roles[0].post)


def _by_declaration(declared: Sequence[int]) -> Finding:
    if not declared:
        return Finding(Theory.DECLARED, Outcome.NOT_GIVEN)
    return Finding(Theory.DECLARED, Outcome.FOUND, tuple(sorted(declared)))
