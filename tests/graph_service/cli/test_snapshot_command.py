"""`xinmai snapshot`: what it stands for, brought up to date, numbers at hubs frozen for the risk answers."""

from __future__ import annotations

import json

import pytest
from answers_graph import HAISHENG, people, registrations
from fixture_graph import deliver, wipe

from graph_service.answers.risk.risk import risk
from graph_service.cli import snapshot as snapshot_command
from graph_service.cli.app import main
from graph_service.settings import settings
from graph_service.snapshot.held import HeldSnapshot, snapshot_folder
from graph_service.store.driver import connect
from graph_service.store.store import Store


@pytest.fixture
def xinmai(store, neo4j_server, tmp_path, monkeypatch, capsys):
    """Run `xinmai snapshot` on a graph of its own; what it printed as JSON."""
    wipe(store)
    deliver(store, "enterprises", registrations())

    def own_store() -> Store:
        return Store(connect(neo4j_server.uri, neo4j_server.username, neo4j_server.password))

    monkeypatch.setattr(snapshot_command, "open_store", own_store)
    monkeypatch.setattr(settings(), "data_dir", tmp_path)

    def run(*arguments: str) -> dict[str, object]:
        with pytest.raises(SystemExit) as ended:
            main(("snapshot", *arguments, "--json"))
        assert ended.value.code == 0
        found: dict[str, object] = json.loads(capsys.readouterr().out)
        return found

    return run


def test_the_state_follows_the_loads_and_nothing_stale_is_called_current(xinmai, store):
    before, read = xinmai("status"), xinmai("refresh")
    deliver(store, "people", people())
    after, again = xinmai("status"), xinmai("refresh")

    assert (before["stale"], before["subjects"]) == (None, None)
    assert (read["stale"], read["known_loads"], read["loads"]) == (False, 1, 1)
    assert (after["stale"], after["known_loads"], after["loads"]) == (True, 1, 2)
    assert "下次提问前先更新" in after["sentence"]
    assert (again["stale"], again["known_loads"]) == (False, 2)
    assert again["subjects"] > read["subjects"]


def test_risk_names_the_freeze_from_the_next_question_on(xinmai, store):
    held = HeldSnapshot(store, snapshot_folder(settings()))
    live = risk(store, HAISHENG, held=held)
    frozen = xinmai("freeze")["frozen"]
    named = risk(store, HAISHENG, held=held)

    assert live.signal.degrees_frozen_on.endswith("（未冻结）")
    assert f"{frozen['day']} 装载 {frozen['load']}" in named.signal.degrees_frozen_on
    assert "冻结）" in named.signal.degrees_frozen_on and "未冻结" not in named.signal.degrees_frozen_on
    assert frozen["since"] == 0


def test_who_came_after_the_freeze_is_counted_in_its_state(xinmai, store):
    xinmai("freeze")
    deliver(store, "people", people())

    found = xinmai("refresh")

    assert found["frozen"]["since"] == found["subjects"] - found["frozen"]["subjects"] > 0
    assert "按现数计" in found["sentence"]
