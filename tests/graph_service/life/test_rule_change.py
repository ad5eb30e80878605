"""Rules that change after the records were loaded."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from life_cases import DISPUTES, ENTRIES, PENALTIES, REPAIRS, Desk, penalty
from loader_cases import HUASHENG

from graph_service.life import ends
from graph_service.life.rule_change import re_end
from graph_service.rules.periods import period_rules
from graph_service.store.digest import digest
from graph_service.store.store import Store

TERM = date(2027, 5, 1)


@pytest.fixture
def desk(store: Store, tmp_path: Path) -> Desk:
    return Desk(store, tmp_path)


def _half_a_year(monkeypatch: pytest.MonkeyPatch) -> None:
    """General dishonesty is published six months at most."""
    rules = period_rules()
    shorter = tuple(replace(p, max_months=6) if p.level == "general" else p for p in rules.periods)
    monkeypatch.setattr(ends, "period_rules", lambda: replace(rules, version="half", periods=shorter))


def test_records_get_the_ends_of_the_rules_adopted_and_keep_what_befell_them(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.load(PENALTIES, penalty("甲"), penalty("乙"), penalty("丙"))
    desk.load(ENTRIES, f"{HUASHENG},华盛,2026-05-01,甲〔2026〕1号,")
    desk.load(REPAIRS, f"华盛,{HUASHENG},乙,,,,2026-09-01,某局")
    desk.load(DISPUTES, f"华盛,{HUASHENG},丙,,,异1,2026-09-01,")
    _half_a_year(monkeypatch)

    outcome = re_end(desk.store, "half", adopted="一般失信公示半年")

    # the repaired one ended before either term, the list has a term of its own: two of four change
    assert (outcome.opened, outcome.closed) == (2, 2)
    assert desk.life() == {
        "甲": (date(2026, 11, 1), "term", False),
        "乙": (date(2026, 9, 1), "repair", False),
        "丙": (date(2026, 11, 1), "term", True),
        "甲〔2026〕1号": (date(2029, 5, 1), "term", False),
    }


def test_the_same_rules_again_change_nothing_and_a_file_again_opens_nothing(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.load(PENALTIES, penalty("甲"))
    _half_a_year(monkeypatch)
    re_end(desk.store, "half", adopted="一般失信公示半年")
    before = digest(desk.store)

    again = re_end(desk.store, "half", adopted="一般失信公示半年")
    unchanged = digest(desk.store) == before
    file = desk.load(PENALTIES, penalty("甲"), penalty("乙"))

    assert again.unchanged and unchanged
    assert (file.opened, file.closed, file.kept) == (1, 0, 1)
    assert {end for end, _, _ in desk.life().values()} == {date(2026, 11, 1)}


def test_rules_adopted_and_taken_back_leave_the_first_ends(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.load(PENALTIES, penalty("甲"))
    with monkeypatch.context() as patched:
        _half_a_year(patched)
        re_end(desk.store, "half", adopted="一般失信公示半年")

    re_end(desk.store, "whole", adopted="恢复")

    assert desk.life() == {"甲": (TERM, "term", False)}
