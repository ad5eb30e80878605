"""Whom lists only name, held against the register of a small county; decisions of reviewers; profiles."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from planted_county import Planted

from graph_service.answers.matching.crossmatch import CrossQuery, crossmatched
from graph_service.answers.matching.review import decided, history, queue, review_pair, undone
from graph_service.answers.matching.same_pairs import same_pairs
from graph_service.answers.profiles.subject import profile
from graph_service.beijing import beijing_today
from graph_service.crossmatch.lists import ListMatches, match_lists, matched_after_load
from graph_service.crossmatch.register import GraphRegister
from graph_service.errors import BadInput, NotFound
from graph_service.pages.review_page import review_page
from graph_service.snapshot.read import load_state
from loaders.load import load_file

CASES = {
    "listed_by_name_written_otherwise",
    "listed_by_variant",
    "listed_before_renaming",
    "listed_neighbour_one_character_apart",
    "listed_branch",
}
GRADES = ("A", "B", "C", "RELATED")


def run(planted: Planted) -> ListMatches:
    return match_lists(planted.store, planted.held.current(), beijing_today())


def pair_of(planted: Planted, name: str) -> tuple[str, str]:
    """The ids of the listed subject and of the registered one of a planted case."""
    code = str(planted.case(name).answer["same"])
    [pair] = same_pairs(planted.store, subject=code, grades=GRADES)
    return pair.source.id, pair.target.id


def grade_of(planted: Planted, name: str) -> list[str]:
    code = str(planted.case(name).answer["same"])
    return [pair.grade for pair in same_pairs(planted.store, subject=code, grades=GRADES)]


@pytest.mark.parametrize("name", sorted(CASES))
def test_every_planted_entry_has_its_grade(planted: Planted, name: str) -> None:
    assert grade_of(planted, name) == [planted.case(name).answer["grade"]]


def test_running_again_changes_nothing(planted: Planted) -> None:
    before = load_state(planted.store)

    again = run(planted)

    assert (again.opened, again.closed) == (0, 0)
    assert again.grades == {"B": 4, "C": 1, "RELATED": 1}
    assert load_state(planted.store) == before


def test_a_profile_shows_a_strong_match_as_the_others_and_binds_nobody(planted: Planted) -> None:
    code = str(planted.case("listed_by_variant").answer["same"])

    found = profile(planted.store, code)

    [one] = found.same
    assert (one.grade, one.party.name) == ("B", planted.case("listed_by_variant").answer["listed"])
    assert [entry.list_code for entry in one.entries] == ["SJ_YZ"]
    assert found.constraints == ()
    assert found.subject.id == code != one.party.id
    assert found.finding.tone == "signal"
    assert "名单比对疑似同一 1 户：如东县烟墩楼机械有限责任公司（B 级）" in found.finding.other


def test_a_weak_match_stands_on_no_profile(planted: Planted) -> None:
    code = str(planted.case("listed_neighbour_one_character_apart").answer["same"])

    assert profile(planted.store, code).same == ()


def test_the_queue_holds_what_waits_and_a_pair_is_shown_side_by_side(planted: Planted) -> None:
    source, target = pair_of(planted, "listed_neighbour_one_character_apart")

    found = queue(planted.store)
    pair = review_pair(planted.store, source, target)

    assert found.waiting == 1
    assert [(one.source.id, one.target.id) for one in found.pairs] == [(source, target)]
    assert pair is not None
    assert {one.name: one.equal for one in pair.fields}["name"] is False
    assert pair.explanation.features["trade_name"].score < 0 < pair.explanation.features["industry"].score
    assert [entry.list_code for entry in pair.entries] == ["SJ_YZ"]
    assert review_pair(planted.store, position=1) is None


def test_the_page_of_a_pair_is_loud_where_it_differs_and_has_a_key_for_each_verdict(planted: Planted) -> None:
    source, target = pair_of(planted, "listed_neighbour_one_character_apart")

    page = review_page(review_pair(planted.store, source, target), 0)

    assert "如东凌<mark>阳</mark>堤电器有限公司" in page
    assert "如东凌<mark>洋</mark>堤电器有限公司" in page
    assert re.findall(r'data-key="(\w)"', page) == ["1", "2", "3", "n", "u"]
    assert "http://" not in page and "https://" not in page
    assert "队列已到末尾" in review_page(None, 1)


def test_a_pair_that_was_never_found_is_not_shown(planted: Planted) -> None:
    with pytest.raises(NotFound):
        review_pair(planted.store, "name:-|没有", "91320623MB0210016Y")


def test_a_pair_decided_to_differ_is_not_proposed_again_until_that_is_taken_back(planted: Planted) -> None:
    source, target = pair_of(planted, "listed_neighbour_one_character_apart")

    decided(planted.store, source, target, "different", decided_by="甲", reason="住所不同")
    waiting_then, next_run = queue(planted.store).waiting, run(planted)
    undone(planted.store, decided_by="甲")

    assert waiting_then == 0
    assert next_run.closed == 1 and next_run.waiting == 0
    assert run(planted).opened == 1
    assert queue(planted.store).waiting == 1
    verdicts = [(one.verdict, one.decided_by, one.open) for one in history(planted.store)][:2]
    assert verdicts == [("undone", "甲", True), ("different", "甲", False)]


def test_a_pair_decided_to_be_the_same_counts_as_such_and_says_by_whom(planted: Planted) -> None:
    source, target = pair_of(planted, "listed_neighbour_one_character_apart")

    decided(planted.store, source, target, "same", decided_by="乙", reason="法定代表人相同")
    [at_once] = profile(planted.store, target).same
    bound = profile(planted.store, target).constraints
    grades = run(planted).grades
    undone(planted.store, decided_by="乙", source=source, target=target)
    run(planted)

    assert (at_once.grade, at_once.rung) == ("A", "人工复核认定为同一主体")
    assert at_once.decision is not None and at_once.decision.reason == "法定代表人相同"
    assert [one.entry.list_code for one in bound] == ["SJ_YZ"]
    assert grades["A"] == 1
    assert profile(planted.store, target).constraints == ()


def test_no_load_touches_a_decision(planted: Planted) -> None:
    source, target = pair_of(planted, "listed_neighbour_one_character_apart")
    decided(planted.store, source, target, "unsure", decided_by="丙")
    before = history(planted.store)

    for layout, full in (("enterprises", True), ("serious_violations", False)):
        file = planted.answers.folder / planted.answers.file(layout).file
        load_file(file, store=planted.store, full=full)
    run(planted)

    assert history(planted.store) == before
    assert queue(planted.store).waiting == 0
    undone(planted.store, decided_by="丙")


def test_two_valid_codes_that_differ_cannot_be_said_to_be_the_same(planted: Planted) -> None:
    one, other = map(str, planted.case("two_enterprises_of_one_name").parties.values())

    with pytest.raises(BadInput, match="均有效而不同"):
        decided(planted.store, one, other, "same", decided_by="甲")
    with pytest.raises(BadInput, match="均有效而不同"):
        decided(planted.store, f"row:{one}|某公司|", other, "same", decided_by="甲")


@pytest.mark.parametrize(("verdict", "by"), [("perhaps", "甲"), ("same", " ")])
def test_a_decision_without_verdict_or_reviewer_is_refused(planted: Planted, verdict: str, by: str) -> None:
    source, target = pair_of(planted, "listed_by_variant")

    with pytest.raises(BadInput):
        decided(planted.store, source, target, verdict, decided_by=by)


def test_there_is_nothing_to_take_back_for_whoever_decided_nothing(planted: Planted) -> None:
    with pytest.raises(NotFound):
        undone(planted.store, decided_by="从未复核者")


def test_after_a_load_the_lists_are_matched_where_anybody_is_to_be_compared(
    planted: Planted, tmp_path: Path
) -> None:
    found = matched_after_load(planted.store, tmp_path / "snapshot")

    assert found is not None and (found.compared, found.persons) == (5, 2)


def test_queries_by_example_carry_their_own_options_and_reasons(
    planted: Planted, register: GraphRegister
) -> None:
    meant = str(planted.case("listed_by_variant").answer["same"])
    twins = sorted(map(str, planted.case("two_enterprises_of_one_name").parties.values()))
    queries = [
        CrossQuery(name="如东县烟墩楼机械有限责任公司"),
        CrossQuery(name="如东县烟墩楼机械有限责任公司", review=False),
        CrossQuery(name="江苏范堤建设工程有限公司"),
        CrossQuery(name="江苏范堤建设工程有限公司", exclude=(twins[0],)),
        CrossQuery(code=twins[0], name="江苏范堤建设工程有限公司"),
        CrossQuery(name="查无此名公司"),
    ]

    variant, exact_only, several, one_left, coded, nobody = crossmatched(
        planted.store, register, queries
    ).results

    assert (variant.grade, [hit.id for hit in variant.hits], variant.hits[0].rung) == (
        "B",
        [meant],
        "variant",
    )
    assert variant.hits[0].explanations["trade_name"].score > 0
    assert variant.hits[0].expected is not None and variant.hits[0].expected < 0.01
    assert exact_only.hits == ()
    assert (several.grade, sorted(hit.id for hit in several.hits)) == ("C", twins)
    assert (one_left.grade, [hit.id for hit in one_left.hits], one_left.ruled_out) == ("B", [twins[1]], 1)
    assert (coded.grade, [hit.id for hit in coded.hits]) == ("A", [twins[0]])
    assert (nobody.grade, nobody.reason) == ("NONE", "未见可匹配的主体")


def test_a_decision_on_a_row_of_a_list_is_used_the_next_time(
    planted: Planted, register: GraphRegister
) -> None:
    twins = sorted(map(str, planted.case("two_enterprises_of_one_name").parties.values()))
    query = CrossQuery(name="江苏范堤建设工程有限公司")

    decided(planted.store, "row:|江苏范堤建设工程有限公司|", twins[1], "same", decided_by="甲")
    [found] = crossmatched(planted.store, register, [query]).results
    undone(planted.store, decided_by="甲")

    assert [(hit.id, hit.grade, hit.rung) for hit in found.hits] == [(twins[1], "A", "reviewer")]
