"""What every route is given."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator

from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute

from graph_service.api.app import ROUTERS

READS_A_FILE = {"_own"}
"""A review is looked up in its folder, which must not hold up the loop."""


def test_what_a_route_is_given_is_worked_out_without_a_change_of_thread():
    routes = [one for router in ROUTERS for one in router.routes if isinstance(one, APIRoute)]

    given = {call for one in routes for call in _given(one.dependant)}

    assert len(given) > 10
    assert {call.__name__ for call in given if not inspect.iscoroutinefunction(call)} == READS_A_FILE


def _given(asked: Dependant) -> Iterator[Callable[..., object]]:
    for one in asked.dependencies:
        assert one.call is not None
        yield one.call
        yield from _given(one)
