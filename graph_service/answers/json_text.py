"""Answers as JSON: the same keys for commands and API, dates in ISO 8601, nothing left out."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Json = str | int | float | bool | None | list["Json"] | dict[str, "Json"]

_PLAIN = frozenset((str, int, float, bool, type(None)))
"""Types that are JSON as they stand: most of what an answer holds. A type derived from one is looked at."""


def jsonable(value: object) -> Json:
    """The value as plain JSON data. Raises TypeError for what has no form in JSON."""
    if type(value) in _PLAIN:
        return cast(Json, value)
    if isinstance(value, Enum):
        return jsonable(value.value)
    if value is None or isinstance(value, (str, int, float)):
        return value
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): jsonable(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [jsonable(item) for item in value]
    if is_dataclass(value) and not isinstance(value, type):
        return {name: jsonable(getattr(value, name)) for name in _names(type(value))}
    raise TypeError(f"{type(value).__name__} has no form in JSON")


def json_text(value: object, *, indent: int | None = None) -> str:
    """The value as JSON text; Chinese is kept as it is, NaN is refused."""
    return json.dumps(jsonable(value), ensure_ascii=False, allow_nan=False, indent=indent)


@cache
def _names(kind: type[DataclassInstance]) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))
