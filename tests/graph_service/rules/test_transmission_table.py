from __future__ import annotations

from datetime import date
from importlib.resources import files

import pytest

from graph_service.errors import BadRule
from graph_service.rules.transmission import read_transmission_table, transmission_table

TEXT = files("graph_service.rules").joinpath("transmission.yaml").read_text(encoding="utf-8")
DAY = date(2026, 7, 15)


def test_every_row_has_a_basis_and_the_version_is_of_the_text() -> None:
    table = transmission_table(DAY)

    assert all(rule.basis and rule.source and rule.confidence for rule in table.rules)
    assert {rule.relation for rule in table.rules} >= {"HOLDS", "BRANCH_OF", "GUARANTEES", "LEGAL_REP_OF"}
    assert read_transmission_table(TEXT + "# changed\n", DAY).version != table.version


def test_a_row_counts_only_between_its_days() -> None:
    dated = TEXT.replace(
        "  - id: phone\n", "  - id: phone\n    valid_from: 2026-01-01\n    valid_to: 2026-07-15\n"
    )

    assert "phone" in [rule.id for rule in read_transmission_table(dated, date(2026, 7, 14)).rules]
    assert "phone" not in [rule.id for rule in read_transmission_table(dated, DAY).rules]


@pytest.mark.parametrize(
    ("found", "written", "reason"),
    [
        ("chance: 0.9", "chance: 1.9", "less than or equal to 1"),
        ("id: phone", "id: address", "unique"),
        ("relation: SAME_PHONE", "relation: SAME_ADDRESS", "cover the same relations"),
        ("hops: 4", "hops: 0", "greater than or equal to 1"),
        ("confidence: policy", "confidence: certain", "confidence"),
        ("damping_exponent: 1.0", "damping: 1.0", "damping"),
    ],
)
def test_a_wrong_row_is_refused(found: str, written: str, reason: str) -> None:
    with pytest.raises(BadRule, match=reason):
        read_transmission_table(TEXT.replace(found, written), DAY)
