"""Rows of the rules: ids of several books are told apart, and nothing is shown without a basis."""

from __future__ import annotations

from datetime import date

import pytest

from graph_service.answers.rules.rule_rows import rule_list, rule_named
from graph_service.errors import Ambiguous, NotFound
from graph_service.pages.rule_words import FIELDS, says
from graph_service.rules.book import RuleRow
from graph_service.rules.effects import EFFECTS
from graph_service.rules.lists import LISTS
from graph_service.rules.measures import MEASURES
from graph_service.rules.periods import PERIODS

DAY = date(2026, 7, 15)


def test_an_id_in_several_books_asks_which() -> None:
    named = {row.id: row.book for row in rule_list(DAY).rows}
    twice = [row.id for row in rule_list(DAY).rows if named[row.id] != row.book]

    for id_ in twice:
        with pytest.raises(Ambiguous, match=f"{named[id_]}/{id_}"):
            rule_named(id_, DAY)
        assert rule_named(f"{named[id_]}/{id_}", DAY).book == named[id_]
    assert rule_named("severity/list_A", DAY).says["weight"] == 0.9


def test_an_unknown_id_is_not_found() -> None:
    with pytest.raises(NotFound, match="xinmai rules list"):
        rule_named("E99", DAY)


def test_every_row_has_a_basis_and_a_confidence_in_words() -> None:
    assert all(row.basis and row.confidence_zh for row in rule_list(DAY).rows)


def test_the_fields_of_the_books_of_law_have_words() -> None:
    own = {name for kind in (LISTS, EFFECTS, PERIODS, MEASURES) for name in kind.row.model_fields}

    assert own - set(RuleRow.model_fields) <= FIELDS.keys()
    assert ("层级", "A") in says(rule_named("samr_serious", DAY))
