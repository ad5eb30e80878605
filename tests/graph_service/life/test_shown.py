"""What readers see of records that are disputed or have ended, and what is taken down of it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from fixture_graph import wipe
from life_cases import ANNULMENTS, DISPUTES, ENTRIES, PENALTIES, REPAIRS, Desk, penalty
from loader_cases import HUASHENG

from graph_service.answers.as_of import as_of
from graph_service.answers.network.networks import network
from graph_service.answers.profiles.subject import profile
from graph_service.answers.reader import audit_reader
from graph_service.answers.risk.risk import risk
from graph_service.beijing import beijing_today
from graph_service.errors import BadInput
from graph_service.register.chain import lines, verified
from graph_service.register.queries import register_file, result_digest
from graph_service.settings import settings
from graph_service.snapshot.held import HeldSnapshot
from graph_service.store.store import Store

DAY = beijing_today()
AUDIT = audit_reader("审计科", "核查修复", "通审〔2026〕7号")


def ago(days: int) -> str:
    return (DAY - timedelta(days=days)).isoformat()


@pytest.fixture(scope="module")
def desk(opened_store: Store, tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """甲 in use, 乙 repaired, 丙 annulled, 丁 expired, 戊 disputed and overdue; an entry removed."""
    wipe(opened_store)
    desk = Desk(opened_store, tmp_path_factory.mktemp("files"))
    numbers = {"甲": 60, "乙": 60, "丙": 60, "丁": 1500, "戊": 60}
    desk.load(PENALTIES, *(penalty(number, ago(days)) for number, days in numbers.items()))
    desk.load(ENTRIES, f"{HUASHENG},华盛,{ago(90)},甲〔1〕1号,{ago(10)}")
    desk.load(REPAIRS, f"华盛,{HUASHENG},乙,,,,{ago(5)},某局")
    desk.load(ANNULMENTS, f"华盛,{HUASHENG},丙,,,{ago(5)},复议1号")
    desk.load(DISPUTES, f"华盛,{HUASHENG},戊,,,异1,{ago(30)},")
    return desk


def test_ordinary_readers_see_what_is_in_use_and_nothing_of_the_rest(desk: Desk) -> None:
    before = len(list(lines(register_file())))

    found = profile(desk.store, HUASHENG)

    assert {one.decision_no for one in found.penalties} == {"甲", "戊"}
    assert (found.ended, found.constraints, found.notices) == ((), (), ())
    assert len(list(lines(register_file()))) == before


def test_looking_back_shows_an_ordinary_reader_nothing_that_has_ended_since(desk: Desk) -> None:
    then = profile(desk.store, HUASHENG, as_of(DAY - timedelta(days=20)))

    assert {one.decision_no for one in then.penalties} == {"甲", "戊"}
    assert (then.notices, then.constraints, then.ended) == ((), (), ())


def test_audit_sees_apart_what_has_ended_and_how(desk: Desk) -> None:
    found = profile(desk.store, HUASHENG, as_of(reader=AUDIT))

    assert {one.decision_no for one in found.penalties} == {"甲", "戊"}
    assert {(one.called, one.end_kind) for one in found.ended} == {
        ("乙", "repair"),
        ("丙", "annulment"),
        ("丁", "term"),
        ("市场监督管理严重违法失信名单 甲〔1〕1号", "removal"),
    }
    assert found.as_of.reader == AUDIT


def test_audit_sees_a_day_in_the_past_as_it_was(desk: Desk) -> None:
    then = as_of(DAY - timedelta(days=20), reader=AUDIT)

    found = profile(desk.store, HUASHENG, then)
    around = network(desk.store, HUASHENG, moment=then)

    # 乙 was repaired five days ago and 丙 annulled as if it had never been; the entry left ten days ago
    assert {one.decision_no for one in found.penalties} == {"甲", "乙", "戊"}
    assert [one.entry.entry_no for one in (*found.constraints, *around.constraints)] == ["甲〔1〕1号"] * 2
    assert {one.called for one in found.ended} == {"丙", "丁"}


def test_every_audit_answer_is_in_the_register_with_what_it_returned(desk: Desk) -> None:
    before = len(list(lines(register_file())))

    found = profile(desk.store, HUASHENG, as_of(reader=AUDIT))
    network(desk.store, HUASHENG, moment=as_of(reader=AUDIT))
    risk(desk.store, HUASHENG, as_of(reader=AUDIT), held=HeldSnapshot(desk.store))

    new = list(lines(register_file()))[before:]
    assert [(one["question"], one["caller"], one["purpose"], one["subjects"]) for one in new] == [
        (question, "审计科", "核查修复", [HUASHENG]) for question in ("profile", "network", "risk")
    ]
    shown = {one.id for one in (*found.penalties, *found.ended)}
    assert set(new[0]["records"]) == shown and len(shown) == 6
    assert (new[0]["result"], new[0]["authorisation"]) == (result_digest(found), "通审〔2026〕7号")
    assert verified(register_file(settings())).fault is None


def test_audit_without_a_purpose_is_refused() -> None:
    with pytest.raises(BadInput, match="用途"):
        audit_reader("审计科", " ")


def test_a_disputed_record_is_marked_wherever_it_is_shown_and_passes_nothing_on(desk: Desk) -> None:
    found = profile(desk.store, HUASHENG)
    alone = risk(desk.store, HUASHENG, held=HeldSnapshot(desk.store))

    [disputed] = [one for one in found.penalties if one.disputed]
    assert disputed.decision_no == "戊" and disputed.dispute is not None
    # raised thirty days ago, to be settled within twenty
    assert (disputed.dispute.due_on, disputed.dispute.overdue) == (DAY - timedelta(days=10), True)
    assert "有在用行政处罚 2 条（其中异议处理中 1 条）" in found.finding.sentence
    assert [one.disputed for one in alone.own.penalties if one.decision_no == "戊"] == [True]
    # severity of 甲 alone: a general record, 60 days old at a half-life of 730 days
    assert alone.own.severity == pytest.approx(0.25 * 2 ** (-60 / 730))
