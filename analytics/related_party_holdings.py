"""Relations found in holdings: who holds, votes, controls or is attributed so much of whom."""

from __future__ import annotations

from analytics.control import votes_disposed
from analytics.holdings_graph import SHARE_TOLERANCE
from analytics.related_party_rules import RelatedPartyRule
from analytics.related_party_subject import Found, Subject
from analytics.share_range import NOTHING, ShareRange
from analytics.tax_attribution import AttributedShare, attributed_shares, attributed_to_each

__all__ = [
    "attributed_common",
    "attributed_held",
    "attributed_holders",
    "common_controller",
    "controlled",
    "controllers",
    "direct_holders",
    "directly_held",
    "holders",
    "influenced",
    "influential_holders",
    "voting_holders",
]


def direct_holders(subject: Subject, rule: RelatedPartyRule) -> list[Found]:
    """Who holds directly, by the share registered."""
    up = subject.part.holdings.up
    edges: dict[int, list[int]] = {}
    for node, edge in zip(up.node[: up.degree(0)].tolist(), up.edge[: up.degree(0)].tolist(), strict=True):
        edges.setdefault(node, []).append(edge)
    return [
        Found(
            int(subject.part.nodes[one.holder]),
            "direct",
            one.direct,
            (int(subject.part.nodes[one.holder]), subject.company),
            subject.part.whole_edges(edges[one.holder]),
        )
        for one in subject.routes.shares
        if one.holder in edges
    ]


def directly_held(subject: Subject, rule: RelatedPartyRule) -> list[Found]:
    """What the company holds directly, with what may reach the rule's number."""
    down, holder, least = subject.holdings.down, subject.company, _least(rule)
    rows = slice(int(down.start[holder]), int(down.start[holder + 1]))
    columns = (down.node[rows], down.low[rows], down.high[rows], down.edge[rows])
    return [
        Found(company, "direct", ShareRange(low, high), (holder, company), (edge,))
        for company, low, high, edge in zip(*(column.tolist() for column in columns), strict=True)
        if company != holder and high >= least
    ]


def holders(subject: Subject, rule: RelatedPartyRule) -> list[Found]:
    """Who holds in the end, every route added up."""
    part = subject.part
    return [
        Found(
            int(part.nodes[one.holder]),
            "penetrated",
            one.penetrated,
            part.whole_nodes(one.routes[0].nodes) if one.routes else (),
            part.whole_edges(one.routes[0].edges) if one.routes else (),
        )
        for one in subject.routes.shares
    ]


def influential_holders(subject: Subject, rule: RelatedPartyRule) -> list[Found]:
    """Who disposes of votes, those of what he controls included."""
    voted = subject.voted
    return [
        Found(
            int(voted.nodes[node]),
            "votes",
            ShareRange(cast, cast),
            (int(voted.nodes[node]), subject.company),
        )
        for node, cast in votes_disposed(voted.holdings, 0).items()
    ]


def voting_holders(subject: Subject, rule: RelatedPartyRule) -> list[Found]:
    """Who disposes of more votes than he has shares; others stand among the holders already."""
    shares = {int(subject.part.nodes[one.holder]): one.penetrated for one in subject.routes.shares}
    return [
        one
        for one in influential_holders(subject, rule)
        if one.share and one.share.low > shares.get(one.party, NOTHING).low + SHARE_TOLERANCE
    ]


def controllers(subject: Subject, rule: RelatedPartyRule) -> list[Found]:
    """Who controls the company, alone or in concert."""
    return list(subject.controllers.values())


def controlled(subject: Subject, rule: RelatedPartyRule) -> list[Found]:
    """What the company controls."""
    return subject.controlled((subject.company,))


def common_controller(subject: Subject, rule: RelatedPartyRule) -> list[Found]:
    """What those at the top of the company control beside it."""
    own = {one.party for one in subject.controlled((subject.company,))} | set(subject.controllers)
    return [
        found
        for top in subject.tops
        for found in subject.controlled((top,))
        if found.party not in own | {subject.company}
    ]


def influenced(subject: Subject, rule: RelatedPartyRule) -> list[Found]:
    """In what the company and what it controls have votes short of control, with the rule's number."""
    down, least = subject.votes.down, _least(rule)
    controlled = {one.party for one in subject.controlled((subject.company,))}
    votes: dict[int, float] = {}
    sources: dict[int, list[tuple[int, int]]] = {}
    for voter in (subject.company, *sorted(controlled)):
        rows = slice(int(down.start[voter]), int(down.start[voter + 1]))
        columns = (down.node[rows].tolist(), down.low[rows].tolist(), down.edge[rows].tolist())
        for company, share, edge in zip(*columns, strict=True):
            votes[company] = votes.get(company, 0.0) + share
            sources.setdefault(company, []).append((voter, edge))
    return [
        Found(
            company,
            "votes",
            ShareRange(cast, cast),
            (*dict.fromkeys((subject.company, *(voter for voter, _ in sources[company]))), company),
            tuple(edge for _, edge in sources[company]),
        )
        for company, cast in votes.items()
        if cast >= least and company not in controlled
    ]


def _least(rule: RelatedPartyRule) -> float:
    """The share below which nothing can meet the rule: what many hold little of is passed over early."""
    return 0.0 if rule.threshold is None else rule.threshold - SHARE_TOLERANCE


def attributed_holders(subject: Subject, rule: RelatedPartyRule) -> list[Found]:
    """To whom the tax rule attributes so much of the company."""
    part, families = subject.part, _families(subject)
    holders = [families.get(at, (at,)) for at in range(1, part.nodes.size)]
    return [
        Found(
            int(part.nodes[held.holders[0]]),
            "attributed",
            ShareRange(held.attributed, held.attributed),
            part.whole_nodes((held.holders[0], *held.passed, 0)),
            note="近亲属合并" if len(held.holders) > 1 else "",
        )
        for held in attributed_to_each(part.holdings, holders, 0, _pass_through(rule))
    ]


def _pass_through(rule: RelatedPartyRule) -> float:
    """From which share an intermediary counts in full: the item's own number."""
    if rule.threshold is None:
        raise ValueError(f"{rule.id} attributes shares and needs a threshold, got none")
    return rule.threshold


def _families(subject: Subject) -> dict[int, tuple[int, ...]]:
    """Relatives above the company whose shares are added up, by each member, as `part` numbers them."""
    number = subject.part.numbers()
    family: dict[int, set[int]] = {}
    for tie in subject.facts.kinships:
        if tie.person in number and tie.relative in number:
            ends = {number[tie.person], number[tie.relative]}
            joined = ends.union(*(family.get(end, set()) for end in ends))
            family.update(dict.fromkeys(joined, joined))
    return {member: (member, *sorted(members - {member})) for member, members in family.items()}


def attributed_held(subject: Subject, rule: RelatedPartyRule) -> list[Found]:
    """Of what the tax rule attributes a share to the company."""
    held = subject.attributed(_pass_through(rule))
    return [_held(one, subject.company) for one in held]


def _held(one: AttributedShare, holder: int) -> Found:
    figure = ShareRange(one.attributed, one.attributed)
    return Found(one.company, "attributed", figure, (holder, *one.passed, one.company))


def attributed_common(subject: Subject, rule: RelatedPartyRule) -> list[Found]:
    """Of what the tax rule attributes so much to a holder of the company."""
    passing, holders = _pass_through(rule), attributed_holders(subject, rule)
    held = (one.company for one in subject.attributed(passing))
    known = frozenset((subject.company, *(one.party for one in holders), *held))
    return [
        _held(one, third.party)
        for third in holders
        if third.party not in subject.facts.state
        for one in attributed_shares(subject.holdings, (third.party,), passing, apart=known)
    ]
