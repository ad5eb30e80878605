from __future__ import annotations

import json
from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest

from analytics.penalty_level import level_named
from analytics.record_life import RecordLife
from graph_service.errors import BadRule
from graph_service.rules.periods import period_rules, read_period_rules

VECTORS = Path(__file__).parents[2] / "vectors"
TEXT = files("graph_service.rules").joinpath("record_periods.yaml").read_text(encoding="utf-8")


def lifecycle_cases() -> list[tuple[str, dict]]:
    vectors = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(VECTORS.glob("*.json"))]
    return [
        (vector["as_of"], case)
        for vector in vectors
        if vector["kind"] == "lifecycle"
        for case in vector["cases"]
    ]


@pytest.mark.parametrize(("as_of", "case"), lifecycle_cases())
def test_shipped_rules_give_the_worked_examples(as_of: str, case: dict) -> None:
    repaired = case["repaired"] and date.fromisoformat(case["repaired"])
    life = RecordLife(date.fromisoformat(case["decided"]), level_named(case["level"]), repaired)

    assert life.in_force(date.fromisoformat(as_of), period_rules()).in_force is case["active"]


def test_general_and_serious_are_ruled_on_every_day() -> None:
    borders = [date(2020, 1, 1), date(2023, 4, 30), date(2023, 5, 1), date(2026, 3, 31), date(2026, 4, 1)]

    for day in borders:
        levels = sorted(row.level for row in period_rules().periods if row.governs(day))
        assert [level for level in levels if level != "minor"] == ["general", "serious"], day


def test_reason_names_the_instrument() -> None:
    standing = RecordLife(date(2026, 5, 1), "general").in_force(date(2026, 6, 1), period_rules())

    assert standing.reason == (
        "一般失信自决定之日起最长 12 个月，至 2027-05-01 前一日（信用修复管理办法（国家发展改革委令第36号））"
    )


def test_version_changes_with_the_text() -> None:
    assert read_period_rules(TEXT).version == period_rules().version
    assert read_period_rules(TEXT + "\n# a remark\n").version != period_rules().version


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("max_months: 12", "max_months: 2", "min_months 3 is above max_months 2"),
        ("id: order_58.minor", "id: order_36.minor", "ids should be unique"),
        ("valid_to: 2023-05-01", "valid_to: 2023-06-01", "cover the same days and level"),
        ("level: general", "level: 一般", "Input should be 'minor', 'general' or 'serious'"),
        ("applies: true", "applies: perhaps", "valid boolean"),
        ("confidence: page_seen", "confidence: sure", "law_text_seen"),
        ("published: true", "publicised: true", "Extra inputs are not permitted"),
        (
            "  id: apply_order_36_to_older_records\n  regime: order_36",
            "  id: x\n  regime: order_99",
            "has no rows",
        ),
        ("periods:", "periods: [", "should hold valid rule rows"),
    ],
)
def test_broken_rules_are_refused_at_start(old: str, new: str, fault: str) -> None:
    broken = TEXT.replace(old, new)

    with pytest.raises(BadRule) as caught:
        read_period_rules(broken)

    assert fault in str(caught.value)
