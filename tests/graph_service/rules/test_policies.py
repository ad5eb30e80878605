"""Policies of credit review: lawful rows only, asked by rank, complete, no example that comes out wrong."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from analytics.check_outcome import FactKind
from analytics.matters import Matter
from graph_service.beijing import beijing_today
from graph_service.errors import BadInput, BadRule
from graph_service.rules.installed import packaged_text
from graph_service.rules.policies import POLICIES, policy_book, policy_of, policy_rules

SUBSIDY = policy_of("subsidy")


def written(folder: Path, text: str) -> Path:
    path = folder / "口径.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def changed(before: str, after: str) -> str:
    text = packaged_text("policy_subsidy")
    assert before in text
    return text.replace(before, after, 1)


@pytest.mark.parametrize("policy", POLICIES, ids=lambda one: one.word)
def test_every_kind_of_fact_leads_somewhere_in_every_packaged_policy(policy):
    rules = policy_rules(policy_book(policy), beijing_today())

    assert {rule.fact for rule in rules if not rule.conditions} == set(get_args(FactKind))


@pytest.mark.parametrize("policy", POLICIES, ids=lambda one: one.word)
def test_no_packaged_policy_restricts_but_by_a_legal_effect(policy):
    rules = policy_rules(policy_book(policy), beijing_today())

    assert {rule.fact for rule in rules if rule.outcome == "restricted"} <= {"effect"}


def test_a_matter_of_the_law_without_a_policy_of_its_own_has_the_general_one():
    found = policy_of("招标投标")

    assert (found.word, found.matters, found.kind.name) == ("bidding", (Matter.BIDDING,), "policy_general")


def test_a_matter_nobody_knows_is_told_with_those_there_are():
    with pytest.raises(BadInput, match="得到事项“买菜”；应为 subsidy（补贴补助）"):
        policy_of("买菜")


@pytest.mark.parametrize(
    ("before", "after", "fault"),
    [
        # a signal may not restrict, nor a cut rest on an article that nobody has read
        ("fact: signal\n    outcome: pass", "fact: signal\n    outcome: restricted", "rest on an effect"),
        ("deduct: 0.2\n    outcome: attention\n    rests_on: advice",
         "deduct: 0.2\n    outcome: restricted\n    rests_on: own_rule", "should name the article"),
        ("fact: not_looked\n    outcome: attention", "fact: not_looked\n    outcome: pass", "nobody passes"),
        ("rank: 20", "rank: 5", "rank above"),
        ("levels: [general]", "levels: [grave]", "levels"),
        ("rank: 50\n    fact: list_entry\n", "rank: 50\n    fact: list_entry\n    tiers: [B]\n",
         "none found for list_entry"),
        ("deduct: 0.2, recommended", "deduct: 0.3, recommended", "deduct 得到 0.2，应为 0.3"),
    ],
)  # fmt: skip
def test_a_policy_that_would_mislead_is_refused(tmp_path, before, after, fault):
    with pytest.raises(BadRule, match=fault):
        policy_rules(policy_book(SUBSIDY, written(tmp_path, changed(before, after))), beijing_today())


def test_a_row_behind_one_that_speaks_of_all_is_refused(tmp_path):
    text = changed("    levels: [minor]\n", "")

    with pytest.raises(BadRule, match="BT09 is never asked: BT08"):
        policy_book(SUBSIDY, written(tmp_path, text))


def test_a_policy_may_cut_by_the_subsidys_own_rule(tmp_path):
    before, after = packaged_text("policy_subsidy").split("    levels: [general]\n")
    row, rest = after.split("  - id: BT08", 1)
    own = (
        row.replace("outcome: attention", "outcome: restricted")
        .replace("rests_on: advice", "rests_on: own_rule")
        .replace("basis: 如东县社会信用体系建设规划（2021—2025年）", "basis: 某项补贴管理办法")
        .replace("article: null", "article: 第九条")
    )
    example = "outcome: attention, deduct: 0.2, recommended: true"
    rest = rest.replace(example, "outcome: restricted, deduct: 0.2, recommended: false")
    text = f"{before}    levels: [general]\n{own}  - id: BT08{rest}"

    book = policy_book(SUBSIDY, written(tmp_path, text))

    found = book.row("BT07")
    assert found is not None and found.cited == "某项补贴管理办法第九条"
    assert book.version != policy_book(SUBSIDY).version
