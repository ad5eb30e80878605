"""`xinmai effect`: the answer, each measure with its basis, and what gives none."""

from __future__ import annotations

import json

import pytest
from answers_graph import DONGFANG, HUASHENG

from graph_service.cli import effect as effect_command
from graph_service.cli.app import main
from graph_service.store.driver import connect
from graph_service.store.store import Store


@pytest.fixture
def xinmai(county, neo4j_server, monkeypatch, capsys):
    def own_store() -> Store:
        return Store(connect(neo4j_server.uri, neo4j_server.username, neo4j_server.password))

    monkeypatch.setattr(effect_command, "open_store", own_store)
    monkeypatch.setenv("COLUMNS", "300")

    def run(*arguments: str) -> tuple[object, str, str]:
        with pytest.raises(SystemExit) as ended:
            main(arguments)
        printed = capsys.readouterr()
        return ended.value.code, printed.out, printed.err

    return run


def test_each_measure_is_told_with_basis_record_period_and_who_acts(xinmai, tmp_path):
    page = tmp_path / "约束.html"

    code, out, _ = xinmai(
        "effect", HUASHENG, "--matter", "bidding", "--beside", DONGFANG, "--html", str(page)
    )

    assert code == 0
    assert "应当  南通华盛建设有限公司（同一合同项下的其他供应商或投标人）：招标投标" in out
    assert "依据中华人民共和国招标投标法实施条例第三十四条" in out
    assert "规则 E19，条文已核 · 实施 招标人、评标委员会" in out
    assert "无依据  南通华盛建设有限公司 行政处罚（罚款）" in out
    assert "规则版本  effects " in out
    assert "E19" in page.read_text(encoding="utf-8")


def test_json_has_the_keys_of_the_api(xinmai):
    code, out, _ = xinmai("effect", DONGFANG, "--matter", "honours", "--json")

    assert (code, json.loads(out)["verdict"]) == (0, "to_verify")


def test_a_matter_nobody_knows_fails_in_words(xinmai):
    code, _, err = xinmai("effect", DONGFANG, "--matter", "买菜")

    assert code == 2
    assert "得到事项“买菜”" in err
