"""The planted legal effects of the sample county as rows of a review: only the law restricts."""

from __future__ import annotations

import pandas as pd
import pytest
from planted_county import Planted, planted_county

from graph_service.answers.as_of import as_of
from graph_service.answers.checks.check import CheckedRow
from graph_service.answers.checks.check_file import check_file
from graph_service.answers.checks.check_run import Asked, reviewed
from graph_service.answers.checks.lot_facts import Lot
from graph_service.answers.checks.procurement import lot_check
from graph_service.crossmatch.register import graph_register
from graph_service.rules.policies import policy_book, policy_of
from graph_service.settings import settings

CASES = {
    # a dishonest debtor: 财库〔2016〕125号 (E23)
    "listed_firm_representative_not_reached": "restricted",
    # owes wages: 条例第四十八条 (E08)
    "wage_arrears_reaches_representative": "restricted",
    # on a serious list whose measures rest on a memorandum alone
    "superseded_memorandum": "attention",
    # owed wages, repaired ten days ago
    "repaired_entry_binds_nobody": "pass",
}


@pytest.fixture(scope="module")
def planted(opened_store, tmp_path_factory) -> Planted:
    return planted_county(opened_store, tmp_path_factory.mktemp("county"))


@pytest.fixture(scope="module")
def rows(planted, tmp_path_factory) -> dict[str, CheckedRow]:
    """The firm of each case, reviewed for procurement in one file."""
    folder = tmp_path_factory.mktemp("review")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XINMAI_DATA_DIR", str(folder / "data"))
        settings.cache_clear()
        codes = [planted.case(name).parties["firm"] for name in CASES]
        pd.DataFrame({"统一社会信用代码": codes}).to_csv(folder / "a.csv", index=False)
        policy = policy_of("procurement")
        asked = Asked(policy, policy_book(policy), "审查员", "测试")
        register = graph_register(planted.held.current())
        found = reviewed(planted.store, register, check_file(folder / "a.csv"), asked, as_of())
    settings.cache_clear()
    return dict(zip(CASES, found.rows, strict=True))


@pytest.mark.parametrize(("case", "outcome"), CASES.items())
def test_a_planted_case_has_the_outcome_that_the_law_gives(rows, case, outcome):
    assert rows[case].outcome == outcome


def test_a_repaired_entry_of_the_county_is_shown_to_nobody(rows):
    assert "东人社欠薪〔2025〕9054号" not in repr(rows["repaired_entry_binds_nobody"])


def test_the_planted_lot_bars_those_of_one_head_and_no_namesake(planted, tmp_path, monkeypatch):
    monkeypatch.setenv("XINMAI_DATA_DIR", str(tmp_path))
    settings.cache_clear()
    case = planted.case("one_head_in_one_lot")

    lot = Lot(tuple(case.parties.values()))
    found = lot_check(planted.store, lot, as_of(), caller="采购人", purpose="测试")

    assert sorted(one.id for one in found.parties if one.barred) == case.answer["barred"]
    monkeypatch.undo()
    settings.cache_clear()
