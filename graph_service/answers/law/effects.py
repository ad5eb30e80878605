"""Answering what may be done in law to a subject: its facts and offices held against the rules of the day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from analytics.effect_rules import Case
from analytics.legal_effect import LegalEffect, NoEffect, legal_effects
from analytics.matters import MATTER_WORDS, Matter, matter_named
from analytics.targets import TARGET_WORDS
from graph_service.answers.as_of import AsOf, as_of
from graph_service.answers.audited import audited
from graph_service.answers.cuts import Cut
from graph_service.answers.facts.freshness import SourceState, sources_loaded
from graph_service.answers.facts.kinds import Kinds
from graph_service.answers.facts.offices_held import OFFICES_EACH, Held, offices_of, parties_in
from graph_service.answers.facts.parties import Party
from graph_service.answers.law.cited_rules import cited_effect, effect_versions
from graph_service.answers.law.effect_lines import effect_line
from graph_service.answers.law.effect_words import (
    answer_sentence,
    binding_words,
    no_effect_sentence,
    other_words,
    verdict,
)
from graph_service.answers.law.grounds import Fact, facts_of
from graph_service.answers.law.legal_effect import CitedRule, EffectLine, EffectsAnswer, Reached, WithoutBasis
from graph_service.answers.law.lot import Together, in_one_lot
from graph_service.answers.law.proved_effects import proved_effects, proved_in_lot
from graph_service.answers.matching.identify import find_subject
from graph_service.errors import BadInput
from graph_service.rules.effects import effect_rules
from graph_service.store.store import Store


def effects(
    store: Store,
    said: str,
    matter: Matter | None = None,
    moment: AsOf | None = None,
    *,
    beside: Sequence[str] = (),
) -> EffectsAnswer:
    """What may be done in law to the subject of this code, registration number, id or name.

    Args:
        store: the graph.
        said: the subject.
        matter: None for every matter.
        moment: its `true_on` is the day of the question: records and rules in force then.
        beside: others that take part in the same lot; for procurement and bidding alone.

    Raises:
        BadInput, NotFound, SeveralSubjects: as `find_subject`; `beside` with another matter.
        BadRule: a rule book cannot be read.
    """
    moment = moment or as_of()
    subjects = [find_subject(store, one, moment) for one in (said, *beside)]
    asked = effects_in_lot if beside else effects_of
    return audited(asked(store, subjects, matter, moment)[0], "effects", subjects[0].id, moment)


def effects_of(
    store: Store,
    subjects: Sequence[Party],
    matter: Matter | None,
    moment: AsOf,
    *,
    sources: tuple[SourceState, ...] | None = None,
    known: Mapping[str, Kinds] = MappingProxyType({}),
) -> list[EffectsAnswer]:
    """The answer for each subject, in their order, in a handful of queries for all of them.

    `sources` are the deliveries as of the moment, where they are at hand; `known` the kinds of fact
    that stand of some of the subjects.
    """
    asked, held, within = _asked(store, subjects, matter, moment, sources=sources, known=known)
    answers = [asked.answer(one, held.get(one.id, []), within.get(one.id, [])) for one in subjects]
    return proved_effects(store, answers, moment)


def effects_by_matter(
    store: Store,
    subjects: Sequence[Party],
    holders: Sequence[str],
    matters: Sequence[Matter],
    moment: AsOf,
) -> list[tuple[EffectsAnswer, ...]]:
    """For each subject its answer in each of the matters; the facts are read once for all of them.

    Whom else the subjects' records reach is left out; `holders` are the ids of those that hold an office.
    """
    asked, held, _ = _asked(store, subjects, None, moment, holders)
    questions = [asked.about(matter) for matter in matters]
    return [
        tuple(one.answer(subject, held.get(subject.id, []), ()) for one in questions) for subject in subjects
    ]


def effects_in_lot(
    store: Store, subjects: Sequence[Party], matter: Matter | None, moment: AsOf
) -> list[EffectsAnswer]:
    """The answer for each of those that take part in one lot: by its own records and beside the others.

    Raises:
        BadInput: the matter is neither procurement nor bidding.
    """
    if matter not in LOT_MATTERS:
        words = "、".join(f"{one.value}（{MATTER_WORDS[one]}）" for one in LOT_MATTERS)
        raise BadInput(f"得到事项 {matter.value if matter else '（未指明）'}；同一标段的核查只用于 {words}")
    asked, held, within = _asked(store, subjects, matter, moment)
    together = in_one_lot(store, subjects, within, asked.rules, matter, moment)
    answers = [
        asked.answer(one, held.get(one.id, []), within.get(one.id, []), together[one.id]) for one in subjects
    ]
    return proved_in_lot(store, answers, moment)


LOT_MATTERS = (Matter.PROCUREMENT, Matter.BIDDING)
"""The matters in which several take part in one lot."""


def _asked(
    store: Store,
    subjects: Sequence[Party],
    matter: Matter | None,
    moment: AsOf,
    holders: Sequence[str] | None = None,
    *,
    sources: tuple[SourceState, ...] | None = None,
    known: Mapping[str, Kinds] = MappingProxyType({}),
) -> tuple[_Question, dict[str, list[Held]], dict[str, list[Held]]]:
    ids = list(dict.fromkeys(subject.id for subject in subjects))
    held, within = offices_of(store, ids if holders is None else holders, moment)
    around = [one for side in (held, within) for offices in side.values() for one in offices]
    parties = {**parties_in(around), **{subject.id: subject for subject in subjects}}
    units = {one.office.unit for offices in held.values() for one in offices}
    facts = facts_of(store, {id_: parties[id_] for id_ in {*ids, *units}}, moment, known)
    delivered = sources_loaded(store, moment) if sources is None else sources
    return _Question(facts, parties, matter, moment, delivered), held, within


def matter_of(word: str | None) -> Matter | None:
    """The matter of this value or Chinese name; None for none.

    Raises:
        BadInput: there is no such matter.
    """
    found = matter_named(word) if word else None
    if word and found is None:
        known = "、".join(f"{one.value}（{MATTER_WORDS[one]}）" for one in Matter)
        raise BadInput(f"得到事项“{word}”；应为 {known} 之一")
    return found


class _Question:
    """One matter on one day, asked of subjects whose facts are at hand."""

    def __init__(
        self,
        facts: Mapping[str, list[Fact]],
        parties: Mapping[str, Party],
        matter: Matter | None,
        moment: AsOf,
        sources: tuple[SourceState, ...],
    ) -> None:
        self.facts, self.parties, self.matter = facts, parties, matter
        self.moment, self.sources = moment, sources
        self.rules = effect_rules(moment.true_on)

    def about(self, matter: Matter) -> _Question:
        """The same question about one matter."""
        return _Question(self.facts, self.parties, matter, self.moment, self.sources)

    def answer(
        self,
        subject: Party,
        held: Sequence[Held],
        within: Sequence[Held],
        together: Together = Together(),  # noqa: B008 - frozen
    ) -> EffectsAnswer:
        """The effects on the subject, and on others by its records."""
        own = self.facts.get(subject.id, [])
        nearby = [*own, *(fact for unit in _units(held) for fact in self.facts.get(unit, []))]
        case = Case(
            subject.id, subject.is_person, tuple(one.ground for one in nearby), tuple(o.office for o in held)
        )
        found = legal_effects(case, self.rules, self.moment.true_on, self.matter)
        shown = {one.ground.record_id: one for one in nearby}
        relations = {one.office.key: one for one in (*held, *within)}
        lines = [*together.lines, *(self._line(one, shown, relations) for one in found.effects)]
        without = (
            *together.without,
            *(self._without(one, shown, relations) for one in found.without),
        )
        return self._told(subject, lines, without, self._reached(own, within, relations), held)

    def _told(
        self,
        subject: Party,
        lines: list[EffectLine],
        without: tuple[WithoutBasis, ...],
        reached: tuple[EffectLine, ...],
        held: Sequence[Held],
    ) -> EffectsAnswer:
        must = tuple(one for one in lines if one.verified and one.force == "must")
        may = tuple(one for one in lines if one.verified and one.force == "may")
        to_verify = tuple(one for one in lines if not one.verified)
        found = verdict(lines, self.sources)
        binding = binding_words(self.matter, must, may)
        other = other_words(found, to_verify, len(without), self.sources)
        return EffectsAnswer(
            sentence=answer_sentence(self.matter, binding, other),
            binding=binding,
            verdict=found,
            as_of=self.moment,
            subject=subject,
            matter=self.matter.value if self.matter else None,
            matter_zh=MATTER_WORDS[self.matter] if self.matter else None,
            must=must,
            may=may,
            to_verify=to_verify,
            without_basis=without,
            reached=reached,
            sources=self.sources,
            cuts=(Cut("任职", OFFICES_EACH, None),) if len(held) >= OFFICES_EACH else (),
            rule_versions=effect_versions(),
        )

    def _reached(
        self, own: Sequence[Fact], within: Sequence[Held], relations: Mapping[str, Held]
    ) -> tuple[EffectLine, ...]:
        """The effects of the subject's own records on the holders of its offices."""
        grounds = tuple(one.ground for one in own)
        shown = {one.ground.record_id: one for one in own}
        cases = (
            Case(one.office.holder, one.relation.source.is_person, grounds, (one.office,)) for one in within
        )
        found = (legal_effects(case, self.rules, self.moment.true_on, self.matter) for case in cases)
        return tuple(self._line(one, shown, relations) for effects in found for one in effects.effects)

    def _line(self, one: LegalEffect, shown: Mapping[str, Fact], relations: Mapping[str, Held]) -> EffectLine:
        reached = self._how(one, self.parties[one.target], relations)
        return effect_line(one, shown[one.ground.record_id].shown, reached)

    def _how(self, one: LegalEffect, target: Party, relations: Mapping[str, Held]) -> Reached:
        named = TARGET_WORDS[one.named_as]
        if one.office is None or one.rule is None:
            return Reached(target, one.named_as, named, None, None, "记录即以其为主体")
        on = one.ground.since if one.rule.office_day == "record" else self.moment.true_on
        tie = relations[one.office.key].relation
        return Reached(
            target, one.named_as, named, tie, on, f"{on} 为 {tie.target.name} 的{named}，依据载明{named}"
        )

    def _without(
        self, one: NoEffect, shown: Mapping[str, Fact], relations: Mapping[str, Held]
    ) -> WithoutBasis:
        ground = shown[one.ground.record_id].shown
        rule: CitedRule | None = cited_effect(one.rule.id) if one.rule else None
        office = relations[one.office.key].relation if one.office else None
        words = no_effect_sentence(one, ground, rule, self.matter)
        return WithoutBasis(words, one.why, ground, rule, office)


def _units(held: Iterable[Held]) -> list[str]:
    return list(dict.fromkeys(one.office.unit for one in held))
