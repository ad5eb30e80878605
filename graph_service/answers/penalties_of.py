"""The penalties of a subject that are in use, and the one rule that keeps ended ones out of every answer."""

from __future__ import annotations

from collections.abc import Mapping

from graph_service.answers.as_of import AsOf, as_of
from graph_service.answers.disputes import Dispute, pending_disputes
from graph_service.answers.identify import RECORD_CAP, subject_row
from graph_service.answers.parties import Party
from graph_service.answers.provenance import provenance
from graph_service.answers.records import Ends, Penalty
from graph_service.answers.values import filled, maps
from graph_service.store.store import Store


def penalties_in_use(
    store: Store, row: Mapping[str, object], subject: Party, moment: AsOf
) -> tuple[Penalty, ...]:
    """Penalties in use in a `subject_records` row; of the past, ordinary readers see what still is."""
    facts = maps(row["penalties"])
    if moment.hides_what_ended:
        today = {fact["key"] for fact in maps(subject_row(store, subject.id, as_of())["penalties"])}
        facts = [fact for fact in facts if fact["key"] in today]
    facts = facts[:RECORD_CAP]
    disputed = {subject.id} if any(fact.get("disputed") is True for fact in facts) else set()
    disputes = pending_disputes(store, disputed, moment)
    return tuple(_penalty(fact, disputes.of("Penalty", subject.id, fact)) for fact in facts)


def _penalty(fact: Mapping[str, object], dispute: Dispute | None) -> Penalty:
    return filled(
        Penalty,
        fact,
        disputed=fact.get("disputed") is True,
        dispute=dispute,
        ends=filled(Ends, fact),
        provenance=provenance(fact),
    )
