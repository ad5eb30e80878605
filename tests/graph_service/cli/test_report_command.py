"""The command that writes reports: the form that the name says, registered; refusals before any work."""

from __future__ import annotations

import json

import pytest
from answers_graph import DONGFANG, ZHANG_WEI

from graph_service.answers.profiles.report_replay import replay_report
from graph_service.cli import report as report_command
from graph_service.cli.app import main
from graph_service.register.reports import issued_report
from graph_service.settings import settings
from graph_service.store.driver import connect
from graph_service.store.store import Store


@pytest.fixture
def xinmai(county, neo4j_server, monkeypatch, capsys, tmp_path):
    """Run a command on the county; its exit code and what it printed."""

    def own_store() -> Store:
        return Store(connect(neo4j_server.uri, neo4j_server.username, neo4j_server.password))

    monkeypatch.setattr(report_command, "open_store", own_store)
    monkeypatch.setenv("XINMAI_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("COLUMNS", "200")
    settings.cache_clear()

    def run(*arguments: str) -> tuple[object, str]:
        with pytest.raises(SystemExit) as ended:
            main(arguments)
        printed = capsys.readouterr()
        return ended.value.code, printed.out + printed.err

    yield run
    settings.cache_clear()


def test_a_report_is_written_registered_and_replayed(xinmai, county, tmp_path):
    out = tmp_path / "报告.json"

    code, printed = xinmai("report", DONGFANG, "--annex", "--purpose", "授信审查", "--out", str(out))

    said = json.loads(out.read_text("utf-8"))
    assert code == 0
    assert said["number"] in printed
    assert "待核" in said["content"]["annex"]["binding"]["sentence"]
    issued = issued_report(said["code"])
    assert issued is not None
    assert (issued.number, issued.purpose) == (said["number"], "授信审查")
    again = replay_report(county, str(out))
    assert again is not None
    assert again.outcome == "identical"


def test_another_form_is_refused_before_anything_is_asked(xinmai, tmp_path, monkeypatch):
    monkeypatch.setattr(report_command, "open_store", None)

    code, printed = xinmai("report", DONGFANG, "--out", str(tmp_path / "a.docx"))

    assert code == 2
    assert ".docx" in printed


def test_a_person_without_authorisation_is_refused_and_nothing_is_written(xinmai, tmp_path):
    out = tmp_path / "a.md"

    code, printed = xinmai("report", ZHANG_WEI, "--out", str(out))

    assert code == 2
    assert "授权号" in printed
    assert not out.exists()
