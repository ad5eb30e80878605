"""Records of many subjects; the store is asked only about those that have any in the snapshot."""

from __future__ import annotations

from collections.abc import Collection

from graph_service.answers.as_of import AsOf
from graph_service.answers.facts.listings import ListFact
from graph_service.answers.facts.lists_of import lists_of
from graph_service.answers.facts.penalties_of import penalties_of
from graph_service.answers.facts.records import Penalty
from graph_service.snapshot.tables import Snapshot
from graph_service.store.store import Store


def known_lists_of(
    snapshot: Snapshot, store: Store, numbers: Collection[int], moment: AsOf
) -> dict[str, list[ListFact]]:
    """As `lists_of`, of the subjects of these numbers."""
    listed = _recorded(snapshot, numbers, "ListEntry", moment)
    return lists_of(store, listed, moment) if listed else {}


def known_penalties_of(
    snapshot: Snapshot, store: Store, numbers: Collection[int], moment: AsOf
) -> dict[str, tuple[Penalty, ...]]:
    """As `penalties_of`, of the subjects of these numbers."""
    penalised = _recorded(snapshot, numbers, "Penalty", moment)
    return penalties_of(store, penalised, moment) if penalised else {}


def _recorded(snapshot: Snapshot, numbers: Collection[int], kind: str, moment: AsOf) -> list[str]:
    """The ids of those of the subjects that have a record of this kind in use on the day."""
    rows = snapshot.statements.about("records", numbers, moment.true_on)
    pairs = zip(rows["subject"].to_pylist(), rows["type"].to_pylist(), strict=True)
    return [snapshot.directory.id(one) for one in sorted({one for one, type_ in pairs if type_ == kind})]
