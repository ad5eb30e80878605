"""Answers as JSON text."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from enum import Enum, IntEnum, StrEnum
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_service.answers.json_text import json_text, jsonable


class Word(StrEnum):
    MUST = "应当"


class Step(IntEnum):
    FIRST = 1


class Kind(Enum):
    DAY = date(2024, 2, 29)


@dataclass(frozen=True)
class Part:
    name: str
    share: float | None
    held: bool


@dataclass(frozen=True)
class Whole:
    parts: tuple[Part, ...]
    number: int


PARTS = st.builds(
    Part, st.text(), st.none() | st.floats(allow_nan=False, allow_infinity=False), st.booleans()
)


@given(st.builds(Whole, st.lists(PARTS).map(tuple), st.integers()))
def test_a_dataclass_is_its_fields_and_what_they_hold(whole: Whole):
    assert json_text(whole) == json.dumps(asdict(whole), ensure_ascii=False)


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        (Word.MUST, "应当"),
        (Step.FIRST, 1),
        (Kind.DAY, "2024-02-29"),
        (datetime(2024, 3, 10, 9, 30, tzinfo=UTC), "2024-03-10T09:30:00+00:00"),
        (MappingProxyType({date(2024, 1, 1): (True, None)}), {"2024-01-01": [True, None]}),
    ],
)
def test_what_is_no_json_by_itself_has_one_form(value, wanted):
    found = jsonable(value)

    assert (found, type(found)) == (wanted, type(wanted))


@pytest.mark.parametrize("value", [object(), {1, 2}, Part, b"x"])
def test_what_has_no_form_is_refused(value):
    with pytest.raises(TypeError, match="has no form in JSON"):
        jsonable(value)
