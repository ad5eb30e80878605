"""Parties of one lot: the same identified head, or a direct holding over half, and nothing less."""

from __future__ import annotations

from datetime import date

import pytest

from analytics.effect_rules import Office
from analytics.lot_effects import Stake, lot_effects
from analytics.matters import Matter
from graph_service.rules.effects import effect_rules

DAY = date(2026, 7, 15)
RULES = effect_rules(DAY)


def head(
    unit: str, holder: str = "zhang", since: date = date(2020, 1, 1), until: date | None = None
) -> Office:
    return Office(f"{holder}@{unit}", holder, unit, "legal_representative", since, True, until)


def barred(
    *suppliers: str,
    offices: tuple[Office, ...] = (),
    stakes: tuple[Stake, ...] = (),
    matter: Matter = Matter.PROCUREMENT,
) -> set[tuple[str, str, str]]:
    found = lot_effects(suppliers, offices, stakes, RULES, DAY, matter)
    return {(one.target, one.ground.subject, one.rule.id) for one in found if one.rule}


def test_one_head_of_two_bars_both() -> None:
    # 采购法实施条例 art. 18 for procurement, 招标投标法实施条例 art. 34 for bidding
    heads = (head("a"), head("b"), head("c", "li"))

    assert barred("a", "b", "c", offices=heads) == {("a", "b", "E17"), ("b", "a", "E17")}
    assert barred("a", "b", offices=heads, matter=Matter.BIDDING) == {("a", "b", "E19"), ("b", "a", "E19")}


def test_a_head_who_left_or_has_not_begun_bars_nobody() -> None:
    assert barred("a", "b", offices=(head("a"), head("b", until=DAY))) == set()
    assert barred("a", "b", offices=(head("a"), head("b", since=date(2026, 8, 1)))) == set()


@pytest.mark.parametrize(("share", "both"), [(0.6, True), (0.5, False), (None, False)])
def test_a_direct_holding_bars_only_over_half(share: float | None, both: bool) -> None:
    found = barred("a", "b", stakes=(Stake("s", "a", "b", share, date(2020, 1, 1)),))

    assert found == ({("a", "b", "E17"), ("b", "a", "E17")} if both else set())


def test_holdings_in_others_and_other_matters_bar_nobody() -> None:
    stake = Stake("s", "a", "c", 0.9, date(2020, 1, 1))

    assert barred("a", "b", stakes=(stake,)) == set()
    assert barred("a", "c", stakes=(stake,), matter=Matter.HONOURS) == set()
