"""The penalties of a subject that are in use, and the one rule that keeps ended ones out of every answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import islice

from graph_service.answers.as_of import AsOf, still_on
from graph_service.answers.facts.disputes import Dispute, pending_disputes
from graph_service.answers.facts.parties import Party
from graph_service.answers.facts.provenance import provenance
from graph_service.answers.facts.records import Ends, Penalty
from graph_service.answers.facts.values import filled, maps
from graph_service.answers.matching.identify import RECORD_CAP, subject_row
from graph_service.proofs.given import Found, proofs, proved
from graph_service.store.store import Store


def penalties_in_use(
    store: Store, row: Mapping[str, object], subject: Party, moment: AsOf
) -> tuple[Penalty, ...]:
    """Penalties in use in a `subject_records` row; of the past, ordinary readers see what still is."""
    facts = maps(row["penalties"])
    if moment.hides_what_ended:
        today = {fact["key"] for fact in maps(subject_row(store, subject.id, still_on())["penalties"])}
        facts = [fact for fact in facts if fact["key"] in today]
    facts = facts[:RECORD_CAP]
    disputed = {subject.id} if any(fact.get("disputed") is True for fact in facts) else set()
    disputes = pending_disputes(store, disputed, moment)
    found = {subject.id: [_penalty(fact, disputes.of("Penalty", subject.id, fact)) for fact in facts]}
    return _proved(store, found, moment)[subject.id]


def penalties_of(store: Store, ids: Sequence[str], moment: AsOf) -> dict[str, tuple[Penalty, ...]]:
    """The penalties in use of each of the subjects, the latest first; of the past as `penalties_in_use`."""
    facts = _facts(store, ids, moment)
    if moment.hides_what_ended:
        today = {fact["key"] for own in _facts(store, ids, still_on()).values() for fact in own}
        facts = {id_: [fact for fact in own if fact["key"] in today] for id_, own in facts.items()}
    shown = {id_: own[:RECORD_CAP] for id_, own in facts.items()}
    disputed = {id_ for id_, own in shown.items() if any(fact.get("disputed") is True for fact in own)}
    disputes = pending_disputes(store, disputed, moment)
    found = {
        id_: [_penalty(fact, disputes.of("Penalty", id_, fact)) for fact in own] for id_, own in shown.items()
    }
    return _proved(store, found, moment)


def _proved(
    store: Store, found: Mapping[str, Sequence[Penalty]], moment: AsOf
) -> dict[str, tuple[Penalty, ...]]:
    named = [Found(id_, one.id, one) for id_, own in found.items() for one in own]
    ids = iter(proofs(store, moment, "penalty", named))
    return {id_: proved(own, islice(ids, len(own))) for id_, own in found.items()}


def _facts(store: Store, ids: Sequence[str], moment: AsOf) -> dict[str, list[Mapping[str, object]]]:
    rows = store.rows("penalties_in_force", ids=list(ids), row_cap=RECORD_CAP + 1, **moment.clocks)
    return {str(row["id"]): maps(row["penalties"]) for row in rows}


def _penalty(fact: Mapping[str, object], dispute: Dispute | None) -> Penalty:
    return filled(
        Penalty,
        fact,
        disputed=fact.get("disputed") is True,
        dispute=dispute,
        ends=filled(Ends, fact),
        provenance=provenance(fact),
    )
