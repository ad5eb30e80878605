"""A finding's digest: moved by what was found, and by nothing else."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.share_range import ShareRange
from graph_service.answers.control.figures import Stake, StakeRoute
from graph_service.answers.facts.parties import Party
from graph_service.answers.facts.relations import relation
from graph_service.proofs.canonical import Canonical

KNOWN = datetime(2026, 7, 1, tzinfo=UTC)
HOLDER = Party("甲", "Enterprise", "甲公司", "uscc", None, None, None, None, None, True)
HELD = Party("乙", "Enterprise", "乙公司", "uscc", None, None, None, None, None, True)


def holding(ratio: float, row: int, holder: Party = HOLDER):
    said = {"ratio": ratio, "source": "局", "load_id": "l1", "row": row, "known_from": KNOWN}
    return relation("HOLDS", holder, HELD, {**said, "valid_from": date(2020, 1, 1)})


STAKE = Stake(
    party="甲",
    name="甲公司",
    words="直接 60%",
    direct=ShareRange(0.6, 0.6),
    penetrated=ShareRange(0.6, 0.6),
    integrated=ShareRange(0.6, 0.6),
    through_cycles=0.0,
    nominee=False,
    route_count=1,
    routes=(StakeRoute(ShareRange(0.6, 0.6), (1,)),),
)
BOOK = (holding(0.1, 7), holding(0.6, 8))


def digest(stake: Stake, book=BOOK) -> str:
    return Canonical(book).digest(stake)


def test_dress_and_present_names_do_not_count():
    renamed = replace(HOLDER, name="甲集团公司")

    assert digest(replace(STAKE, name="甲集团公司", words="…", proof="P-…")) == digest(STAKE)
    assert digest(STAKE, (BOOK[0], holding(0.6, 8, renamed))) == digest(STAKE)


def test_a_figure_counts_to_twelve_digits():
    assert digest(replace(STAKE, through_cycles=1e-13 + 0.25)) == digest(replace(STAKE, through_cycles=0.25))
    assert digest(replace(STAKE, through_cycles=1e-10 + 0.25)) != digest(replace(STAKE, through_cycles=0.25))


@pytest.mark.parametrize("book", [(BOOK[0], holding(0.61, 8)), (BOOK[0], holding(0.6, 9))])
def test_a_relation_counts_with_its_values_and_its_line(book):
    assert digest(STAKE, book) != digest(STAKE)


def test_the_lines_are_those_of_the_relations_named_and_of_no_others():
    read = Canonical(BOOK)
    read.digest(STAKE)

    assert read.lines == {("l1", 8)}
    assert read.records == set()


def test_relations_may_stand_in_another_order():
    turned = replace(STAKE, routes=(replace(STAKE.routes[0], steps=(0,)),))

    assert digest(turned, BOOK[::-1]) == digest(STAKE)


@dataclass(frozen=True)
class Inner:
    share: float
    day: date | None
    words: str = "left out"


@dataclass(frozen=True)
class Outer:
    zeta: str
    alpha: tuple[Inner, ...]
    many: Mapping[str, object]
    flag: bool
    type_zh: str = "left out"


NUMBERS = st.floats(allow_nan=False, allow_infinity=False)
INNER = st.builds(Inner, NUMBERS, st.none() | st.dates())
PLAIN = st.none() | st.booleans() | st.integers() | NUMBERS | st.text() | st.dates()
OUTER = st.builds(
    Outer, st.text(), st.lists(INNER).map(tuple), st.dictionaries(st.text(), PLAIN | INNER), st.booleans()
)


def counted(value):
    """What belongs to a finding, as plain data, by a plain walk."""
    if isinstance(value, Outer):
        names = ("zeta", "alpha", "many", "flag")
        return {name: counted(getattr(value, name)) for name in names}
    if isinstance(value, Inner):
        return {"share": counted(value.share), "day": counted(value.day)}
    if isinstance(value, dict):
        return {key: counted(item) for key, item in value.items()}
    if isinstance(value, tuple):
        return [counted(item) for item in value]
    if isinstance(value, float):
        return float(f"{value:.12g}")
    return value.isoformat() if isinstance(value, date) else value


@given(OUTER)
def test_the_text_is_json_with_its_keys_in_order_and_no_blanks(finding):
    in_order = json.dumps(counted(finding), ensure_ascii=False, sort_keys=True, separators=(",", ":"))

    assert Canonical().text(finding) == in_order


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_what_is_no_number_has_no_text(value):
    with pytest.raises(ValueError, match="no form in JSON"):
        Canonical().text(Inner(value, None))
