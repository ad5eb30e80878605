"""The commands that replay a finding, compare two days and list a timeline."""

from __future__ import annotations

import json

import pytest
from answers_graph import DONGFANG, HAISHENG, HUASHENG, days

from graph_service.cli import diff as diff_command
from graph_service.cli import effect as effect_command
from graph_service.cli import timeline as timeline_command
from graph_service.cli.app import main
from graph_service.store.driver import connect
from graph_service.store.store import Store
from loaders import replaying


@pytest.fixture
def xinmai(county, neo4j_server, monkeypatch, capsys):
    """Run a command on the county; its exit code and what it printed."""

    def own_store() -> Store:
        return Store(connect(neo4j_server.uri, neo4j_server.username, neo4j_server.password))

    for module in (replaying, diff_command, timeline_command, effect_command):
        monkeypatch.setattr(module, "open_store", own_store)
    monkeypatch.setenv("COLUMNS", "200")

    def run(*arguments: str) -> tuple[int, str]:
        monkeypatch.setattr("sys.argv", ["xinmai", *arguments])
        code = 0
        try:
            main()
        except SystemExit as ended:
            code = int(ended.code or 0)
        return code, capsys.readouterr().out

    return run


def test_a_proof_is_printed_with_its_finding_and_replays_to_the_same_bytes(xinmai):
    _, said = xinmai("effect", DONGFANG, "--json")
    proof = json.loads(said)["must"][0]["proof"] if json.loads(said)["must"] else None
    proof = proof or json.loads(said)["to_verify"][0]["proof"]
    assert proof in xinmai("effect", DONGFANG)[1]

    code, printed = xinmai("replay", proof.lower())

    assert code == 0
    assert "逐字节一致" in printed
    assert "list_entries.csv" in printed


def test_a_proof_nobody_gave_ends_with_an_error(xinmai):
    code, _ = xinmai("replay", "P-0000-0000-0000-0000")

    assert code not in (0, 1)


def test_diff_tells_what_began(xinmai):
    code, printed = xinmai("diff", HAISHENG, "--from", days(-100).isoformat())

    assert code == 0
    assert "新发生 1 项" in printed
    assert "列入经营异常名录" in printed


def test_timeline_has_the_day_in_the_world_and_that_of_learning(xinmai):
    code, said = xinmai("timeline", HUASHENG, "--json")

    events = json.loads(said)["events"]
    penalty = next(one for one in events if one["kind"] == "Penalty")
    assert code == 0
    assert penalty["happened_on"] == days(-100).isoformat()
    assert penalty["learnt_at"] > penalty["happened_on"]
    # the repaired one is not there
    assert [one["words"] for one in events if "7号" in one["words"]] == []
