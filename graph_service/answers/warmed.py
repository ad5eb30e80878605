"""Making ready what questions rest on before anybody asks, and again after each load."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread

from graph_service.answers.as_of import as_of
from graph_service.answers.facts.freshness import sources_held
from graph_service.answers.groups.group_graph import group_graph
from graph_service.answers.leads.lead_graph import lead_graph
from graph_service.answers.risk.risk_graph import risk_graph
from graph_service.beijing import beijing_today
from graph_service.errors import GraphServiceError
from graph_service.snapshot.held import HeldSnapshot
from graph_service.snapshot.read import load_state
from graph_service.store.store import Store

__all__ = ["kept_warm", "make_ready"]

EVERY = 15.0
"""Seconds between two looks for a new load; a look is one small query."""


@contextmanager
def kept_warm(store: Store, held: HeldSnapshot, every: float = EVERY) -> Iterator[None]:
    """Make ready in the background, at once and after each load, until the block ends."""
    stop = Event()
    beside = Thread(target=_keep, args=(store, held, every, stop), name="warm", daemon=True)
    beside.start()
    try:
        yield
    finally:
        stop.set()
        beside.join()


def make_ready(store: Store, held: HeldSnapshot) -> None:
    """Work out today's graphs: holdings, groups, contagion, paths, guarantees, leads."""
    for _ in _parts(store, held):
        pass
    _set_aside()


def _set_aside() -> None:
    """Keep what is ready out of the collector's way: to look through it costs 0.15 s in the midst of answers.

    What was set aside before and is used no more is collected first.
    """
    gc.unfreeze()
    gc.collect()
    gc.freeze()


def _parts(store: Store, held: HeldSnapshot) -> Iterator[object]:
    """Each part as it is worked out, so that one may stop between two: all of them take many seconds."""
    moment = as_of()
    yield sources_held(held)
    yield group_graph(held.on(moment.true_on))
    risk = risk_graph(store, moment, held)
    yield risk.walkable, risk.guarantees
    yield risk.everywhere.arrivals_by_node
    leads = lead_graph(store, moment, held)
    yield leads.shells
    yield leads.reregistered


def _keep(store: Store, held: HeldSnapshot, every: float, stop: Event) -> None:
    ready = None
    while not stop.is_set():
        try:
            now = beijing_today(), load_state(store).stamp
            if now != ready and not any(stop.is_set() for _ in _parts(store, held)):
                ready = now
                _set_aside()
        except GraphServiceError:
            ready = None  # whoever asks is told of the fault; here the next look tries again
        stop.wait(every)
