"""What the whole graph's questions need is there before anybody asks, and again after a load."""

from __future__ import annotations

import time
from collections.abc import Callable

from answers_graph import people, registrations
from fixture_graph import deliver, wipe

from graph_service.answers.as_of import as_of
from graph_service.answers.leads.lead_graph import lead_graph
from graph_service.answers.risk.risk_graph import risk_graph
from graph_service.answers.warmed import kept_warm, make_ready
from graph_service.snapshot.held import HeldSnapshot

SOON = 60.0


def soon(reached: Callable[[], bool]) -> bool:
    end = time.monotonic() + SOON
    while not reached() and time.monotonic() < end:
        time.sleep(0.05)
    return reached()


def test_leads_paths_and_circles_are_worked_out_ahead(store):
    wipe(store)
    deliver(store, "enterprises", registrations())
    held = HeldSnapshot(store)

    make_ready(store, held)

    assert {"reregistered", "shells"} <= vars(lead_graph(store, as_of(), held)).keys()
    assert {"walkable", "guarantees", "everywhere"} <= vars(risk_graph(store, as_of(), held)).keys()


def test_a_load_is_noticed_and_made_ready_without_a_question(store):
    wipe(store)
    deliver(store, "enterprises", registrations())
    held = HeldSnapshot(store)

    with kept_warm(store, held, every=0.05):
        assert soon(lambda: held._snapshot is not None)
        before = held._snapshot.stamp
        deliver(store, "people", people())
        assert soon(lambda: held._snapshot.stamp != before)

    assert held._snapshot.stamp.finished == before.finished + 1
