"""The commands that ask the whole graph: signals, guarantees, paths and suppositions."""

from __future__ import annotations

import json

import pytest
from answers_graph import CLEAN, DONGFANG, HAISHENG, HUASHENG

from graph_service.cli import group as group_command
from graph_service.cli import guarantees as guarantees_command
from graph_service.cli import paths as paths_command
from graph_service.cli import risk as risk_command
from graph_service.cli import whatif as whatif_command
from graph_service.cli.app import main
from graph_service.store.driver import connect
from graph_service.store.store import Store


@pytest.fixture
def xinmai(county, neo4j_server, monkeypatch, capsys):
    """Run a command on the county; what it printed."""

    def own_store() -> Store:
        return Store(connect(neo4j_server.uri, neo4j_server.username, neo4j_server.password))

    for module in (group_command, risk_command, guarantees_command, paths_command, whatif_command):
        monkeypatch.setattr(module, "open_store", own_store)
    monkeypatch.setenv("COLUMNS", "200")

    def run(*arguments: str) -> str:
        with pytest.raises(SystemExit) as ended:
            main(arguments)
        printed: str = capsys.readouterr().out
        assert ended.value.code == 0
        return printed

    return run


def test_risk_tells_score_source_path_and_how_to_read_it(xinmai, tmp_path):
    page = tmp_path / "提示.html"

    printed = xinmai("risk", HAISHENG, "--html", str(page))

    assert "提示  关联提示 0." in printed
    assert "不是预测" in printed
    assert "若无此来源，提示为" in printed
    assert "本主体自身在用记录（不计入提示）" in printed
    assert "经营异常名录" in printed
    assert "关联提示" in page.read_text(encoding="utf-8")


def test_risk_as_json_has_the_apis_keys(xinmai):
    answer = json.loads(xinmai("risk", HAISHENG, "--json"))

    assert answer["signal"]["sources"][0]["party"]["id"] == DONGFANG


def test_guarantees_everywhere_say_where_nothing_was_seen(xinmai):
    assert xinmai("guarantees").startswith("全部数据中未见担保圈、担保辐射和担保链（已查 对外担保")
    assert "担保链 1 步：如东海晟机械有限公司 → 如东东方电子有限公司" in xinmai("guarantees", HAISHENG)


def test_paths_tell_each_relation_or_how_far_was_looked(xinmai):
    assert "南通华盛建设有限公司 持有 如东海晟机械有限公司 60%" in xinmai("paths", HUASHENG, DONGFANG)
    assert "未见路径。已沿" in xinmai("paths", HUASHENG, CLEAN)


def test_whatif_reads_the_customers_and_says_who_moves(xinmai, tmp_path):
    customers = tmp_path / "客户.csv"
    customers.write_text(f"统一社会信用代码\n{HAISHENG}\n{CLEAN}\n", encoding="utf-8")

    answer = json.loads(xinmai("whatif", str(customers), "--if-repaired", DONGFANG, "--json"))

    [change] = answer["changes"]
    assert (answer["watched"], change["party"]["id"]) == (2, HAISHENG)
    assert change["after"] < change["before"]


def test_group_tells_tree_shares_and_basis(xinmai):
    printed = xinmai("group", DONGFANG)

    assert "如东东方电子有限公司 所在集团 3 个主体，以 南通华盛建设有限公司 为顶端" in printed
    assert "70%" in printed
    assert "表决权过半" in printed
