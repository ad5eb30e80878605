"""Legal effects with their proofs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from graph_service.answers.as_of import AsOf
from graph_service.answers.json_text import Json
from graph_service.answers.law.legal_effect import EffectLine, EffectsAnswer
from graph_service.proofs.given import Found, item_of, proofs, proved
from graph_service.store.store import Store

__all__ = ["proved_effects", "proved_in_lot"]


def proved_effects(store: Store, answers: Sequence[EffectsAnswer], moment: AsOf) -> list[EffectsAnswer]:
    """The answers to one question about subjects each by itself, each effect with its proof."""
    if not answers:
        return []
    ids = _proofs(store, answers, moment, ())
    return [_with(one, ids) for one in answers]


def proved_in_lot(store: Store, answers: Sequence[EffectsAnswer], moment: AsOf) -> list[EffectsAnswer]:
    """The same of those that take part in one lot: each one's question names all others."""
    every = [one.subject.id for one in answers]
    beside = ([id_ for id_ in every if id_ != one.subject.id] for one in answers)
    return [
        _with(one, _proofs(store, [one], moment, others)) for one, others in zip(answers, beside, strict=True)
    ]


def _proofs(
    store: Store, answers: Sequence[EffectsAnswer], moment: AsOf, beside: Sequence[str]
) -> Iterator[str]:
    named = [
        Found(one.subject.id, _item(line), line) for one in answers for lines in _parts(one) for line in lines
    ]
    parameters: dict[str, Json] = {"matter": answers[0].matter, "beside": list(beside)}
    return iter(proofs(store, moment, "effect", named, parameters=parameters))


def _with(answer: EffectsAnswer, ids: Iterator[str]) -> EffectsAnswer:
    """The answer with the next of the proofs, as many as it has effects."""
    must, may, to_verify, reached = (proved(lines, islice(ids, len(lines))) for lines in _parts(answer))
    return replace(answer, must=must, may=may, to_verify=to_verify, reached=reached)


def _parts(answer: EffectsAnswer) -> tuple[tuple[EffectLine, ...], ...]:
    return answer.must, answer.may, answer.to_verify, answer.reached


def _item(line: EffectLine) -> str:
    """Rule, record, and whom it reaches by which post."""
    office = line.reached.office
    post = (office.type, office.target.id, office.properties.get("position")) if office else ()
    rule = line.rule.id if line.rule else None
    return item_of(rule, line.ground.record_id, line.reached.party.id, *post)
