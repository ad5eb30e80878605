"""`xinmai check` and `xinmai policy`: the preview, the review with its file, and what is refused in words."""

from __future__ import annotations

import json

import pandas as pd
import pytest
from answers_graph import CLEAN, DONGFANG, HUASHENG

from graph_service.cli import check as check_command
from graph_service.cli.app import main
from graph_service.rules.installed import packaged_text
from graph_service.settings import settings
from graph_service.store.driver import connect
from graph_service.store.store import Store


@pytest.fixture
def xinmai(county, neo4j_server, monkeypatch, capsys, tmp_path):
    def own_store() -> Store:
        return Store(connect(neo4j_server.uri, neo4j_server.username, neo4j_server.password))

    monkeypatch.setattr(check_command, "open_store", own_store)
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


@pytest.fixture
def listed(tmp_path):
    path = tmp_path / "名单.xlsx"
    table = {"供应商代码": [DONGFANG, CLEAN, HUASHENG, "12345"], "报价": ["1", "2", "3", "4"]}
    pd.DataFrame(table).to_excel(path, index=False, engine="xlsxwriter")
    return str(path)


def test_the_preview_shows_mapping_samples_and_unreadable_rows_and_asks_nothing(xinmai, listed, tmp_path):
    code, out, _ = xinmai("check", listed, "--matter", "procurement", "--map", "代码=供应商代码", "--preview")

    assert code == 0
    assert "统一社会信用代码或注册号" in out and "照录" in out
    assert "有问题的行 1 行" in out and "代码有误：应为 18 位，得到 5 位" in out
    assert not (tmp_path / "data" / "register").exists()


def test_a_review_tells_counts_and_writes_its_file(xinmai, listed, tmp_path):
    out_path = tmp_path / "结果.xlsx"
    code, out, _ = xinmai(
        "check", listed, "--matter", "政府采购", "--map", "代码=供应商代码",
        "--purpose", "采购资格审查", "--out", str(out_path),
    )  # fmt: skip

    assert code == 0
    assert "政府采购，截至" in out and "已登记用途“采购资格审查”" in out
    assert out_path.is_file()


def test_json_has_terms_counts_and_rows(xinmai, listed):
    code, out, _ = xinmai(
        "check", listed, "--matter", "loan", "--map", "代码=供应商代码", "--purpose", "测试", "--json"
    )

    found = json.loads(out)
    assert code == 0
    assert (found["terms"]["matter"], found["counts"]["unreadable"]) == ("loan", 1)
    assert [row["row"] for row in found["rows"]] == [1, 2, 3, 4]


def test_a_review_without_a_purpose_is_refused_in_words(xinmai, listed):
    code, _, err = xinmai("check", listed, "--matter", "loan", "--map", "代码=供应商代码")

    assert code == 2
    assert "须写明用途" in err


def test_policies_are_listed_explained_and_checked(xinmai, tmp_path):
    file = tmp_path / "subsidy.yaml"
    file.write_text(packaged_text("policy_subsidy"), encoding="utf-8")

    assert "policy_procurement" in xinmai("policy", "list")[1]
    assert "须有补贴自身的规定" in xinmai("policy", "explain", "补贴补助")[1]
    code, out, _ = xinmai("policy", "check", str(file), "--matter", "subsidy")
    assert code == 0 and "个例均符合" in out


def test_a_policy_whose_example_comes_out_otherwise_is_refused(xinmai, tmp_path):
    file = tmp_path / "subsidy.yaml"
    text = packaged_text("policy_subsidy").replace("deduct: 0.2\n", "deduct: 0.3\n")
    file.write_text(text, encoding="utf-8")

    code, _, err = xinmai("policy", "check", str(file), "--matter", "subsidy")

    assert code == 2
    assert "deduct 得到 0.3，应为 0.2" in err
