"""The commands on groups, circles, clusters and leads: what they print, and the pages they write."""

from __future__ import annotations

import json

import pytest
from answers_graph import CLEAN, DONGFANG, HAISHENG, HUASHENG, ZHANG_WEI

from graph_service.cli import circles as circles_command
from graph_service.cli import explore as explore_command
from graph_service.cli import group as group_command
from graph_service.cli import guarantees as guarantees_command
from graph_service.cli import paths as paths_command
from graph_service.cli import reregistered as reregistered_command
from graph_service.cli import shells as shells_command
from graph_service.cli import whatif as whatif_command
from graph_service.cli.app import main
from graph_service.store.driver import connect
from graph_service.store.store import Store

COMMANDS = (
    circles_command,
    explore_command,
    group_command,
    guarantees_command,
    paths_command,
    reregistered_command,
    shells_command,
    whatif_command,
)


@pytest.fixture
def xinmai(county, neo4j_server, monkeypatch, capsys):
    """Run a command on the county; its exit code, what it printed and what it complained of."""

    def own_store() -> Store:
        return Store(connect(neo4j_server.uri, neo4j_server.username, neo4j_server.password))

    for module in COMMANDS:
        monkeypatch.setattr(module, "open_store", own_store)
    monkeypatch.setenv("COLUMNS", "200")

    def run(*arguments: str) -> tuple[object, str, str]:
        with pytest.raises(SystemExit) as ended:
            main(arguments)
        printed = capsys.readouterr()
        return ended.value.code, printed.out, printed.err

    return run


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("group", HAISHENG), "与本主体"),
        (("guarantees", HAISHENG), "担保链 1 步"),
        (("circles",), "全部数据中未见循环持股"),
        (("explore", HAISHENG), "不是集团认定"),
        (("reregistered",), "未见换壳线索"),
        (("shells", CLEAN), "未见空壳集群线索"),
        (("paths", HAISHENG, DONGFANG), "相隔 1 步"),
        (("whatif", "--if-listed", HAISHENG), "不产生任何法律效果"),
    ],
)
def test_a_command_prints_its_finding_and_writes_the_page_as_one_file(xinmai, tmp_path, arguments, words):
    page = tmp_path / "页.html"

    code, printed, _ = xinmai(*arguments, "--html", str(page))

    assert (code, words in printed) == (0, True)
    text = page.read_text(encoding="utf-8")
    assert "离线页面" in text
    assert 'href="/' not in text
    assert f"页面已写入 {page.parent}"[:6] in printed


@pytest.mark.parametrize(
    ("arguments", "key"),
    [
        (("group", HAISHENG), "members"),
        (("guarantees",), "circles"),
        (("circles",), "rings"),
        (("explore", HAISHENG, "--seed", "3"), "members"),
        (("reregistered", HAISHENG), "leads"),
        (("shells",), "clusters"),
    ],
)
def test_json_has_the_apis_keys_and_nothing_beside_it(xinmai, tmp_path, arguments, key):
    _, printed, _ = xinmai(*arguments, "--json", "--html", str(tmp_path / "页.html"))

    assert key in json.loads(printed)


def test_paths_inside_a_file_of_names_tell_clusters_and_rows_of_nobody(xinmai, tmp_path):
    listed = tmp_path / "名单.csv"
    listed.write_text(
        f"企业名称,统一社会信用代码\n,{HUASHENG}\n如东东方电子有限公司,\n查无此户,\n", encoding="gb18030"
    )

    code, printed, _ = xinmai("paths", str(listed))

    assert code == 0
    assert "第 1 组 2 个" in printed or "南通华盛建设有限公司 与 如东东方电子有限公司" in printed
    assert "未能对应主体：查无此户" in printed


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("circles", "--alarm", "wide"), "封闭程度“wide”无效"),
        (("reregistered", "--ended", "vanished"), "终止方式“vanished”无效"),
        (("shells", ZHANG_WEI), "是自然人"),
        (("paths", "没有这个文件.csv"), "未见文件"),
    ],
)
def test_a_wrong_question_is_one_line_on_stderr(xinmai, arguments, words):
    code, printed, complained = xinmai(*arguments)

    assert (code, printed) == (2, "")
    assert words in complained
    assert complained.count("\n") == 1
