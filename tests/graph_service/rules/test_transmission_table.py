from __future__ import annotations

from datetime import date

import pytest

from analytics.transmission import TransmissionTable
from graph_service.errors import BadRule
from graph_service.rules.book import read_book
from graph_service.rules.installed import packaged_text
from graph_service.rules.transmission import (
    CONTAGION,
    SEVERITY,
    TRANSMISSION,
    table_of,
    transmission_table,
)
from graph_service.snapshot.relations import KINDS

DAY = date(2026, 7, 15)


def table(*, relations: str = "", figures: str = "", day: date = DAY) -> TransmissionTable:
    return table_of(
        read_book(TRANSMISSION, relations or packaged_text("transmission")),
        read_book(SEVERITY, packaged_text("severity")),
        read_book(CONTAGION, figures or packaged_text("contagion")),
        day,
    )


def test_every_row_has_a_basis_and_the_version_is_of_all_books() -> None:
    packaged = transmission_table(DAY)
    wider = table(figures=packaged_text("contagion").replace("value: 4\n", "value: 3\n"))

    assert all(rule.basis and rule.source and rule.confidence for rule in packaged.rules)
    assert {rule.relation for rule in packaged.rules} >= {"HOLDS", "BRANCH_OF", "GUARANTEES", "LEGAL_REP_OF"}
    assert table().version == packaged.version
    assert (wider.spread.hops, wider.version == packaged.version) == (3, False)


def test_there_is_a_row_for_every_kind_of_relation_and_for_no_other() -> None:
    assert {rule.relation for rule in transmission_table(DAY).rules} == set(KINDS)


def test_a_row_counts_only_between_its_days() -> None:
    dated = packaged_text("transmission").replace(
        "  - id: supervisor\n", "  - id: supervisor\n    valid_from: 2026-01-01\n    valid_to: 2026-07-15\n"
    )

    assert "supervisor" in [rule.id for rule in table(relations=dated, day=date(2026, 7, 14)).rules]
    assert "supervisor" not in [rule.id for rule in table(relations=dated).rules]


@pytest.mark.parametrize(
    ("found", "written", "reason"),
    [
        ("chance: 0.9", "chance: 1.9", "rows branch chance got 1.9: .*less than or equal to 1"),
        (
            "relation: SUPERVISOR_OF\n",
            "relation: EXECUTIVE_OF\n",
            "and supervisor speak of",
        ),
        (
            "relation: SUPERVISOR_OF\n",
            "relation: SAME_ADDRESS\n",
            "got 'SAME_ADDRESS'",
        ),
    ],
)
def test_a_wrong_row_is_refused(found: str, written: str, reason: str) -> None:
    with pytest.raises(BadRule, match=reason):
        table(relations=packaged_text("transmission").replace(found, written))


@pytest.mark.parametrize(
    ("found", "written", "reason"),
    [
        ("value: 4\n", "value: 0\n", "hops got 0.0"),
        ("figure: hops", "figure: leaps", "hops is missing"),
        ("value: 0.9\n", "value: null\n", "does not go with confidence"),
    ],
)
def test_a_figure_out_of_its_range_or_missing_is_refused(found: str, written: str, reason: str) -> None:
    with pytest.raises(BadRule, match=reason):
        table(figures=packaged_text("contagion").replace(found, written))
