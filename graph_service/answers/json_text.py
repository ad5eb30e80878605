"""Answers as JSON: the same keys for commands and API, dates in ISO 8601, nothing left out."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum

Json = str | int | float | bool | None | list["Json"] | dict[str, "Json"]


def jsonable(value: object) -> Json:
    """The value as plain JSON data. Raises TypeError for what has no form in JSON."""
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
    if is_dataclass(value):
        return {field.name: jsonable(getattr(value, field.name)) for field in fields(value)}
    raise TypeError(f"{type(value).__name__} has no form in JSON")


def json_text(value: object, *, indent: int | None = None) -> str:
    """The value as JSON text; Chinese is kept as it is, NaN is refused."""
    return json.dumps(jsonable(value), ensure_ascii=False, allow_nan=False, indent=indent)
