"""Loading into a real graph: repeated, corrected, full, and from the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from loader_cases import DATA, HAISHENG, HUASHENG, RESIDENT, TODAY, written

from graph_service.cli.app import main
from graph_service.server.address import ServerAddress
from graph_service.settings import settings
from graph_service.store.digest import digest
from graph_service.store.driver import connect
from graph_service.store.store import Store
from loaders import LoadReport, load_file
from loaders import cli as command
from loaders.county import generate
from loaders.county.headings import SHEETS

HEADINGS = "统一社会信用代码,市场主体名称,股东名称,股东类型,股东证件类型,股东证件号码,出资比例,入股日期"
ZHANG = f"{HUASHENG},如东华盛,张伟,自然人,居民身份证,{RESIDENT},60%,2020-01-01"
HAI = f"{HUASHENG},如东华盛,江阴海盛,企业法人,,{HAISHENG},40%,2020-01-01"


def load(path: Path, store: Store, folder: Path, *, full: bool = False) -> LoadReport:
    return load_file(path, store=store, full=full, rejects=folder, today=TODAY)


def ratios(store: Store) -> list[tuple[object, object]]:
    found = store.connection.read(
        "MATCH (h)-[held:HOLDS]->() WHERE held.known_to IS NULL"
        " RETURN h.name AS name, held.ratio AS ratio ORDER BY name",
        {},
        30.0,
    )
    return [(row["name"], row["ratio"]) for row in found]


def test_a_second_load_of_the_same_file_changes_nothing(store: Store, tmp_path: Path) -> None:
    path = written(tmp_path, "股东.csv", HEADINGS, ZHANG, HAI)

    first = load(path, store, tmp_path)
    before = digest(store)
    second = load(path, store, tmp_path)

    assert (first.opened, first.closed) == (2, 0)
    assert second.unchanged and (second.opened, second.closed) == (0, 0)
    assert digest(store) == before


def test_a_corrected_file_supersedes_and_a_full_one_closes_what_it_lacks(
    store: Store, tmp_path: Path
) -> None:
    load(written(tmp_path, "1.csv", HEADINGS, ZHANG, HAI), store, tmp_path)

    corrected = load(written(tmp_path, "2.csv", HEADINGS, ZHANG.replace("60%", "70%")), store, tmp_path)
    after_correction = ratios(store)
    full = load(written(tmp_path, "3.csv", HEADINGS, ZHANG.replace("60%", "70%")), store, tmp_path, full=True)

    assert (corrected.opened, corrected.closed) == (1, 1)
    assert after_correction == [("张伟", 0.7), ("江阴海盛", 0.4)]
    assert (full.opened, full.closed, full.kept) == (0, 1, 1)
    assert ratios(store) == [("张伟", 0.7)]


def test_no_identity_number_is_in_the_graph(store: Store, tmp_path: Path) -> None:
    load(written(tmp_path, "1.csv", HEADINGS, ZHANG, HAI), store, tmp_path)

    nodes = store.connection.read("MATCH (n) RETURN collect(properties(n)) AS all", {}, 30.0)
    edges = store.connection.read("MATCH ()-[e]->() RETURN collect(properties(e)) AS all", {}, 30.0)

    assert "张伟" in str(nodes)
    assert RESIDENT not in str(nodes) + str(edges)


def test_a_name_from_the_register_outranks_what_others_call_the_enterprise(
    store: Store, tmp_path: Path
) -> None:
    load(written(tmp_path, "股东.csv", HEADINGS, ZHANG), store, tmp_path)
    load(DATA / "one_defect" / "clean.csv", store, tmp_path)

    [row] = store.connection.read(
        "MATCH (e:Enterprise {id: $id}) RETURN e.name AS name, e.registered AS registered",
        {"id": HUASHENG},
        30.0,
    )
    assert (row["name"], row["registered"]) == ("如东华盛纺织有限公司", True)


def test_a_whole_county_loads_and_every_refusal_is_one_that_was_planted(store: Store, tmp_path: Path) -> None:
    answers = generate(tmp_path, 2_000)

    reports = {sheet.file: load(tmp_path / sheet.file, store, tmp_path / "rejects") for sheet in SHEETS}

    assert {file: (one.read, one.rejected) for file, one in reports.items()} == {
        file.file: (file.rows, file.rejects) for file in answers.files
    }
    loads = store.connection.read(
        "MATCH (l:Load) RETURN sum(l.opened) AS opened, count(l) AS loads", {}, 30.0
    )
    assert loads == [{"opened": sum(one.opened for one in reports.values()), "loads": len(SHEETS)}]


@pytest.fixture
def xinmai(neo4j_server: ServerAddress, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def own_store() -> Store:
        return Store(connect(neo4j_server.uri, neo4j_server.username, neo4j_server.password))

    monkeypatch.setattr(command, "open_store", own_store)


def run(*arguments: str) -> int:
    with pytest.raises(SystemExit) as ended:
        main(["load", *arguments])
    assert isinstance(ended.value.code, int)
    return ended.value.code


@pytest.mark.usefixtures("xinmai")
def test_the_command_loads_what_it_can_and_exits_2_for_a_file_that_it_cannot(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    defects = DATA / "one_defect"

    code = run(*(str(defects / name) for name in ("empty.csv", "duplicate.csv")), "--rejects", str(tmp_path))

    printed = capsys.readouterr()
    assert code == 2
    assert "empty.csv：空文件" in printed.err
    assert "与第 2 行重复" in printed.out
    assert (tmp_path / "duplicate.csv.rejects.csv").exists()


@pytest.mark.usefixtures("xinmai")
def test_rejected_rows_leave_the_exit_code_0_and_json_says_all(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = DATA / "one_defect" / "duplicate.csv"

    code = run(str(path), "--json", "--rejects", str(tmp_path), "--source", "如东县局")

    report = json.loads(capsys.readouterr().out)
    assert code == 0
    assert (report["source"], report["read"], report["written"], report["rejected"]) == ("如东县局", 3, 2, 1)
    assert report["opened"] == 2
    assert report["rejects"][0]["reason"] == "与第 2 行重复"


@pytest.mark.usefixtures("xinmai")
def test_after_a_load_whom_lists_only_name_is_matched_and_what_waits_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("XINMAI_DATA_DIR", str(tmp_path / "data"))
    settings.cache_clear()
    answers = generate(tmp_path / "county", 300)
    files = [tmp_path / "county" / answers.file(name).file for name in ("enterprises", "serious_violations")]
    capsys.readouterr()

    run(str(files[0]), "--json", "--rejects", str(tmp_path))
    first = capsys.readouterr().out.splitlines()
    run(str(files[1]), "--json", "--rejects", str(tmp_path))
    second = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    settings.cache_clear()

    # the register alone names nobody who is to be compared
    assert len(first) == 1
    assert second[1]["crossmatch"]["grades"] == {"B": 3, "C": 1, "RELATED": 1}
    assert second[1]["crossmatch"]["waiting"] == 1


def test_a_dry_run_touches_no_database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> Store:
        raise AssertionError("a dry run opened the store")

    monkeypatch.setattr(command, "open_store", refuse)

    assert run(str(DATA / "one_defect" / "clean.csv"), "--dry-run", "--rejects", str(tmp_path)) == 0
