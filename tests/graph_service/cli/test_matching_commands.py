"""`xinmai crossmatch` and `xinmai review` on a database that knows a few enterprises."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pytest
from answers_graph import DONGFANG

from graph_service.cli import crossmatch as crossmatch_command
from graph_service.cli import review as review_command
from graph_service.errors import BadInput
from graph_service.server.address import ServerAddress
from graph_service.settings import settings
from graph_service.store.driver import connect
from graph_service.store.store import Store


@pytest.fixture(autouse=True)
def opened(
    county: Store, neo4j_server: ServerAddress, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The commands open the suite's own server, and keep their snapshot in a folder of the test."""
    monkeypatch.setenv("XINMAI_DATA_DIR", str(tmp_path))
    settings.cache_clear()

    def own_store() -> Store:
        return Store(connect(neo4j_server.uri, neo4j_server.username, neo4j_server.password))

    for command in (crossmatch_command, review_command):
        monkeypatch.setattr(command, "open_store", own_store)


@pytest.fixture
def listed(tmp_path: Path) -> Path:
    path = tmp_path / "名单.csv"
    pd.DataFrame({"企业名称": ["如东東方电子有限公司", "查无此名公司"]}).to_csv(path, index=False)
    return path


def test_a_file_is_matched_and_written_in_its_order(
    listed: Path, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    out = tmp_path / "结果.csv"

    crossmatch_command.crossmatch(listed, out=out, as_json=True)

    told = json.loads(capsysbinary.readouterr().out)
    assert told["grades"]["B"] == told["grades"]["NONE"] == 1
    assert [(hit["row"], hit["id"], hit["grade"]) for hit in told["hits"]] == [(1, DONGFANG, "B")]
    assert list(pd.read_csv(out)["等级"]) == ["B", "NONE"]


def test_the_lists_of_the_graph_are_matched(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    crossmatch_command.crossmatch(lists=True, as_json=True)

    told = json.loads(capsysbinary.readouterr().out)
    assert told.keys() >= {"compared", "register", "grades", "waiting", "opened", "closed"}


@pytest.mark.parametrize("given", [{}, {"lists": True, "file": Path("名单.csv")}])
def test_either_a_file_or_the_lists_are_matched(given: dict[str, object]) -> None:
    with pytest.raises(BadInput, match="二者择一"):
        crossmatch_command.crossmatch(**given)


def test_a_result_of_another_suffix_or_an_unknown_role_is_refused(listed: Path) -> None:
    with pytest.raises(BadInput, match=".txt"):
        crossmatch_command.crossmatch(listed, out=Path("结果.txt"))
    with pytest.raises(BadInput, match="list-columns"):
        crossmatch_command.crossmatch(listed, list_columns=["colour=红"])


def test_a_decision_is_kept_and_taken_back(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    row = "row:|如东東方电子有限公司|"

    review_command.decide(row, DONGFANG, review_command.VerdictName.same, by="甲", as_json=True)
    review_command.undo(by="甲", as_json=True)
    review_command.listed(offset=0, limit=2, decided=True, as_json=True)

    answers = capsysbinary.readouterr().out.decode()
    made, taken_back, kept = _objects(answers)
    assert (made[0]["verdict"], made[0]["decided_by"], made[0]["other"]) == ("same", "甲", row)
    assert taken_back[0]["verdict"] == "undone"
    assert [(one["verdict"], one["open"]) for one in kept] == [("undone", True), ("same", False)]


def _objects(text: str) -> list[list[dict[str, object]]]:
    decoder, found, at = json.JSONDecoder(), [], 0
    while at < len(text.rstrip()):
        one, end = decoder.raw_decode(text[at:].lstrip())
        at += len(text[at:]) - len(text[at:].lstrip()) + end
        found.append(one)
    return found
