from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from analytics.severity import RiskRecords, SeverityRules, in_force, own_severity

RULES = SeverityRules({"minor": 0.0, "general": 0.25, "serious": 0.6, "list_A": 0.9}, half_life_days=730)
GRADES = ("minor", "general", "serious", "list_A")
TODAY = date(2026, 7, 15)
Row = tuple[int, str, int, int, bool]


def records(*rows: Row) -> RiskRecords:
    return RiskRecords(
        subjects=np.array([row[0] for row in rows], np.int32),
        grades=np.array([GRADES.index(row[1]) for row in rows], np.uint8),
        grade_names=GRADES,
        since=np.array([row[2] for row in rows], np.int32),
        use_until=np.array([row[3] for row in rows], np.int32),
        disputed=np.array([row[4] for row in rows], np.bool_),
    )


def severity(*rows: Row) -> list[float]:
    return own_severity(records(*rows), RULES, TODAY, 3).tolist()


def test_records_of_one_subject_add_as_noisy_or() -> None:
    found = severity((0, "serious", 20260715, 0, False), (0, "general", 20260715, 0, False))

    assert found == pytest.approx([1 - 0.4 * 0.75, 0, 0])


def test_a_record_weighs_half_after_its_half_life() -> None:
    # 2024-07-15 to 2026-07-15 are 730 days
    assert severity((1, "serious", 20240715, 0, False)) == pytest.approx([0, 0.3, 0])


def test_a_record_that_is_not_in_force_leaves_no_trace_bit_for_bit() -> None:
    standing = (0, "general", 20260101, 20270101, False)
    ended = [
        (0, "serious", 20260101, 20260715, False),
        (0, "serious", 20260716, 0, False),
        (0, "list_A", 20260101, 0, True),
        (2, "list_A", 20250101, 20250101, False),
    ]

    assert severity(standing, *ended) == severity(standing)


def test_the_order_of_records_does_not_matter() -> None:
    rows = [(0, "general", 20260101 + day, 0, False) for day in range(1, 25)]

    assert severity(*rows) == severity(*reversed(rows))


def test_the_last_day_of_use_is_the_day_before_the_end() -> None:
    rows = records((0, "general", 20260101, 20260716, False), (0, "general", 20260101, 20260715, False))

    assert in_force(rows, TODAY).tolist() == [True, False]


def test_a_minor_record_weighs_nothing() -> None:
    assert severity((0, "minor", 20260714, 0, False)) == [0, 0, 0]


def test_a_grade_without_a_rule_is_refused() -> None:
    rules = SeverityRules({"general": 0.25}, half_life_days=730)

    with pytest.raises(ValueError, match="list_A"):
        own_severity(records((0, "general", 20260101, 0, False)), rules, TODAY, 1)
