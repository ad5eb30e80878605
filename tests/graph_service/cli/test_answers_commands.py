"""The commands that ask: what they print, as text and as JSON, and the files they write."""

from __future__ import annotations

import json

import pytest
from answers_graph import CLEAN, DONGFANG, HOSTILE, HUASHENG, NAMES

from graph_service.cli import match as match_command
from graph_service.cli import network as network_command
from graph_service.cli import show as show_command
from graph_service.cli.app import main
from graph_service.settings import settings
from graph_service.store.driver import connect
from graph_service.store.store import Store


@pytest.fixture
def xinmai(county, neo4j_server, monkeypatch, capsys):
    """Run a command on the county; what it printed."""

    def own_store() -> Store:
        return Store(connect(neo4j_server.uri, neo4j_server.username, neo4j_server.password))

    for module in (show_command, network_command, match_command):
        monkeypatch.setattr(module, "open_store", own_store)
    monkeypatch.setenv("COLUMNS", "200")
    settings.cache_clear()

    def run(*arguments: str) -> str:
        with pytest.raises(SystemExit) as ended:
            main(arguments)
        printed: str = capsys.readouterr().out
        assert ended.value.code == 0
        return printed

    return run


def test_show_says_the_finding_first(xinmai):
    printed = xinmai("show", DONGFANG).splitlines()

    assert printed[0] == f"如东东方电子有限公司  {DONGFANG}"
    assert printed[1].startswith("结论  列入 1 份严重失信主体名单（约束）")


def test_show_as_json_has_the_apis_keys(xinmai):
    answer = json.loads(xinmai("show", "如东清白贸易有限公司", "--json"))

    assert answer["subject"]["id"] == CLEAN
    assert answer["finding"]["tone"] == "clear"


def test_show_writes_the_page(xinmai, tmp_path):
    path = tmp_path / "主体.html"

    xinmai("show", DONGFANG, "--html", str(path))

    assert "严重违法失信名单" in path.read_text(encoding="utf-8")


def test_a_hostile_name_can_neither_colour_nor_turn_the_terminal(xinmai):
    printed = xinmai("show", HOSTILE)

    assert '<script>alert("1")</script>⟦RLO⟧公司' in printed
    assert "\u202e" not in printed


def test_network_prints_sentences_and_writes_the_picture(xinmai, tmp_path):
    path = tmp_path / "网络.html"

    printed = xinmai("network", HUASHENG, "--hops", "2", "--html", str(path))

    assert "如东海晟机械有限公司 持有 如东东方电子有限公司 70%" in printed
    assert 'id="picture-data"' in path.read_text(encoding="utf-8")


def test_match_keeps_the_order_and_counts_the_outcomes(xinmai, tmp_path):
    source, target = tmp_path / "in.csv", tmp_path / "out.json"
    source.write_text(f"代码,名称\n,没有\n{CLEAN},{NAMES[CLEAN]}\n", encoding="utf-8")

    printed = xinmai("match", str(source), "--out", str(target))

    assert [row["outcome"] for row in json.loads(target.read_text(encoding="utf-8"))] == [
        "not_found",
        "exact_code",
    ]
    assert "未见" in printed and "代码一致" in printed


def test_schema_tells_every_relation_in_its_direction(xinmai):
    assert "(Enterprise|Person)-[HOLDS]->(Enterprise)" in xinmai("schema")
    assert {one["type"] for one in json.loads(xinmai("schema", "--json"))["edges"]} >= {"HOLDS", "GUARANTEES"}
