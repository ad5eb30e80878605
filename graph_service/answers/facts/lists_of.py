"""The lists on which subjects stand, and the one rule that keeps ended entries out of every answer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import islice

from graph_service.answers.as_of import AsOf, still_on
from graph_service.answers.facts.disputes import pending_disputes
from graph_service.answers.facts.listings import ListFact, list_fact
from graph_service.answers.facts.values import a_map
from graph_service.proofs.given import Found, proofs, proved
from graph_service.store.store import Store

ENTRY_CAP = 2000
"""List entries that one answer looks at; where it asks for many subjects, ENTRIES_EACH times their number."""

ENTRIES_EACH = 20


def lists_of(store: Store, ids: Sequence[str], moment: AsOf) -> dict[str, list[ListFact]]:
    """The entries in use of each subject on other than red lists, as of the moment, the latest first."""
    found = entries_of(store, ids, moment)
    kept = {id_: [entry for entry in entries if entry.tier != "R"] for id_, entries in found.items()}
    return {id_: entries for id_, entries in kept.items() if entries}


def entries_of(store: Store, ids: Sequence[str], moment: AsOf) -> dict[str, list[ListFact]]:
    """The entries in use of each subject on any list, as of the moment, the latest first.

    Looking into the past shows an entry only while it is still in use today: time travel must not bring a
    repaired, expired or annulled entry back for ordinary readers; audit is shown how it was.
    """
    rows = entry_rows(store, ids, moment)
    disputes = pending_disputes(store, {str(row["id"]) for row in rows if _disputed(row)}, moment)
    found: dict[str, list[ListFact]] = {}
    for row in rows:
        id_ = str(row["id"])
        dispute = disputes.of("ListEntry", id_, a_map(row["fact"]))
        found.setdefault(id_, []).append(list_fact(row, moment.true_on, dispute))
    return _proved(store, found, moment)


def _proved(store: Store, found: Mapping[str, Sequence[ListFact]], moment: AsOf) -> dict[str, list[ListFact]]:
    named = [Found(id_, entry.id, entry) for id_, entries in found.items() for entry in entries]
    ids = iter(proofs(store, moment, "list", named))
    return {id_: list(proved(entries, islice(ids, len(entries)))) for id_, entries in found.items()}


def entry_rows(store: Store, ids: Sequence[str], moment: AsOf) -> Sequence[Mapping[str, object]]:
    """The rows of `lists_in_force` for these subjects; of the past only what is in use today too."""
    rows = _entries(store, ids, moment)
    return still_known(rows, _entries(store, ids, still_on())) if moment.hides_what_ended else rows


def _disputed(row: Mapping[str, object]) -> bool:
    return a_map(row["fact"]).get("disputed") is True


def still_known(
    then: Iterable[Mapping[str, object]], now: Iterable[Mapping[str, object]]
) -> list[Mapping[str, object]]:
    """Of rows with a `fact`, those whose fact, in whatever version, is among today's."""
    today = {a_map(row["fact"])["key"] for row in now}
    return [row for row in then if a_map(row["fact"])["key"] in today]


def _entries(store: Store, ids: Sequence[str], moment: AsOf) -> Sequence[Mapping[str, object]]:
    cap = max(ENTRY_CAP, ENTRIES_EACH * len(ids))
    return store.rows("lists_in_force", ids=list(ids), row_cap=cap, **moment.clocks)
