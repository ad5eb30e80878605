"""Plain values of a stored fact, and how a dataclass is filled from a map of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import date, datetime
from functools import cache
from typing import TYPE_CHECKING, TypeVar, cast

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Value = str | int | float | bool | date | datetime | tuple[str, ...] | None
"""What a property can hold."""

T = TypeVar("T", bound="DataclassInstance")


def filled(kind: type[T], values: Mapping[str, object], **more: object) -> T:
    """A dataclass of this kind from the map's values of the same names; what is absent is null or empty."""
    found = {
        name: absent if values.get(name) is None else plain(values[name]) for name, absent in _fields(kind)
    }
    return cast(Callable[..., T], kind)(**(found | more))


@cache
def _fields(kind: type[DataclassInstance]) -> tuple[tuple[str, Value], ...]:
    """The names of a dataclass's fields, each with what stands for an absent value."""
    return tuple((one.name, () if str(one.type).startswith("tuple") else None) for one in fields(kind))


def text(values: Mapping[str, object], name: str) -> str:
    """A text value; empty where absent."""
    value = values.get(name)
    return value if isinstance(value, str) else ""


def maps(value: object) -> list[Mapping[str, object]]:
    """A column of type map[], as a list of maps."""
    return cast(list[Mapping[str, object]], value) if isinstance(value, list) else []


def a_map(value: object) -> Mapping[str, object]:
    """A column of type map; empty where null."""
    return cast(Mapping[str, object], value) if isinstance(value, dict) else {}


def whole(value: object) -> int:
    """A column of type integer; 0 where null."""
    return value if isinstance(value, int) else 0


def plain(value: object) -> Value:
    """A property's value, lists as tuples."""
    return tuple(value) if isinstance(value, list) else value  # type: ignore[return-value]
