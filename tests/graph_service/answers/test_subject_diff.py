"""Two states of a subject, and its timeline, from files loaded one after another."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from fixture_graph import wipe
from life_cases import ENTRIES, PENALTIES, REPAIRS, Desk, penalty
from loader_cases import HAISHENG, HUASHENG

from graph_service.answers.as_of import as_of
from graph_service.answers.proof.difference import Group, SubjectDiff
from graph_service.answers.proof.differences_of import subject_diff, two_moments
from graph_service.answers.proof.timeline import timeline
from graph_service.answers.reader import audit_reader
from graph_service.beijing import beijing_today
from graph_service.errors import BadInput
from graph_service.store.store import Store

DAY = beijing_today()
AUDIT = audit_reader("审计科", "核查变化", "通审〔2026〕8号")
HOLDERS = "企业名称,统一社会信用代码,股东名称,股东证件号码,持股比例,出资日期"
REGISTER = "企业名称,统一社会信用代码,登记状态,注册资本(万元),成立日期,核准日期"


def ago(days: int) -> str:
    return (DAY - timedelta(days=days)).isoformat()


@pytest.fixture(scope="module")
def loaded(opened_store: Store, tmp_path_factory: pytest.TempPathFactory) -> tuple[Desk, datetime]:
    """A first set of files, a moment, then what came later.

    Later: 甲 was repaired, 丙 is new; a listing; capital raised as of 20 days ago; the share corrected.
    """
    wipe(opened_store)
    desk = Desk(opened_store, tmp_path_factory.mktemp("files"))
    desk.load(REGISTER, f"华盛,{HUASHENG},存续,100,2010-05-01,2010-05-01")
    desk.load(HOLDERS, f"华盛,{HUASHENG},海晟,{HAISHENG},60%,2020-01-01")
    desk.load(PENALTIES, penalty("甲", ago(60)), penalty("乙", ago(50)))
    between = datetime.now(UTC)
    desk.load(REGISTER, f"华盛,{HUASHENG},存续,300,2010-05-01,{ago(20)}")
    desk.load(HOLDERS, f"华盛,{HUASHENG},海晟,{HAISHENG},55%,2020-01-01")
    desk.load(PENALTIES, penalty("丙", ago(9)))
    desk.load(ENTRIES, f"{HUASHENG},华盛,{ago(70)},华〔1〕1号,")
    desk.load(REPAIRS, f"华盛,{HUASHENG},甲,,,,{ago(5)},某局")
    return desk, between


def compared(loaded, first: int, second: int, *, then: bool, reader=None) -> SubjectDiff:
    desk, between = loaded
    days = (DAY - timedelta(days=first), DAY - timedelta(days=second))
    more = (reader,) if reader else ()
    return subject_diff(desk.store, HUASHENG, *two_moments(days, (between if then else None, None), *more))


def told(found: SubjectDiff) -> set[tuple[Group, str]]:
    return {(one.group, one.kind) for one in found.changes}


def test_what_the_world_did_is_told_from_what_was_learnt_and_corrected(loaded):
    found = compared(loaded, 30, 0, then=True)

    assert told(found) == {
        ("became_true", "Penalty"),
        ("became_known", "ListEntry"),
        ("changed", "Registration"),
        ("corrected", "HOLDS"),
    }
    by_kind = {one.kind: one for one in found.changes}
    assert [(own.name, own.before, own.after) for own in by_kind["HOLDS"].fields] == [
        ("ratio", "0.6", "0.55")
    ]
    changed = {own.name: (own.before, own.after) for own in by_kind["Registration"].fields}
    assert changed.keys() == {"registered_capital", "approved_on", "begins"}
    assert changed["approved_on"] == ("2010-05-01", ago(20))
    assert by_kind["Registration"].began_on == DAY - timedelta(days=20)
    assert "丙" in by_kind["Penalty"].words


def test_a_record_repaired_since_is_in_neither_state(loaded):
    for first, second in ((70, 0), (30, 0), (70, 30)):
        found = compared(loaded, first, second, then=True)

        assert "甲" not in "".join(one.words for one in found.changes)
    assert {"乙", "丙"} <= {
        one.words.split()[1] for one in compared(loaded, 70, 0, then=False).changes if one.kind == "Penalty"
    }


def test_audit_sees_the_repaired_record_end(loaded):
    found = compared(loaded, 30, 0, then=True, reader=AUDIT)

    [line] = [one for one in found.changes if "甲" in one.words]
    assert (line.kind, line.after) == ("Penalty", None)


def test_as_known_now_only_the_world_moves(loaded):
    found = compared(loaded, 30, 0, then=False)

    assert told(found) == {("became_true", "Penalty"), ("changed", "Registration")}


@pytest.mark.parametrize("back", [0, 10, 30, 100])
def test_a_day_does_not_differ_from_itself(loaded, back):
    found = compared(loaded, back, back, then=False)

    assert found.changes == ()
    assert found.sentence.endswith("未见变化。")


def test_the_earlier_moment_comes_first(loaded):
    with pytest.raises(BadInput, match="起始时点应不晚于截止时点"):
        compared(loaded, 0, 30, then=False)


def test_a_timeline_has_both_days_of_each_event(loaded):
    desk, between = loaded
    events = timeline(desk.store, HUASHENG).events

    assert [(one.what, one.kind, one.happened_on) for one in events if one.happened_on] == [
        ("begins", "Penalty", DAY - timedelta(days=9)),
        ("changed", "Registration", DAY - timedelta(days=20)),
        ("begins", "Penalty", DAY - timedelta(days=50)),
        ("begins", "ListEntry", DAY - timedelta(days=70)),
        ("begins", "HOLDS", date(2020, 1, 1)),
        # founded, and approved on the same day
        ("begins", "Registration", date(2010, 5, 1)),
        ("begins", "Registration", date(2010, 5, 1)),
    ]
    listing = next(one for one in events if one.kind == "ListEntry")
    assert listing.learnt_at > between
    corrected = next(one for one in events if one.what == "corrected")
    assert (corrected.kind, corrected.happened_on) == ("HOLDS", None)


def test_a_repaired_record_leaves_no_trace_in_a_timeline(loaded):
    desk, between = loaded

    for moment in (as_of(), as_of(known_on=between), as_of(DAY - timedelta(days=30), between)):
        assert "甲" not in str(timeline(desk.store, HUASHENG, moment))
    assert "甲" in str(timeline(desk.store, HUASHENG, as_of(reader=AUDIT)))


def test_a_timeline_of_before_knows_nothing_that_came_later(loaded):
    desk, between = loaded

    events = timeline(desk.store, HUASHENG, as_of(DAY - timedelta(days=40), between)).events

    assert {(one.what, one.kind) for one in events} == {
        ("begins", "Penalty"),
        ("begins", "HOLDS"),
        ("begins", "Registration"),
    }
