"""Refuses what a route has no parameter for: an answer must not pass over what was asked of it in silence."""

from __future__ import annotations

from collections.abc import Iterator

from fastapi import Request
from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute

from graph_service.errors import BadInput

__all__ = ["only_declared"]


async def only_declared(request: Request) -> None:
    """Nothing, where every parameter of the query is one that the route takes.

    Raises:
        BadInput: another, such as `known_on` where a measure is asked for as known now.
    """
    route = request.scope.get("route")
    if not request.query_params or not isinstance(route, APIRoute):
        return
    declared = set(_names(route.dependant))
    unknown = sorted(set(request.query_params) - declared)
    if unknown:
        usable = "、".join(sorted(declared)) or "（没有参数）"
        raise BadInput(f"没有参数 {'、'.join(unknown)}；可用：{usable}")


def _names(asked: Dependant) -> Iterator[str]:
    yield from (field.alias for field in asked.query_params)
    for one in asked.dependencies:
        yield from _names(one)
