"""The night run of a loaded county: by command, over HTTP, and the same figures as one subject's answer."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pytest
from answers_graph import CLEAN, DONGFANG, HAISHENG, HUASHENG, TODAY

from graph_service.answers.as_of import as_of
from graph_service.answers.control.ownership import ownership
from graph_service.answers.risk.risk import risk
from graph_service.cli import night as night_command
from graph_service.cli.app import main
from graph_service.night.runs import night_folder
from graph_service.settings import settings
from graph_service.snapshot.held import HeldSnapshot
from graph_service.store.driver import connect
from graph_service.store.store import Store


@pytest.fixture
def xinmai(county, neo4j_server, monkeypatch, capsys):
    """Run `xinmai night` on the county; what it printed."""

    def own_store() -> Store:
        return Store(connect(neo4j_server.uri, neo4j_server.username, neo4j_server.password))

    monkeypatch.setattr(night_command, "open_store", own_store)
    monkeypatch.setenv("COLUMNS", "200")

    def run(*arguments: str) -> str:
        with pytest.raises(SystemExit) as ended:
            main(("night", *arguments))
        printed = capsys.readouterr()
        assert ended.value.code == 0, printed.err
        return printed.out

    return run


def test_the_run_of_tonight_is_listed_over_http(xinmai, service) -> None:
    made = json.loads(xinmai("--json"))

    listed = service.get("/night").json()

    assert listed["runs"][0] == made
    assert made["true_on"] == TODAY.isoformat()
    assert f"{TODAY} 当日情况" in listed["sentence"]
    assert (night_folder(settings()) / made["run"] / "control.parquet").is_file()


def test_the_command_says_what_it_wrote_and_what_was_capped(xinmai, tmp_path: Path) -> None:
    printed = xinmai("--out", str(tmp_path))

    assert "penetrated_shares" in printed
    assert "传导至 4 层" in printed
    assert [path.name for path in tmp_path.iterdir()][0] in printed


def test_a_service_without_a_run_says_that_none_is_seen(service, monkeypatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XINMAI_DATA_DIR", str(tmp_path))
    settings.cache_clear()
    try:
        answer = service.get("/night").json()
    finally:
        settings.cache_clear()

    assert answer["sentence"].startswith("未见已完成的夜间计算")
    assert answer["runs"] == []


def test_figures_are_those_of_one_subjects_answer(xinmai, county: Store, tmp_path: Path) -> None:
    xinmai("--out", str(tmp_path))
    folder = next(tmp_path.iterdir())
    held = HeldSnapshot(county)

    stakes = ownership(county, held, DONGFANG).holders.stakes
    shares = pd.read_parquet(folder / "integrated_shares.parquet").set_index("company_id").loc[DONGFANG]
    assert {one.party: (one.integrated.low, one.integrated.high) for one in stakes} == {
        holder: (low, high) for holder, low, high in shares.itertuples(index=False, name=None)
    }
    control = pd.read_parquet(folder / "control.parquet")
    pairs = {(one.controller_id, one.company_id) for one in control.itertuples()}
    assert pairs == {(HUASHENG, HAISHENG), (HUASHENG, DONGFANG), (HAISHENG, DONGFANG)}
    firms = pd.read_parquet(folder / "enterprises.parquet").set_index("id")
    for id_ in (HUASHENG, HAISHENG, DONGFANG):
        signal = risk(county, id_, as_of(), held=held).signal
        assert firms.loc[id_, "contagion_score"] == signal.score
        assert firms.loc[id_, "contagion_sources"] == len(signal.sources) + signal.rest_sources
    assert pd.isna(firms.loc[CLEAN, "contagion_score"])
