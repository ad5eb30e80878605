"""Related parties (关联方) of a company, one view a rule book: who, by which item, with what share."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from analytics.holdings_graph import Holdings
from analytics.related_party_relations import FINDERS
from analytics.related_party_rules import RelatedPartyRule
from analytics.related_party_subject import Found, PartyFacts, Subject
from analytics.share_range import ShareRange

__all__ = ["RelatedParty", "related_parties", "related_parties_of"]


@dataclass(frozen=True)
class RelatedParty:
    """One line of the table: a party, its relation in words, the item that says so, and what it rests on.

    `figure_name` is direct, penetrated, votes or attributed; `share` is None for an office or a family tie.
    `path` are the nodes from the party to the company or the other way, `edges` the holdings used. `certain`
    is False where an undisclosed share decides.
    """

    party: int
    words: str
    rule: RelatedPartyRule
    figure_name: str
    share: ShareRange | None
    certain: bool
    path: tuple[int, ...]
    edges: tuple[int, ...]


def related_parties(
    holdings: Holdings,
    company: int,
    rules: Iterable[RelatedPartyRule],
    facts: PartyFacts | None = None,
) -> tuple[RelatedParty, ...]:
    """The related parties of a company by the items of one rule book, item by item.

    Shares alone infer control and influence: a line is a candidate with its evidence, and no finding. Firms
    that share no more than state ownership are not related (公司法 第二百六十五条第四项; 42号公告 第二条;
    企业会计准则第36号 第六条). Relatives are only those given. Nominees are no parties, and nobody is
    followed through them.
    """
    return related_parties_of(Subject(holdings, company, facts or PartyFacts()), rules)


def related_parties_of(subject: Subject, rules: Iterable[RelatedPartyRule]) -> tuple[RelatedParty, ...]:
    """As `related_parties`; what several books need of one subject is worked out once."""
    parties: list[RelatedParty] = []
    for rule in rules:
        found = FINDERS[rule.relation](subject, rule)
        parties += _lines(rule, (one for one in found if one.party != subject.company))
    return tuple(parties)


def _lines(rule: RelatedPartyRule, found: Iterable[Found]) -> list[RelatedParty]:
    lines: dict[tuple[int, str], RelatedParty] = {}
    for one in found:
        met = _met(rule, one.share)
        if met is False or (one.party, one.note) in lines:
            continue
        words = f"{rule.words}（{one.note}）" if one.note else rule.words
        lines[one.party, one.note] = RelatedParty(
            one.party, words, rule, one.figure_name, one.share, met is True, one.path, one.edges
        )
    return sorted(lines.values(), key=lambda line: (-line.share.low if line.share else 0.0, line.party))


def _met(rule: RelatedPartyRule, share: ShareRange | None) -> bool | None:
    if share is None or rule.threshold is None:
        return True
    if rule.upper is not None and share.exceeds(rule.upper):
        return False
    return share.reaches(rule.threshold) if rule.inclusive else share.exceeds(rule.threshold)
