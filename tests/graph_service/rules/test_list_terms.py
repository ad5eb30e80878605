"""Terms of lists: validated rows, each for its list and its days."""

from __future__ import annotations

from datetime import date

import pytest

from graph_service.errors import BadRule
from graph_service.rules.list_terms import list_term, read_list_terms


def test_a_term_counts_from_the_day_its_order_came_into_force() -> None:
    term = list_term("SJ_YZ", date(2021, 9, 1))

    assert term is not None and term.months == 36
    assert list_term("SJ_YZ", date(2021, 8, 31)) is None


def test_a_list_without_a_fixed_term_has_none() -> None:
    assert list_term("SX_BZX", date(2026, 1, 1)) is None
    assert list_term("NOBODY_KNOWS", date(2026, 1, 1)) is None


@pytest.mark.parametrize("text", ["terms: [{id: a}]", "terms: nonsense", "- [", "terms: []\nmore: 1"])
def test_rows_that_are_not_whole_are_refused(text: str) -> None:
    with pytest.raises(BadRule, match="list_terms.yaml should hold valid rule rows"):
        read_list_terms(text)
