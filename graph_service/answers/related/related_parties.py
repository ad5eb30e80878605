"""Related parties (关联方) of a subject, one table a rule book: who, by which article, with what share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from analytics.related_party import RelatedParty, related_parties_of
from analytics.related_party_rules import RelatedPartyRule, Relation, View
from analytics.related_party_subject import Subject
from graph_service.answers.as_of import AsOf, as_of
from graph_service.answers.audited import audited
from graph_service.answers.control.figures import percent, share_text
from graph_service.answers.control.ownership import subject_number
from graph_service.answers.cuts import Cut
from graph_service.answers.facts.freshness import SourceState, sources_held, suppliers
from graph_service.answers.facts.ledger import Ledger
from graph_service.answers.facts.listings import DISCLAIMER, ListFact, RelatedSignal
from graph_service.answers.facts.parties import Party
from graph_service.answers.facts.records_of import known_lists_of
from graph_service.answers.facts.relations import Relation as Held
from graph_service.answers.matching.identify import known_subject
from graph_service.answers.profiles.finding import looked_in
from graph_service.answers.related.related_book import (
    FIGURES,
    NOTE,
    RULES,
    SCOPES,
    Limit,
    RelatedLine,
    RuleBook,
)
from graph_service.answers.related.related_facts import RelatedFacts, related_facts
from graph_service.errors import BadInput
from graph_service.proofs.given import Found, item_of, proofs, proved
from graph_service.rules.related_parties import credit_limits, related_party_rules
from graph_service.snapshot.held import HeldSnapshot
from graph_service.store.store import Store

LINES = 200
"""Lines shown of one rule book."""


@dataclass(frozen=True)
class RelatedParties:
    """The related parties of an enterprise, book by book; lines name parties and relations as `Ownership`.

    `holders_version` is that of the book by which holders for the state and nominees were told.
    """

    words: str
    as_of: AsOf
    subject: Party
    books: tuple[RuleBook, ...]
    parties: Mapping[str, Party]
    relations: tuple[Held, ...]
    restated: tuple[Held, ...]
    sources: tuple[SourceState, ...]
    cuts: tuple[Cut, ...]
    holders_version: str
    note: str = NOTE
    disclaimer: str = DISCLAIMER


def related_party_tables(
    store: Store,
    held: HeldSnapshot,
    said: str,
    rules: Sequence[str] = (),
    moment: AsOf | None = None,
) -> RelatedParties:
    """The related parties of the enterprise of this code, number, id or name; `rules` empty asks all books.

    Raises:
        BadInput: a rule book that there is not, or a subject that is a natural person.
        NotFound, SeveralSubjects: as `find_subject`.
    """
    moment, views = moment or as_of(), _views(rules)
    graph = held.on(moment.true_on)
    subject = known_subject(graph.snapshot, store, said, moment)
    if subject.is_person:
        raise BadInput(f"{subject.name} 是自然人；关联方规则以企业为对象，请给出企业的代码或名称")
    node = subject_number(graph, subject)
    facts, rules_ = related_facts(graph, node), related_party_rules(moment.true_on)
    asked = Subject(graph.shares, node, facts.given)
    found = {view: related_parties_of(asked, rules_.of(view)) for view in views}
    ledger = Ledger(graph)
    ledger.party(node)
    steps = _Steps(ledger, node, facts)
    lines = {view: [_line(steps, one) for one in found[view][:LINES]] for view in views}
    book = ledger.read()
    lines = _proved(store, moment, subject.id, lines, book.relations)
    shown = {one.party for view in views for one in found[view][:LINES]}
    listed = known_lists_of(graph.snapshot, store, shown, moment)
    sources = sources_held(held)
    books = tuple(
        _book(
            rules_.of(view),
            view,
            len(found[view]),
            _with_records(lines[view], book.parties, listed),
            limits=_limits(view, moment),
            version=rules_.version,
            sources=sources,
        )
        for view in views
    )
    long = (Cut(RULES[view], LINES, len(found[view])) for view in views if len(found[view]) > LINES)
    answer = RelatedParties(
        words="；".join(one.words for one in books) + "。",
        as_of=moment,
        subject=subject,
        books=books,
        parties=book.parties,
        relations=book.relations,
        restated=book.restated,
        sources=sources,
        cuts=(*long, *facts.offices.cuts),
        holders_version=facts.holders_version,
    )
    return audited(answer, "related", subject.id, moment)


def _proved(
    store: Store,
    moment: AsOf,
    subject: str,
    lines: Mapping[View, list[RelatedLine]],
    relations: Sequence[Held],
) -> dict[View, list[RelatedLine]]:
    named = [
        Found(subject, item_of(line.rule_id, line.party), line) for own in lines.values() for line in own
    ]
    ids = iter(proofs(store, moment, "related", named, relations=relations))
    return {view: list(proved(own, islice(ids, len(own)))) for view, own in lines.items()}


def _views(rules: Sequence[str]) -> tuple[View, ...]:
    unknown = [name for name in rules if name not in list(View)]
    if unknown:
        named = "、".join(f"{view.value}（{words}）" for view, words in RULES.items())
        raise BadInput(f"关联方规则 {unknown} 无效；可用：{named}")
    return tuple(view for view in View if not rules or view.value in rules)


def _line(steps: _Steps, one: RelatedParty) -> RelatedLine:
    ledger, path = steps.ledger, one.path or (one.party, steps.node)
    figure = f"，{FIGURES[one.figure_name]} {share_text(one.share)}" if one.share else ""
    open_ = "" if one.certain else "（比例未披露，可能达到，不能判定）"
    cited, name = one.rule.article or one.rule.basis, ledger.graph.name(one.party)
    return RelatedLine(
        party=ledger.party(one.party),
        name=name,
        relation=one.words,
        rule_id=one.rule.id,
        basis=one.rule.basis,
        article=one.rule.article,
        rule_from=one.rule.valid_from,
        confidence=one.rule.confidence,
        figure_zh=FIGURES[one.figure_name],
        share=one.share,
        certain=one.certain,
        path=ledger.parties(path),
        steps=steps.of(one, path),
        records=(),
        words=f"{name}：{one.words}{figure}{open_}（{cited}）",
    )


@dataclass(frozen=True)
class _Steps:
    """What lines rest on, by numbers in the book; lines of several books that rest on the same share it."""

    ledger: Ledger
    node: int
    facts: RelatedFacts
    _known: dict[tuple[object, ...], tuple[int, ...]] = field(default_factory=dict)

    def of(self, one: RelatedParty, path: tuple[int, ...]) -> tuple[int, ...]:
        """The holdings that the line rests on, and what joins neighbours on its path beside them.

        What an officer controls is related through his post in the subject, which the path does not pass.
        """
        pairs = list(zip(path, path[1:], strict=False))
        if one.rule.relation is Relation.CONTROLLED_BY_OFFICER:
            pairs.insert(0, (path[0], self.node))
        votes = one.figure_name == "votes"
        key = (*pairs, one.edges, votes)
        if key not in self._known:
            beside = [step for pair in pairs for step in self.facts.steps_between(self.ledger, *pair)]
            self._known[key] = tuple(dict.fromkeys([*beside, *self._held(pairs, one.edges, votes)]))
        return self._known[key]

    def _held(self, pairs: list[tuple[int, int]], edges: tuple[int, ...], votes: bool) -> Iterable[int]:
        if edges:
            return self.ledger.vote_steps(edges) if votes else self.ledger.share_steps(edges)
        ends = (turned for pair in pairs for turned in (pair, pair[::-1]))
        found = (_holding(self.ledger, holder, company, votes=votes) for holder, company in ends)
        return [step for step in found if step is not None]


def _holding(ledger: Ledger, holder: int, company: int, *, votes: bool) -> int | None:
    """The number of what the one holds of the other, as votes where the line is about votes."""
    if votes and (holder, company) in ledger.graph.voting_pairs:
        return ledger.step(holder, company, votes=True)
    return ledger.step(holder, company) if ledger.graph.holds(holder, company) else None


def _with_records(
    lines: Iterable[RelatedLine], parties: Mapping[str, Party], listed: Mapping[str, list[ListFact]]
) -> tuple[RelatedLine, ...]:
    """The lines with the lists that each party stands on, as signals one step away."""
    return tuple(
        replace(
            line,
            records=tuple(
                RelatedSignal(parties[line.party], max(1, len(line.path) - 1), entry)
                for entry in listed[line.party]
            ),
        )
        if line.party in listed
        else line
        for line in lines
    )


def _limits(view: View, moment: AsOf) -> tuple[Limit, ...]:
    return tuple(
        Limit(
            f"{row.words}不超过{row.measured_by}的 {percent(row.share)}",
            row.basis,
            row.article,
            row.confidence,
        )
        for row in credit_limits(view, moment.true_on)
    )


def _book(
    rules: Sequence[RelatedPartyRule],
    view: View,
    total: int,
    lines: tuple[RelatedLine, ...],
    *,
    limits: tuple[Limit, ...],
    version: str,
    sources: tuple[SourceState, ...],
) -> RuleBook:
    parties = len({line.party for line in lines})
    return RuleBook(
        rule=view.value,
        rule_zh=RULES[view],
        scope=SCOPES.get(view, ""),
        basis=tuple(dict.fromkeys(rule.basis for rule in rules)),
        limits=limits,
        version=version,
        lines=lines,
        parties=parties,
        total=total,
        words=_book_words(view, parties, lines, bool(rules), sources),
    )


def _book_words(
    view: View,
    parties: int,
    lines: tuple[RelatedLine, ...],
    in_force: bool,
    sources: tuple[SourceState, ...],
) -> str:
    if not in_force:
        return f"{RULES[view]}：该日未见适用的规则"
    if not lines:
        found = suppliers(sources, "HOLDS")
        return f"{RULES[view]}：" + (
            f"未见关联方（{looked_in(found)}）" if found else "未查，尚未装载股东数据"
        )
    listed = len({line.party for line in lines if line.records})
    return f"{RULES[view]}：关联方 {parties} 个" + (f"，其中 {listed} 个列入名单（提示）" if listed else "")
