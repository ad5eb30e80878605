"""What a review knows of many subjects: effects in law, own records, standing, namesakes, signals."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from analytics.arrays import Bools
from analytics.check_outcome import CheckFact, FactKind
from analytics.matters import Matter
from graph_service.answers.as_of import AsOf
from graph_service.answers.checks.check_surroundings import Surroundings
from graph_service.answers.facts.freshness import SourceState, suppliers
from graph_service.answers.facts.listings import DISCLAIMER, ListFact, parted
from graph_service.answers.facts.lists_of import entries_of
from graph_service.answers.facts.penalties_of import penalties_of
from graph_service.answers.facts.provenance import Provenance, provenance
from graph_service.answers.facts.records import Penalty
from graph_service.answers.facts.ties import parties, ties
from graph_service.answers.facts.values import text
from graph_service.answers.law.effects import effects_by_matter
from graph_service.answers.law.legal_effect import EffectLine, EffectsAnswer, WithoutBasis
from graph_service.answers.matching.same_all import SameOther
from graph_service.answers.profiles.finding import period
from graph_service.store.store import Store

__all__ = ["CheckGround", "Known", "facts_known"]


@dataclass(frozen=True)
class CheckGround:
    """What a whole review asks, made once for it.

    `grounded` are the numbers of those of whom a fact could have an effect in law: they have a record in
    use, or are among the `holders` of an office in a unit that has one.
    """

    store: Store
    around: Surroundings
    grounded: frozenset[int]
    holders: frozenset[int]
    same: Mapping[str, Sequence[SameOther]]
    sources: tuple[SourceState, ...]
    matters: tuple[Matter, ...]
    moment: AsOf


@dataclass(frozen=True)
class Known:
    """A fact, in words, where it comes from, and the proof under which it can be replayed."""

    fact: CheckFact
    words: str
    basis: str | None = None
    confidence: str | None = None
    record_id: str | None = None
    document: str | None = None
    authority: str | None = None
    since: date | None = None
    until: date | None = None
    origin: Provenance | None = None
    proof: str | None = None


def facts_known(ground: CheckGround, numbers: Sequence[int]) -> dict[int, tuple[Known, ...]]:
    """The facts of the subjects of these numbers, effects in law first; empty where there is none."""
    asked = list(dict.fromkeys(numbers))
    found: dict[int, list[Known]] = {number: [] for number in asked}
    for number, known in (
        *_in_law(ground, asked),
        *_standing(ground, asked),
        *_same(ground, asked),
        *_signals(ground, asked),
    ):
        found[number].append(known)
    unseen = list(_not_looked(ground.sources))
    return {number: tuple(_numbered([*known, *unseen])) for number, known in found.items()}


def _numbered(known: Sequence[Known]) -> Iterator[Known]:
    """Each fact with a key of its own, by which a verdict leads back to it."""
    return (replace(one, fact=replace(one.fact, key=str(place))) for place, one in enumerate(known))


def _in_law(ground: CheckGround, numbers: Sequence[int]) -> Iterator[tuple[int, Known]]:
    """Effects, penalties and list entries of those who have any record."""
    asked = [number for number in numbers if number in ground.grounded]
    if not asked:
        return
    known = parties(ground.around.snapshot, asked)
    ids = [ground.around.snapshot.directory.id(number) for number in asked]
    on_lists, fined = ground.around.on_lists, ground.around.penalised
    holders = [id_ for number, id_ in zip(asked, ids, strict=True) if number in ground.holders]
    subjects = [known[id_] for id_ in ids]
    answers = effects_by_matter(ground.store, subjects, holders, ground.matters, ground.moment)
    penalties = penalties_of(ground.store, _of(ids, fined[asked]), ground.moment)
    entries = entries_of(ground.store, _of(ids, on_lists[asked]), ground.moment)
    for number, id_, answer in zip(asked, ids, answers, strict=True):
        yield from ((number, one) for one in _effects(answer))
        yield from ((number, _penalty(one, ground.moment.true_on)) for one in penalties.get(id_, ()))
        yield from ((number, one) for one in _entries(entries.get(id_, ()), ground.moment.true_on))


def _of(ids: Sequence[str], marked: Bools) -> list[str]:
    return [id_ for id_, mark in zip(ids, marked.tolist(), strict=True) if mark]


def _effects(answers: Sequence[EffectsAnswer]) -> Iterator[Known]:
    """The effects in any of the matters, each once; those that an objection holds up as well."""
    told: dict[tuple[object, ...], Known] = {}
    for answer in answers:
        for line in answer.effects:
            key = (line.rule.id if line.rule else line.action, line.ground.record_id, line.force)
            told.setdefault(key, _effect(line))
        for none in answer.without_basis:
            if none.why == "disputed":
                told.setdefault(
                    ("disputed", none.rule and none.rule.id, none.ground.record_id), _held_up(none)
                )
    yield from told.values()


def _effect(line: EffectLine) -> Known:
    fact = CheckFact(
        "effect" if line.verified else "unverified_effect",
        "",
        force=line.force,
        rule=line.rule.id if line.rule else None,
        list_code=line.ground.list_code,
        disputed=line.ground.disputed,
    )
    return Known(
        fact,
        line.sentence,
        basis=line.basis,
        confidence=line.rule.confidence_zh if line.rule else "措施决定载明",
        record_id=line.ground.record_id,
        document=line.ground.document,
        authority=line.ground.authority,
        since=line.starts_on,
        until=line.ends_on,
        origin=line.ground.provenance,
        proof=line.proof,
    )


def _held_up(none: WithoutBasis) -> Known:
    rule = none.rule
    return Known(
        CheckFact("effect", "", rule=rule.id if rule else None, disputed=True),
        none.sentence,
        basis=rule.cited if rule else none.ground.basis,
        confidence=rule.confidence_zh if rule else "措施决定载明",
        record_id=none.ground.record_id,
        document=none.ground.document,
        authority=none.ground.authority,
        since=none.ground.since,
        until=none.ground.until,
        origin=none.ground.provenance,
    )


def _penalty(one: Penalty, on: date) -> Known:
    end = one.ends.measure_until
    fact = CheckFact(
        "penalty", "", level=one.level, disputed=one.disputed, spent=end is not None and end <= on
    )
    kinds = f"（{'、'.join(one.kinds)}）" if one.kinds else ""
    why = f"，事由 {one.violation}" if one.violation else ""
    return Known(
        fact,
        f"行政处罚{kinds} {one.decision_no}，{one.decided_on} 作出{why}",
        basis=one.basis,
        record_id=one.id,
        document=one.decision_no,
        authority=one.authority,
        since=one.decided_on,
        until=one.ends.use_until,
        origin=one.provenance,
        proof=one.proof,
    )


def _entries(entries: Iterable[ListFact], on: date) -> Iterator[Known]:
    constraints, notices = parted(entries, on)
    yield from (_entry(one.entry, "", spent=False) for one in constraints)
    yield from (_entry(one.entry, one.why, spent=one.entry.tier == "A") for one in notices)


def _entry(one: ListFact, why: str, *, spent: bool) -> Known:
    fact = CheckFact(
        "list_entry", "", tier=one.tier, list_code=one.list_code, disputed=one.disputed, spent=spent
    )
    return Known(
        fact,
        f"列入{one.called}，{period(one)}" + (f"（{why}）" if why else ""),
        basis=one.basis or one.list_basis,
        record_id=one.id,
        document=one.entry_no,
        authority=one.authority or one.list_authority,
        since=one.listed_on,
        until=one.ends.measure_until or one.ends.use_until,
        origin=one.provenance,
        proof=one.proof,
    )


def _standing(ground: CheckGround, numbers: Sequence[int]) -> Iterator[tuple[int, Known]]:
    """Registrations that have ended, and subjects that only other records speak of."""
    around = ground.around
    ended = [number for number in numbers if around.ended[number]]
    said = around.snapshot.statements.registrations(ended, ground.moment.true_on)
    for number in numbers:
        if not around.registered[number]:
            words = "未见登记信息，仅被其他记录提及"
            yield number, Known(CheckFact("registration", ""), words)
        elif number in said and around.ended[number]:
            yield number, _ended(said[number])


def _ended(said: Mapping[str, object]) -> Known:
    day = said.get("deregistered_on")
    words = f"登记状态为{text(said, 'status')}" + (f"（{day}）" if day else "")
    origin = provenance(said)
    authority = text(said, "authority") or None
    return Known(CheckFact("registration", ""), words, authority=authority, origin=origin)


def _same(ground: CheckGround, numbers: Sequence[int]) -> Iterator[tuple[int, Known]]:
    """Entries of those whom cross-matching or a reviewer holds for the same."""
    directory = ground.around.snapshot.directory
    pairs = [(number, one) for number in numbers for one in ground.same.get(directory.id(number), ())]
    listed = (
        entries_of(ground.store, sorted({one.party.id for _, one in pairs}), ground.moment) if pairs else {}
    )
    for number, one in pairs:
        about = f"与 {one.party.name}（{one.grade} 级，{one.rung}）疑似同一，其"
        for entry in listed.get(one.party.id, []):
            if entry.tier != "R":
                yield number, _on_other(entry, about, "same_subject")


def _signals(ground: CheckGround, numbers: Sequence[int]) -> Iterator[tuple[int, Known]]:
    """Entries of those directly related; they say nothing of the subject's own conduct."""
    snapshot = ground.around.snapshot
    beside = ground.around.listed_neighbours(numbers)
    pairs = [(number, other) for number, others in beside.items() for other in others]
    if not pairs:
        return
    id_of = snapshot.directory.id
    said = ties(snapshot, pairs, ground.moment.true_on)
    named = parties(snapshot, sorted({other for _, other in pairs}))
    listed = entries_of(ground.store, sorted(named), ground.moment)
    for number, other in pairs:
        relations = said.get(frozenset((id_of(number), id_of(other))), ())
        about = f"{relations[0].sentence}；{named[id_of(other)].name} " if relations else ""
        for entry in listed.get(id_of(other), []):
            if entry.tier != "R" and about:
                yield number, _on_other(entry, about, "signal")


def _on_other(one: ListFact, about: str, kind: FactKind) -> Known:
    """An entry of somebody else, never a fact about the subject's own conduct."""
    own = _entry(one, DISCLAIMER, spent=False)
    return replace(own, fact=replace(own.fact, kind=kind), words=about + own.words)


def _not_looked(sources: tuple[SourceState, ...]) -> Iterator[Known]:
    """What was never delivered, so that nothing can be said of it."""
    for kind, words in (("ListEntry", "名单记录"), ("Penalty", "行政处罚")):
        if not suppliers(sources, kind):
            yield Known(CheckFact("not_looked", ""), f"{words}未查：尚未装载此类数据")
