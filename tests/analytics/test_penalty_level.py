from __future__ import annotations

from datetime import date

import pytest

from analytics.penalty_level import level_from_penalty_kinds, level_named
from graph_service.rules.levels import kind_levels

RULES = kind_levels(date(2026, 5, 1))

ARTICLE_9 = [
    "警告",
    "通报批评",
    "罚款",
    "没收违法所得",
    "没收非法财物",
    "暂扣许可证件",
    "降低资质等级",
    "吊销许可证件",
    "限制开展生产经营活动",
    "责令停产停业",
    "责令关闭",
    "限制从业",
    "行政拘留",
    "法律、行政法规规定的其他",
]


def test_every_kind_of_the_penalties_act_is_in_the_table() -> None:
    assert set(ARTICLE_9) <= RULES.by_kind.keys()


@pytest.mark.parametrize(
    ("kinds", "level"),
    [
        (["警告"], "minor"),
        (["警告", "通报批评"], "minor"),
        (["罚款"], "general"),
        (["警告", "罚款"], "general"),
        (["没收违法所得", "没收非法财物"], "general"),
        (["罚款", "吊销许可证件"], "serious"),
        (["责令停产停业"], "serious"),
    ],
)
def test_gravest_kind_decides(kinds: list[str], level: str) -> None:
    found = level_from_penalty_kinds(kinds, RULES)

    assert (found.level, found.level_source) == (level, "derived")


@pytest.mark.parametrize(
    "kinds",
    [
        [],
        [" "],
        ["其他"],
        ["罚款", "暂扣或者吊销许可证、暂扣或者吊销执照"],
        ["没有见过的类别"],
    ],
)
def test_kinds_that_do_not_tell_leave_the_level_open(kinds: list[str]) -> None:
    found = level_from_penalty_kinds(kinds, RULES)

    assert (found.level, found.level_source) == (None, None)
    assert "待核" in found.reason


def test_a_kind_serious_by_itself_needs_no_other() -> None:
    assert level_from_penalty_kinds(["其他", "限制从业"], RULES).level == "serious"


def test_declared_level_wins_over_the_kinds() -> None:
    found = level_from_penalty_kinds(["吊销许可证件"], RULES, declared="general", simple_procedure=True)

    assert (found.level, found.level_source) == ("general", "declared")


def test_simple_procedure_is_minor() -> None:
    assert level_from_penalty_kinds(["罚款"], RULES, simple_procedure=True).level == "minor"


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("轻微", "minor"),
        ("一般失信", "general"),
        (" 严重失信行为 ", "serious"),
        ("serious", "serious"),
        ("重大", None),
        ("", None),
    ],
)
def test_delivered_words_for_a_level(text: str, level: str | None) -> None:
    assert level_named(text) == level
