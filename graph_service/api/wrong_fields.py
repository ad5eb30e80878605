"""What is wrong with a request's fields, in words: which field, and what it should be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

__all__ = ["wrong_fields"]

_WORDS = {
    "missing": "缺少此项",
    "extra_forbidden": "没有此项",
    "int_parsing": "应为整数",
    "int_type": "应为整数",
    "int_from_float": "应为整数",
    "float_parsing": "应为数",
    "float_type": "应为数",
    "finite_number": "应为有限的数",
    "bool_parsing": "应为 true 或 false",
    "bool_type": "应为 true 或 false",
    "string_type": "应为文字",
    "list_type": "应为列表",
    "dict_type": "应为对象",
    "model_type": "应为对象",
    "model_attributes_type": "应为对象",
    "json_invalid": "应为 JSON",
    "date_type": "应为日期，形如 2026-07-15",
    "date_parsing": "应为日期，形如 2026-07-15",
    "date_from_datetime_parsing": "应为日期，形如 2026-07-15",
    "date_from_datetime_inexact": "应为日期，不带时刻，形如 2026-07-15",
    "datetime_type": "应为时点，形如 2026-07-15T09:30:00",
    "datetime_parsing": "应为时点，形如 2026-07-15T09:30:00",
    "datetime_from_date_parsing": "应为时点，形如 2026-07-15T09:30:00",
    "datetime_object_invalid": "应为时点，形如 2026-07-15T09:30:00",
    "greater_than": "应大于 {gt:g}",
    "greater_than_equal": "应不小于 {ge:g}",
    "less_than": "应小于 {lt:g}",
    "less_than_equal": "应不大于 {le:g}",
    "string_too_short": "应至少 {min_length} 个字",
    "string_too_long": "应至多 {max_length} 个字",
    "too_short": "应至少 {min_length} 项",
    "too_long": "应至多 {max_length} 项",
    "string_pattern_mismatch": "应形如 {pattern}",
}
"""By pydantic's name of the fault. What is not here is said in pydantic's own words."""


def wrong_fields(faults: Sequence[Mapping[str, object]]) -> list[dict[str, str]]:
    """Of each fault where it is (`query.hops`) and what should stand there; never what was sent."""
    return [{"where": _where(one), "message": _message(one)} for one in faults]


def _where(fault: Mapping[str, object]) -> str:
    place = fault["loc"]
    return ".".join(map(str, place)) if isinstance(place, tuple) else str(place)


def _message(fault: Mapping[str, object]) -> str:
    bounds = fault.get("ctx")
    if fault["type"] in ("literal_error", "enum") and isinstance(bounds, Mapping):
        named = str(bounds["expected"]).replace(" or ", ", ").split(", ")
        return f"应为 {'、'.join(one.strip(chr(39)) or '空' for one in named)} 之一"
    words = _WORDS.get(str(fault["type"]), str(fault["msg"]).removeprefix("Value error, "))
    return words.format_map(bounds) if isinstance(bounds, Mapping) and "{" in words else words
