"""Legal effects of a whole graph under one rule book and under another: which appear, go or change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

from analytics.effect_rules import FORCE_WORDS, Case, EffectRule
from analytics.legal_effect import LegalEffect, legal_effects
from graph_service.answers.as_of import AsOf
from graph_service.answers.facts.offices_held import Held, offices_of, parties_in
from graph_service.answers.facts.parties import Party, party
from graph_service.answers.facts.ties import stored_parties
from graph_service.answers.facts.values import Value, a_map
from graph_service.answers.law.grounds import Fact, fact_of, facts_of
from graph_service.answers.rules.record_moves import Moved
from graph_service.answers.rules.rule_change import EffectMove
from graph_service.rules.book import Book, RuleRow
from graph_service.rules.effects import effect_rules
from graph_service.rules.installed import laid_over
from graph_service.store.store import Store

TOGETHER = 500
"""Subjects whose facts are read in one query."""

Bound = dict[tuple[str, str, str], LegalEffect]
"""Effects by whom they bind, by which rule, on which record."""


@dataclass(frozen=True)
class _Side:
    """One of the two worlds compared: a book, and the ends of the records that it moves."""

    supposed: Book[RuleRow]
    lives: Mapping[str, Mapping[str, object]]


def effect_moves(
    store: Store,
    before: Book[RuleRow],
    after: Book[RuleRow],
    moved: Sequence[Moved],
    moment: AsOf,
) -> Iterator[EffectMove]:
    """The effects that differ, of everybody who has a record in use under either book.

    Args:
        store: the graph.
        before: the book in force.
        after: the book supposed.
        moved: the records whose ends the second moves.
        moment: day of the question.
    """
    sides = (
        _Side(before, {one.record_id: one.before for one in moved}),
        _Side(after, {one.record_id: one.after for one in moved}),
    )
    concerned = {str(one) for row in store.rows("grounded_subjects", **moment.clocks) for one in _ids(row)}
    concerned |= {one.subject for one in moved}
    for batch in _batches(sorted(concerned)):
        yield from _moves(store, batch, sides, moment)


def _moves(store: Store, ids: list[str], sides: tuple[_Side, _Side], moment: AsOf) -> Iterator[EffectMove]:
    known = stored_parties(store, ids)
    _, within = offices_of(store, ids, moment)
    everybody = known | parties_in(one for offices in within.values() for one in offices)
    rows = _moved_rows(store, {id_ for side in sides for id_ in side.lives}, known, moment)
    one, other = (_bound(store, known, within, rows, side, moment) for side in sides)
    for key in sorted(one.keys() | other.keys()):
        found = _move(one.get(key), other.get(key), everybody)
        if found:
            yield found


def _move(
    old: LegalEffect | None, new: LegalEffect | None, everybody: Mapping[str, Party]
) -> EffectMove | None:
    shown = new or old
    assert shown is not None
    fields = _changed(old, new) if old and new else {}
    if old and new and not fields:
        return None
    return EffectMove(
        change="appears" if old is None else "goes" if new is None else "changes",
        target=everybody[shown.target],
        rule=shown.rule.id if shown.rule else "",
        record=shown.ground.record_id,
        force_zh=FORCE_WORDS[shown.force],
        action=shown.action,
        fields=fields,
    )


def _changed(old: LegalEffect, new: LegalEffect) -> dict[str, tuple[Value, Value]]:
    pairs = zip(_said(old).items(), _said(new).values(), strict=True)
    return {name: (before, after) for (name, before), after in pairs if before != after}


def _said(effect: LegalEffect) -> dict[str, Value]:
    return {
        "force": effect.force,
        "action": effect.action,
        "matters": tuple(one.value for one in effect.matters),
        "starts_on": effect.starts_on,
        "ends_on": effect.ends_on,
        "verified": effect.verified,
    }


def _bound(
    store: Store,
    known: Mapping[str, Party],
    within: Mapping[str, Sequence[Held]],
    rows: Mapping[str, list[tuple[str, Mapping[str, object], Party]]],
    side: _Side,
    moment: AsOf,
) -> Bound:
    """The effects on these subjects and on the holders of their offices."""
    with laid_over(side.supposed):
        rules = effect_rules(moment.true_on)
        facts = facts_of(store, known, moment)
        found: Bound = {}
        for id_, one in known.items():
            kept = [fact for fact in facts.get(id_, []) if fact.ground.record_id not in side.lives]
            kept += list(_re_ended(rows.get(id_, []), side, moment.true_on))
            for effect in _effects(one, kept, within.get(id_, ()), rules, moment.true_on):
                rule = effect.rule.id if effect.rule else ""
                found[effect.target, rule, effect.ground.record_id] = effect
        return found


def _effects(
    one: Party, facts: Sequence[Fact], within: Sequence[Held], rules: Sequence[EffectRule], on: date
) -> Iterator[LegalEffect]:
    grounds = tuple(fact.ground for fact in facts)
    if not grounds:
        return
    yield from legal_effects(Case(one.id, one.is_person, grounds), rules, on).effects
    for held in within:
        case = Case(held.office.holder, held.relation.source.is_person, grounds, (held.office,))
        yield from legal_effects(case, rules, on).effects


def _moved_rows(
    store: Store, ids: Iterable[str], known: Mapping[str, Party], moment: AsOf
) -> dict[str, list[tuple[str, Mapping[str, object], Party]]]:
    """The moved records of these subjects, in use or not, by subject."""
    found: dict[str, list[tuple[str, Mapping[str, object], Party]]] = {}
    for batch in _batches(sorted(ids)):
        for row in store.rows("records_by_id", ids=batch, **moment.clocks):
            about = party(str(row["label"]), a_map(row["subject"]))
            if about.id in known:
                found.setdefault(about.id, []).append((str(a_map(row["fact"])["id"]), row, about))
    return found


def _re_ended(
    rows: Iterable[tuple[str, Mapping[str, object], Party]], side: _Side, on: date
) -> Iterator[Fact]:
    """The moved records as facts with the ends of this side, those that run on the day."""
    for id_, row, about in rows:
        made = fact_of({**row, "fact": {**a_map(row["fact"]), **side.lives[id_]}}, about, on)
        over = row["valid_to"]
        holds = made.ground.since <= on and not (isinstance(over, date) and over <= on)
        if holds and (made.ground.until is None or made.ground.until > on):
            yield made


def _ids(row: Mapping[str, object]) -> list[object]:
    found = row["id"]
    return found if isinstance(found, list) else []


def _batches(ids: Sequence[str]) -> Iterator[list[str]]:
    rest = iter(ids)
    while batch := list(islice(rest, TOGETHER)):
        yield batch
