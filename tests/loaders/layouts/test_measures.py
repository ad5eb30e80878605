"""Decisions that order a measure: whom, in which matters, from when to when."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from loader_cases import HUASHENG, RESIDENT, Case, case, written

HEADINGS = (
    "惩戒对象名称,惩戒对象代码,证件类型,证件号码,措施决定文书号,措施事项,措施内容,决定依据,决定机关,"
    "决定日期,措施起始日期,措施截止日期,措施解除日期"
)
BARRED = "取消投标资格一年,招标投标法第五十四条,如东县行政审批局"


def decisions(folder: Path, *rows: str) -> Case:
    return case(written(folder, "措施决定.csv", HEADINGS, *rows))


def test_a_decision_names_its_target_matters_basis_and_days(tmp_path: Path) -> None:
    found = decisions(
        tmp_path, f"华盛,{HUASHENG},,,限1号,招标投标;procurement,{BARRED},2026-05-01,2026-05-10,2027-05-09,"
    )

    [row] = found.facts("MeasureDecision")
    assert found.known.layout.name == "measure_decisions"
    assert (row["subject"], row["matters"]) == (HUASHENG, ["bidding", "procurement"])
    assert (row["basis"], row["authority"]) == ("招标投标法第五十四条", "如东县行政审批局")
    assert (row["valid_from"], row["valid_to"]) == (date(2026, 5, 10), date(2027, 5, 10))


def test_a_decision_lifted_early_ends_on_that_day_and_counts_from_its_own_day(tmp_path: Path) -> None:
    found = decisions(
        tmp_path, f"华盛,{HUASHENG},,,限1号,招标投标,{BARRED},2026-05-01,,2027-05-09,2026-08-01"
    )

    [row] = found.facts("MeasureDecision")
    assert (row["valid_from"], row["valid_to"]) == (date(2026, 5, 1), date(2026, 8, 1))


def test_a_person_is_named_by_number(tmp_path: Path) -> None:
    found = decisions(
        tmp_path,
        f"张伟,,居民身份证,{RESIDENT},限2号,任职,三年内不得任职,公司法第一百七十八条,某局,2026-05-01,,,",
    )

    [row] = found.facts("MeasureDecision", "Person")
    assert str(row["subject"]).startswith("p:")


def test_a_matter_that_nobody_knows_and_a_decision_without_basis_are_refused(tmp_path: Path) -> None:
    found = decisions(
        tmp_path,
        f"华盛,{HUASHENG},,,限1号,买菜,{BARRED},2026-05-01,,,",
        f"华盛,{HUASHENG},,,限2号,任职,不得任职,,某局,2026-05-01,,,",
    )

    assert [(line, field) for line, field, _ in found.reasons] == [(2, "措施事项"), (3, "决定依据")]
    assert "得到 买菜" in found.reasons[0][2]
