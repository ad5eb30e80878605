"""A replay gives the same bytes or says what differs; what has ended stays away from ordinary readers."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from answers_graph import CLEAN, DONGFANG, HUASHENG, days
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from life_cases import ABNORMAL, PENALTIES, REPAIRS, Desk, penalty
from loader_cases import HUASHENG as FIRM

from graph_service.answers.as_of import as_of
from graph_service.answers.facts.freshness import sources_loaded
from graph_service.answers.profiles.portrait import Asked
from graph_service.answers.profiles.portraits import portrait
from graph_service.answers.profiles.report_replay import replay_file, replay_report
from graph_service.answers.reader import audit_reader
from graph_service.errors import BadInput, NotAllowed
from graph_service.register.reports import register_report
from graph_service.reports.forms import report_bytes
from graph_service.reports.seal import issued_by, seal
from graph_service.rules.adoption import adopt
from graph_service.rules.installed import packaged_text
from graph_service.settings import Settings
from graph_service.settings import settings as installed

ASKED = Asked("王某", "ordinary", "授信审查", None)
FORMS = ("pdf", "md", "json", "html")
TEXTS = FORMS[1:]
"""Forms in which a test can look for words."""


@pytest.fixture(autouse=True)
def own_register(tmp_path, monkeypatch):
    monkeypatch.setenv("XINMAI_DATA_DIR", str(tmp_path / "data"))
    installed.cache_clear()
    yield Settings(data_dir=tmp_path / "data")
    installed.cache_clear()


@given(data=st.data(), annex=st.booleans(), form=st.sampled_from(FORMS))
@settings(
    max_examples=15,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_a_report_of_any_subject_is_made_again_byte_for_byte(county, data, annex, form):
    ids = [row["id"] for row in county.connection.read(EVERYBODY, {}, 30)]
    asked = Asked("王某", "ordinary", "核查", "授2026-1")
    made = portrait(county, data.draw(st.sampled_from(ids)), annex=annex, asked=asked)

    again = replay_file(county, report_bytes(made, form))

    assert again is not None
    assert (again.outcome, again.rebuilt_code) == ("identical", made.code)


EVERYBODY = "MATCH (s:Enterprise|Person) RETURN s.id AS id ORDER BY id"


def test_a_registered_report_is_found_by_its_code_and_by_its_number(county):
    made = portrait(county, DONGFANG, asked=ASKED)
    register_report(issued_by(made))

    by_code, by_number = replay_report(county, made.code), replay_report(county, made.number)

    assert by_code is not None
    assert by_code.outcome == "identical"
    assert by_number == by_code


def test_number_and_code_are_enough_where_nothing_is_registered(county):
    made = portrait(county, DONGFANG, asked=ASKED)

    line = replay_report(county, f"报告编号 {made.number} · 校验码 {made.code}")
    number = replay_report(county, made.number)
    wrong = replay_report(county, f"{made.number} AAAAA-BBBBB-CCCCC-DDDDD")

    assert line is not None and number is not None and wrong is not None
    assert line.outcome == "identical"
    assert (number.outcome, number.rebuilt_code) == ("rebuilt", made.code)
    assert wrong.outcome == "changed"


def test_a_code_that_was_never_given_out_is_refused(county):
    with pytest.raises(BadInput, match="报告登记"):
        replay_report(county, "AAAAA-BBBBB-CCCCC-DDDDD")


@pytest.mark.parametrize("text", ["法0001", HUASHENG, "91320600MA1HUAJ01X"])
def test_what_is_nothing_of_reports_is_left_to_others(county, text):
    assert replay_report(county, text) is None


@pytest.mark.parametrize("form", TEXTS)
def test_a_file_with_a_word_changed_is_said_to_be_altered(county, tmp_path, form):
    made = portrait(county, DONGFANG, asked=ASKED)
    path = tmp_path / f"报告.{form}"
    path.write_bytes(
        report_bytes(made, form).replace("严重违法失信名单".encode(), "守信激励名单名单".encode())
    )

    found = replay_report(county, str(path))

    assert found is not None
    assert found.outcome == "altered"
    assert "起与重新生成的报告不同" in found.sentence


def test_a_new_version_of_a_rule_book_is_named(county):
    made = portrait(county, CLEAN, asked=ASKED)
    issued = issued_by(made)
    content = report_bytes(made, "json").decode()
    other = content.replace(issued.rule_versions["lists"], "0" * 12).replace(
        made.code, "A" * 5 + "-BBBBB" * 3
    )

    found = replay_file(county, other.encode())

    assert found is not None
    assert found.outcome == "changed"
    assert f"规则 lists 的版本：出具时 {'0' * 12}，现为 {issued.rule_versions['lists']}" in found.changes


def test_rules_adopted_since_leave_a_report_as_it_was(county, tmp_path, monkeypatch):
    monkeypatch.setenv("XINMAI_RULES_DIR", str(tmp_path / "own"))
    installed.cache_clear()
    content = report_bytes(portrait(county, DONGFANG, annex=True, asked=ASKED), "json")
    path = tmp_path / "lists.yaml"
    text = packaged_text("lists")
    assert "early_months: 6" in text
    path.write_text(text.replace("early_months: 6", "early_months: 9", 1), encoding="utf-8")
    adopt(path, "信用办 王某", "试", datetime.now(UTC))

    again = replay_file(county, content)

    assert again is not None
    assert again.outcome == "identical"
    now = portrait(county, DONGFANG, annex=True, asked=ASKED).content.rule_versions["lists"]
    assert json.loads(content)["content"]["rule_versions"]["lists"] != now


def test_a_report_that_a_load_has_not_touched_is_the_same_after_it(store, tmp_path):
    desk = Desk(store, tmp_path)
    desk.load(PENALTIES, penalty("罚〔2026〕1号"))
    content = report_bytes(portrait(store, FIRM, asked=ASKED), "json")
    desk.load(PENALTIES, penalty("罚〔2026〕2号"))

    again = replay_file(store, content)

    assert again is not None
    assert again.outcome == "identical"


@pytest.mark.parametrize("form", TEXTS)
def test_a_report_on_a_repaired_record_is_withheld_and_does_not_name_it(store, tmp_path, form):
    desk = Desk(store, tmp_path)
    desk.load(PENALTIES, penalty("罚〔2026〕77号"))
    made = portrait(store, FIRM, annex=True, asked=ASKED)
    assert "罚〔2026〕77号" in report_bytes(made, form).decode()
    desk.load(REPAIRS, f"华盛,{FIRM},罚〔2026〕77号,,,,2026-06-01,如东县市场监督管理局")

    found = replay_file(store, report_bytes(made, form))
    now = portrait(store, FIRM, annex=True, asked=ASKED)

    assert found is not None
    assert (found.outcome, found.rebuilt_code, found.changes) == ("withheld", None, ())
    assert "77号" not in found.sentence
    assert "77号" not in report_bytes(now, form).decode()


def repair(desk: Desk, number: str, ago: int) -> None:
    desk.load(REPAIRS, f"华盛,{FIRM},{number},,,,{days(-ago)},如东县市场监督管理局")


@pytest.fixture
def repaired_before(store, tmp_path) -> Desk:
    """Two penalties, of which the first was repaired before any report was made."""
    desk = Desk(store, tmp_path)
    desk.load(PENALTIES, *(penalty(no, f"{days(-60)}") for no in ("罚〔2026〕77号", "罚〔2026〕78号")))
    repair(desk, "罚〔2026〕77号", 20)
    return desk


@pytest.mark.parametrize("annex", [False, True])
def test_a_report_of_a_past_day_is_withheld_where_another_record_has_ended_since(repaired_before, annex):
    """On the day asked for the first penalty still held; it was not shown, having ended by then."""
    store = repaired_before.store
    made = portrait(store, FIRM, as_of(days(-30)), annex=annex, asked=ASKED)
    assert [one.decision_no for one in made.content.sections.administration.penalties] == ["罚〔2026〕78号"]
    repair(repaired_before, "罚〔2026〕78号", 5)

    found = replay_file(store, report_bytes(made, "md"))
    by_audit = replay_file(store, report_bytes(made, "md"), audit_reader("审计员", "复核"))

    assert found is not None and by_audit is not None
    assert (found.outcome, found.changes, by_audit.outcome) == ("withheld", (), "identical")


def test_a_report_of_a_past_knowledge_is_withheld_by_when_it_was_given_out(repaired_before):
    """What was known before the first repair, asked for after it: the register alone says when."""
    store = repaired_before.store
    known = [one.finished for one in sources_loaded(store, as_of()) if one.finished]
    made = portrait(store, FIRM, as_of(known_on=min(known)), asked=ASKED)
    register_report(issued_by(made))
    assert [one.decision_no for one in made.content.sections.administration.penalties] == ["罚〔2026〕78号"]
    repair(repaired_before, "罚〔2026〕78号", 5)

    by_file, by_code = replay_file(store, report_bytes(made, "md")), replay_report(store, made.code)

    assert by_file is not None and by_code is not None
    assert [(one.outcome, one.changes) for one in (by_file, by_code)] == [("withheld", ())] * 2


def test_another_change_of_a_past_day_is_named_without_what_had_ended(repaired_before):
    store = repaired_before.store
    made = portrait(store, FIRM, as_of(days(-30)), asked=ASKED)
    content = report_bytes(made, "json").decode()
    was = made.digests["basics"]
    other = content.replace(was, "A" * len(was)).replace(made.code, "A" * 5 + "-BBBBB" * 3)

    found = replay_file(store, other.encode())

    assert found is not None
    assert (found.outcome, found.changes) == ("changed", ("内容有变：基础信息",))


def test_audit_is_shown_that_the_report_was_right_and_is_registered(store, tmp_path):
    desk = Desk(store, tmp_path)
    desk.load(PENALTIES, penalty("罚〔2026〕77号"))
    made = portrait(store, FIRM, asked=ASKED)
    desk.load(REPAIRS, f"华盛,{FIRM},罚〔2026〕77号,,,,2026-06-01,如东县市场监督管理局")

    found = replay_report(store, seal(made), audit_reader("审计员", "复核"))

    assert found is None  # a bare seal is no file
    found = replay_file(store, report_bytes(made, "md"), audit_reader("审计员", "复核"))
    assert found is not None
    assert found.outcome == "identical"
    register = Path(installed().data_dir / "register" / "queries.jsonl").read_text("utf-8")
    assert '"question": "replay"' in register


def test_an_audits_report_is_replayed_by_audit_alone(store, tmp_path):
    desk = Desk(store, tmp_path)
    desk.load(ABNORMAL, f"{FIRM},华盛,2026-05-01,未按规定报送年报")
    reader = audit_reader("审计员", "复核")
    content = report_bytes(portrait(store, FIRM, as_of(reader=reader)), "json")

    with pytest.raises(NotAllowed, match="审计"):
        replay_file(store, content)
    found = replay_file(store, content, reader)
    assert found is not None
    assert found.outcome == "identical"
