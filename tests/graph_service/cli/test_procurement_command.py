"""`xinmai procurement` and `xinmai blind`: yes or no with evidence; keys, hashes, hits and whose they are."""

from __future__ import annotations

import json

import pandas as pd
import pytest
from answers_graph import CLEAN, DONGFANG, HAISHENG, HUASHENG, NAMES
from effects_graph import load_effects
from fixture_graph import wipe

from graph_service.cli import blind as blind_command
from graph_service.cli import procurement as procurement_command
from graph_service.cli.app import main
from graph_service.settings import settings
from graph_service.store.driver import connect
from graph_service.store.store import Store


@pytest.fixture(scope="module")
def graph(opened_store):
    wipe(opened_store)
    load_effects(opened_store)
    return opened_store


@pytest.fixture
def xinmai(graph, neo4j_server, monkeypatch, capsys, tmp_path):
    def own_store() -> Store:
        return Store(connect(neo4j_server.uri, neo4j_server.username, neo4j_server.password))

    for command in (blind_command, procurement_command):
        monkeypatch.setattr(command, "open_store", own_store)
    monkeypatch.setenv("XINMAI_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("COLUMNS", "300")
    settings.cache_clear()

    def run(*arguments: str) -> tuple[object, str, str]:
        with pytest.raises(SystemExit) as ended:
            main(arguments)
        printed = capsys.readouterr()
        return ended.value.code, printed.out, printed.err

    yield run
    monkeypatch.undo()
    settings.cache_clear()


def test_a_lot_is_answered_with_yes_or_no_and_its_evidence(xinmai):
    code, out, _ = xinmai(
        "procurement", "--supplier", HUASHENG, "--supplier", DONGFANG, "--agency", HAISHENG,
        "--purpose", "资格审查",
    )  # fmt: skip

    assert code == 0
    assert "政府采购：应当限制 2 方" in out
    assert "政府采购法实施条例第十八条第一款" in out and "单位负责人同为 张伟" in out
    assert "是否须回避由采购人核实" in out and "已登记" in out


def test_a_lot_in_json_has_the_keys_of_the_api(xinmai):
    code, out, _ = xinmai("procurement", "--supplier", CLEAN, "--purpose", "资格审查", "--json")

    found = json.loads(out)
    assert (code, found["yes"], found["parties"][0]["evidence"][0]["rule"]) == (0, True, "E08")


def test_an_expert_by_name_and_a_lot_without_a_purpose_are_refused_in_words(xinmai):
    assert "只凭姓名不查" in xinmai("procurement", "--expert", "张伟", "--purpose", "x")[2]
    code, _, err = xinmai("procurement", "--supplier", CLEAN)
    assert code == 2 and "须写明用途" in err


def test_two_sides_find_out_whom_both_know(xinmai, tmp_path):
    listed = tmp_path / "客户.csv"
    table = {"信用代码": [CLEAN, HUASHENG, "12345"], "企业名称": [NAMES[CLEAN], "", ""]}
    pd.DataFrame(table).to_csv(listed, index=False)
    key, hashes, hits = (str(tmp_path / name) for name in ("key", "hashes.csv", "hits.csv"))

    assert "指纹" in xinmai("blind", "key", key)[1]
    assert "2 个代码的摘要" in xinmai("blind", "hash", str(listed), "--key", key, "-o", hashes)[1]
    code, out, _ = xinmai(
        "blind", "check", hashes, "--key", key, "--matter", "procurement", "--purpose", "盲查", "-o", hits
    )
    assert code == 0 and "收到摘要 2 个，命中 1 个" in out
    told = xinmai("blind", "rows", hits, str(listed), "--key", key)[1]

    assert NAMES[CLEAN] in told and "受限" in told and HUASHENG not in told
