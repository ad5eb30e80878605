"""A change of rules (规则变更) carried out on the records that are there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph_service.life.events import EventBook, all_events
from graph_service.life.follow_ups import ASKED, Reopened, reopened
from graph_service.life.references import RECORDS
from graph_service.life.stored import stored_pages
from graph_service.store.delivery import Delivery, Outcome
from graph_service.store.loads import Load
from graph_service.store.store import Store
from graph_service.store.writer import Progress, reopen

__all__ = ["LAYOUT", "re_end"]

SOURCE, LAYOUT = "规则", "rule_change"


def re_end(
    store: Store,
    version: str,
    *,
    adopted: str,
    kinds: Sequence[str] = RECORDS,
    on_progress: Progress | None = None,
) -> Outcome:
    """Give every open record the level and ends that the rules of this installation give it today.

    One load, kept like any other; killed and run again it ends the same. What the sources said stays as it
    was, so that a file delivered again opens nothing, and earlier days answer as they did.

    Args:
        store: the graph.
        version: of the rules adopted; the same version as adopted last changes nothing.
        adopted: what was adopted, in words, as it is kept with the load.
        kinds: the kinds of record that the rules speak of.
        on_progress: called with the versions written so far.
    """
    delivery = Delivery(SOURCE, LAYOUT, adopted, version, full=False, read=0, rejected=0)
    return reopen(store, delivery, lambda load: _changes(store, load, kinds), on_progress)


def _changes(store: Store, load: Load, kinds: Sequence[str]) -> Iterator[Reopened]:
    book = EventBook(all_events(store))
    for name in kinds:
        for page in stored_pages(store, name, ASKED[name]):
            yield reopened(name, load, page, book)
