from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from analytics.penalty_level import level_named
from analytics.record_life import RecordLife
from graph_service.errors import BadRule
from graph_service.rules.book import read_book
from graph_service.rules.installed import packaged_text
from graph_service.rules.periods import CHANNELS, PERIODS, TRANSITIONS, period_rules, rules_of

VECTORS = Path(__file__).parents[2] / "vectors"


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


PACKAGED = [read_book(kind, packaged_text(kind.name)) for kind in (PERIODS, CHANNELS)]


def test_the_version_is_of_all_books() -> None:
    periods, channels = PACKAGED
    text = packaged_text("period_transitions")
    off = read_book(TRANSITIONS, text.replace("applies: true", "applies: false", 1))

    assert rules_of(periods, read_book(TRANSITIONS, text), channels).version == period_rules().version
    assert rules_of(periods, off, channels).version != period_rules().version


def test_a_transition_to_a_regime_without_rows_is_refused() -> None:
    text = packaged_text("period_transitions").replace("regime: order_36", "regime: order_99")

    with pytest.raises(BadRule, match="whose regime is one of record_periods.yaml"):
        rules_of(PACKAGED[0], read_book(TRANSITIONS, text), PACKAGED[1])


def test_months_out_of_order_are_refused() -> None:
    broken = packaged_text("record_periods").replace("max_months: 12", "max_months: 2", 1)

    with pytest.raises(BadRule, match="rows order_36.general .*min_months 3 is above max_months 2"):
        read_book(PERIODS, broken)


def test_a_decision_ends_on_a_day_of_its_own_in_each_channel() -> None:
    revoked = RecordLife(
        date(2026, 5, 1),
        "serious",
        published_on=date(2026, 5, 20),
        publication_class="other",
        authority="如东县市场监督管理局",
    )

    ends = revoked.ends(period_rules())

    # 令36: three years from the decision; 令45: three years from publication in its own system
    assert (ends.public.day, ends.gsxt and ends.gsxt.day) == (date(2029, 5, 1), date(2029, 5, 20))


def test_a_fine_of_which_nobody_knows_whether_it_is_low_has_no_end_in_the_other_channel() -> None:
    fined = RecordLife(
        date(2026, 5, 1),
        "general",
        published_on=date(2026, 5, 20),
        publication_class="fine",
        authority="如东县市场监督管理局",
    )

    assert fined.ends(period_rules()).gsxt is None
