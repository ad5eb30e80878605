"""Legal effects with their proofs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from graph_service.answers.as_of import AsOf
from graph_service.answers.json_text import Json
from graph_service.answers.legal_effect import EffectLine, EffectsAnswer
from graph_service.proofs.given import Found, item_of, proofs, proved
from graph_service.store.store import Store

__all__ = ["proved_effects"]


def proved_effects(
    store: Store, answers: Sequence[EffectsAnswer], moment: AsOf, beside: Sequence[str] = ()
) -> list[EffectsAnswer]:
    """The answers, each effect with its proof.

    Args:
        store: the graph.
        answers: all to one question.
        moment: as of when.
        beside: ids of all that take part in one lot; empty where each was asked about by itself.
    """
    return [_proved(store, one, moment, [id_ for id_ in beside if id_ != one.subject.id]) for one in answers]


def _proved(store: Store, answer: EffectsAnswer, moment: AsOf, beside: Sequence[str]) -> EffectsAnswer:
    parts = (answer.must, answer.may, answer.to_verify, answer.reached)
    named = [Found(answer.subject.id, _item(line), line) for lines in parts for line in lines]
    parameters: dict[str, Json] = {"matter": answer.matter, "beside": list(beside)}
    ids = iter(proofs(store, moment, "effect", named, parameters=parameters))
    must, may, to_verify, reached = (proved(lines, islice(ids, len(lines))) for lines in parts)
    return replace(answer, must=must, may=may, to_verify=to_verify, reached=reached)


def _item(line: EffectLine) -> str:
    """Rule, record, and whom it reaches by which post."""
    office = line.reached.office
    post = (office.type, office.target.id, office.properties.get("position")) if office else ()
    rule = line.rule.id if line.rule else None
    return item_of(rule, line.ground.record_id, line.reached.party.id, *post)
