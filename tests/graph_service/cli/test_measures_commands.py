"""`xinmai measures`: asked, answered, fed back, listed, lifted."""

from __future__ import annotations

import json

import pytest
from answers_graph import CLEAN
from effects_graph import WAGES_NO, load_effects

from graph_service.cli import measures as measures_command
from graph_service.cli.app import main
from graph_service.store.driver import connect
from graph_service.store.store import Store

ASKED = ("--matter", "政府采购", "--by", "信用办", "--to", "财政局")


@pytest.fixture
def xinmai(store, neo4j_server, monkeypatch, capsys):
    load_effects(store)

    def own_store() -> Store:
        return Store(connect(neo4j_server.uri, neo4j_server.username, neo4j_server.password))

    monkeypatch.setattr(measures_command, "open_store", own_store)
    monkeypatch.setenv("COLUMNS", "300")

    def run(*arguments: str, code: int = 0) -> str:
        with pytest.raises(SystemExit) as ended:
            main(("measures", *arguments))
        printed = capsys.readouterr()
        assert ended.value.code == code, printed.err
        return printed.out + printed.err

    return run


def test_a_task_goes_through_its_steps_and_is_lifted_with_its_record(xinmai, store):
    task = json.loads(xinmai("initiate", CLEAN, *ASKED, "--json"))["task_no"]
    xinmai("respond", task, "--outcome", "accepted", "--by", "财政局", "--reason", "纳入审查")
    told = xinmai("feedback", task, "--outcome", "taken", "--by", "财政局", "--reason", "已拒绝")
    assert "反馈  " in told and "财政局：已实施，已拒绝" in told

    ended = "MATCH (e:ListEntry {entry_no: $no}) SET e.use_until = date(), e.end_kind = 'repair'"
    store.connection.write([(ended, {"no": WAGES_NO})])
    due, lifted, after = xinmai("list"), xinmai("release", "--ended"), xinmai("list")

    assert "须解除（记录已修复）" in due and WAGES_NO not in due
    assert "已解除 1 项" in lifted
    assert "未见措施任务" in after


def test_a_measure_without_basis_is_refused_in_words(xinmai):
    told = xinmai("initiate", CLEAN, "--matter", "升学复学", "--by", "甲", "--to", "乙", code=2)

    assert "未见可据以发起措施的依据" in told


def test_a_release_names_one_task_or_all_that_have_ended(xinmai):
    assert "二者取一" in xinmai("release", code=2)
