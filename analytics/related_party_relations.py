"""How each relation between a company and a related party is found in holdings, offices and family ties."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from analytics.control import votes_disposed
from analytics.related_party_rules import Relation
from analytics.related_party_subject import Found, Subject
from analytics.share_range import ShareRange
from analytics.tax_attribution import PASS_THROUGH, AttributedShare, attributed_share, attributed_shares

__all__ = ["FINDERS"]

INDEPENDENT = "独立董事"


def _direct_holders(subject: Subject) -> list[Found]:
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


def _holders(subject: Subject) -> list[Found]:
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


def _influential_holders(subject: Subject) -> list[Found]:
    votes = votes_disposed(subject.part.holdings, 0)
    return [
        Found(
            int(subject.part.nodes[node]),
            "votes",
            ShareRange(cast, cast),
            (int(subject.part.nodes[node]), subject.company),
        )
        for node, cast in votes.items()
    ]


def _controllers(subject: Subject) -> list[Found]:
    return list(subject.controllers.values())


def _controlled(subject: Subject) -> list[Found]:
    return subject.controlled((subject.company,))


def _common_controller(subject: Subject) -> list[Found]:
    own = {one.party for one in subject.controlled((subject.company,))} | set(subject.controllers)
    return [
        found
        for top in subject.tops
        for found in subject.controlled((top,))
        if found.party not in own | {subject.company}
    ]


def _influenced(subject: Subject) -> list[Found]:
    down = subject.holdings.down
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
        if company not in controlled
    ]


def _attributed_holders(subject: Subject) -> list[Found]:
    part, families = subject.part, _families(subject)
    found = []
    for at, node in enumerate(part.nodes.tolist()):
        if at:
            held = attributed_share(part.holdings, families.get(at, (at,)), 0)
            figure = ShareRange(held.attributed, held.attributed)
            path = part.whole_nodes((at, *held.passed, 0))
            found.append(Found(node, "attributed", figure, path, note="近亲属合并" if at in families else ""))
    return found


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


def _attributed_held(subject: Subject) -> list[Found]:
    return [_held(one, subject.company) for one in attributed_shares(subject.holdings, (subject.company,))]


def _held(one: AttributedShare, holder: int) -> Found:
    figure = ShareRange(one.attributed, one.attributed)
    return Found(one.company, "attributed", figure, (holder, *one.passed, one.company))


def _attributed_common(subject: Subject) -> list[Found]:
    holders = [one for one in _attributed_holders(subject) if one.share and one.share.reaches(PASS_THROUGH)]
    nearer = [*holders, *_attributed_held(subject)]
    known = {subject.company, *(one.party for one in nearer)}
    return [
        _held(one, third.party)
        for third in holders
        if third.party not in subject.facts.state
        for one in attributed_shares(subject.holdings, (third.party,))
        if one.company not in known
    ]


def _officers(subject: Subject) -> list[Found]:
    return [Found(person, note=post) for person, post in sorted(subject.officers.items())]


def _officers_of_controllers(subject: Subject) -> list[Found]:
    offices = [office for office in subject.facts.offices if office.company in subject.controllers]
    return [
        Found(
            office.person, path=(office.person, *subject.controllers[office.company].path), note=office.post
        )
        for office in offices
    ]


def _controlled_by_officers(subject: Subject) -> list[Found]:
    return [
        found
        for person in sorted(subject.officers)
        for found in subject.controlled((person,), note=subject.officers[person])
    ]


def _offices_of_officers(subject: Subject) -> list[Found]:
    elsewhere = [
        office
        for office in subject.facts.offices
        if office.person in subject.officers
        and office.company != subject.company
        and INDEPENDENT not in office.post
    ]
    return [
        Found(office.company, path=(subject.company, office.person, office.company), note=office.post)
        for office in elsewhere
    ]


def _relatives(subject: Subject) -> list[Found]:
    related = subject.related_persons()
    ties = [(tie.person, tie.relative, tie.words) for tie in subject.facts.kinships]
    ties += [(relative, person, words) for person, relative, words in ties]
    return [
        Found(relative, path=(relative, person, subject.company), note=words)
        for person, relative, words in ties
        if person in related
    ]


def _controlled_by_relatives(subject: Subject) -> list[Found]:
    return [
        found
        for relative in dict.fromkeys(one.party for one in _relatives(subject))
        for found in subject.controlled((relative,))
    ]


FINDERS: Mapping[Relation, Callable[[Subject], list[Found]]] = {
    Relation.MAJORITY_HOLDER: _direct_holders,
    Relation.HOLDER: _holders,
    Relation.INFLUENTIAL_HOLDER: _influential_holders,
    Relation.CONTROLLER: _controllers,
    Relation.CONTROLLED: _controlled,
    Relation.COMMON_CONTROLLER: _common_controller,
    Relation.INFLUENCED: _influenced,
    Relation.ATTRIBUTED_HOLDER: _attributed_holders,
    Relation.ATTRIBUTED_HELD: _attributed_held,
    Relation.ATTRIBUTED_COMMON: _attributed_common,
    Relation.OFFICER: _officers,
    Relation.OFFICER_OF_CONTROLLER: _officers_of_controllers,
    Relation.CONTROLLED_BY_OFFICER: _controlled_by_officers,
    Relation.OFFICE_OF_OFFICER: _offices_of_officers,
    Relation.RELATIVE: _relatives,
    Relation.CONTROLLED_BY_RELATIVE: _controlled_by_relatives,
}
