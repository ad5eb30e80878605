"""Related parties (关联方) of a subject, one table a rule book: who, by which article, with what share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from analytics.related_party import RelatedParty, related_parties_of
from analytics.related_party_rules import View
from analytics.related_party_subject import Subject
from graph_service.answers.as_of import AsOf, as_of
from graph_service.answers.audited import audited
from graph_service.answers.control.figures import percent, share_text
from graph_service.answers.control.ownership import subject_number
from graph_service.answers.cuts import Cut
from graph_service.answers.facts.freshness import SourceState, sources_held, suppliers
from graph_service.answers.facts.ledger import Book, Ledger
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
from graph_service.answers.related.related_facts import related_facts
from graph_service.answers.related.related_steps import Steps
from graph_service.errors import BadInput
from graph_service.proofs.given import Found, item_of, proofs, proved
from graph_service.rules.related_parties import RelatedPartyRules, credit_limits, related_party_rules
from graph_service.snapshot.held import HeldSnapshot
from graph_service.snapshot.holdings import OwnershipGraph
from graph_service.store.store import Store

LINES = 50
"""Lines shown of one rule book; a file has them all."""


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
    *,
    every: bool = False,
) -> RelatedParties:
    """The related parties of the enterprise of this code, number, id or name.

    Args:
        store: the graph.
        held: its snapshot.
        said: whom it is about.
        rules: the books asked for; empty asks all.
        moment: as of when; else now.
        every: every line, as a file needs it; else the first `LINES` of a book and those of listed parties.

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
    facts, rows = related_facts(graph, node), related_party_rules(moment.true_on)
    asked = Subject(graph.shares, node, facts.given)
    every_line = {view: related_parties_of(asked, rows.of(view)) for view in views}
    found = _with_lists(graph, store, moment, every_line)
    lines, book = _told(store, moment, found, Steps(Ledger(graph), node, facts), every=every)
    sources = sources_held(held)
    books = tuple(_book(rows, view, found.counted(view), lines[view], moment, sources) for view in views)
    answer = RelatedParties(
        words="；".join(one.words for one in books) + "。",
        as_of=moment,
        subject=subject,
        books=books,
        parties=book.parties,
        relations=book.relations,
        restated=book.restated,
        sources=sources,
        cuts=(*_cuts(books), *facts.offices.cuts),
        holders_version=facts.holders_version,
    )
    return audited(answer, "related", subject.id, moment)


@dataclass(frozen=True)
class _Counted:
    """Lines of a book, shown or not, the parties on them, and how many of these stand on a list."""

    lines: int
    parties: int
    listed: int


@dataclass(frozen=True)
class _Found:
    """Every line of each book, the lists that their parties stand on by id, and these parties' numbers."""

    lines: Mapping[View, tuple[RelatedParty, ...]]
    lists: Mapping[str, list[ListFact]]
    listed: frozenset[int | None]

    def first(self, view: View) -> list[RelatedParty]:
        """The first lines, and of the others those whose party stands on a list: no cut may hide them."""
        own = self.lines[view]
        return [*own[:LINES], *(one for one in own[LINES:] if one.party in self.listed)]

    def counted(self, view: View) -> _Counted:
        """What a book is said to have."""
        parties = {one.party for one in self.lines[view]}
        return _Counted(len(self.lines[view]), len(parties), len(parties & self.listed))


def _with_lists(
    graph: OwnershipGraph, store: Store, moment: AsOf, lines: Mapping[View, tuple[RelatedParty, ...]]
) -> _Found:
    numbers = {one.party for own in lines.values() for one in own}
    lists = known_lists_of(graph.snapshot, store, numbers, moment)
    return _Found(lines, lists, frozenset(graph.number(id_) for id_ in lists))


def _told(
    store: Store, moment: AsOf, found: _Found, steps: Steps, *, every: bool
) -> tuple[dict[View, tuple[RelatedLine, ...]], Book]:
    """The lines of each book with their proofs and records, and what they rest on."""
    subject = steps.ledger.party(steps.node)
    shown = {view: own if every else found.first(view) for view, own in found.lines.items()}
    lines = {view: [_line(steps, one) for one in own] for view, own in shown.items()}
    book = steps.ledger.read()
    proven = _proved(store, moment, subject, lines, book.relations)
    return {view: _with_records(own, book.parties, found.lists) for view, own in proven.items()}, book


def _cuts(books: Iterable[RuleBook]) -> Iterator[Cut]:
    for one in books:
        if len(one.lines) < one.total:
            yield Cut(one.rule_zh, len(one.lines), one.total)


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


def _line(steps: Steps, one: RelatedParty) -> RelatedLine:
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
    rows: RelatedPartyRules,
    view: View,
    counted: _Counted,
    lines: tuple[RelatedLine, ...],
    moment: AsOf,
    sources: tuple[SourceState, ...],
) -> RuleBook:
    rules = rows.of(view)
    return RuleBook(
        rule=view.value,
        rule_zh=RULES[view],
        scope=SCOPES.get(view, ""),
        basis=tuple(dict.fromkeys(rule.basis for rule in rules)),
        limits=_limits(view, moment),
        version=rows.version,
        lines=lines,
        parties=counted.parties,
        total=counted.lines,
        words=_book_words(view, counted, bool(rules), sources),
    )


def _book_words(view: View, counted: _Counted, in_force: bool, sources: tuple[SourceState, ...]) -> str:
    if not in_force:
        return f"{RULES[view]}：该日未见适用的规则"
    if not counted.lines:
        found = suppliers(sources, "HOLDS")
        return f"{RULES[view]}：" + (
            f"未见关联方（{looked_in(found)}）" if found else "未查，尚未装载股东数据"
        )
    listed = f"，其中 {counted.listed} 个列入名单（提示）" if counted.listed else ""
    return f"{RULES[view]}：关联方 {counted.parties} 个{listed}"
