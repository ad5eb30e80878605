"""Lists as rule rows: each for its list and its days, serious only with a basis."""

from __future__ import annotations

from datetime import date

import pytest

from graph_service.errors import BadRule
from graph_service.rules.book import read_book
from graph_service.rules.installed import packaged_text
from graph_service.rules.lists import LISTS, list_rule


def test_a_term_counts_from_the_day_its_order_came_into_force() -> None:
    rule = list_rule("SJ_YZ", date(2021, 9, 1))

    assert rule is not None and rule.term_months == 36
    assert list_rule("SJ_YZ", date(2021, 8, 31)) is None


def test_a_list_without_a_fixed_term_has_none() -> None:
    rule = list_rule("SX_BZX", date(2026, 1, 1))

    assert rule is not None and rule.term_months is None
    assert list_rule("NOBODY_KNOWS", date(2026, 1, 1)) is None


def test_a_serious_list_without_a_basis_that_anyone_has_seen_is_refused() -> None:
    text = packaged_text("lists").replace(
        "    tier: null\n    authority: 医疗", "    tier: A\n    authority: 医疗"
    )

    with pytest.raises(BadRule, match="rows medical_insurance .*a serious list"):
        read_book(LISTS, text)


def test_a_listing_reaches_persons_only_where_its_basis_names_them() -> None:
    reaching = {row.list_code for row in read_book(LISTS, packaged_text("lists")).rows if row.reaches}

    # 限制消费 (an order), 拖欠农民工工资 (条例 art. 48), 安全生产 (法 art. 78)
    assert reaching == {"XZ_XF", "NMG", "AQ"}
