"""The life of our own server, on two real starts: found by others, killed, recognised as dead, idle, gone."""

from __future__ import annotations

import os
import signal
import socket
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from graph_service.errors import GraphServiceError, ServerUnavailable
from graph_service.server.address import ServerAddress, ServerFolder, ServerRecord, read_record
from graph_service.server.start import ensure_server, is_locked, running_record, stop_server
from graph_service.settings import Settings
from graph_service.store.driver import connect

IDLE_SECONDS = 3.0
ASK_IN_A_PROCESS = """
from graph_service.server import running_server
from graph_service.settings import settings
print(running_server(settings()).uri)
"""


@pytest.fixture(scope="module")
def chosen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    """An installation whose server stops after three idle seconds."""
    data_dir = tmp_path_factory.mktemp("life")
    yield Settings(
        data_dir=data_dir,
        neo4j_uri=None,
        idle_minutes=IDLE_SECONDS / 60,
        heap="512m",
        page_cache="64m",
    )
    stop_server(ServerFolder(data_dir))


@pytest.fixture(scope="module")
def folder(chosen: Settings) -> ServerFolder:
    return ServerFolder(chosen.data_dir)


@pytest.fixture(scope="module")
def kept(chosen: Settings) -> ServerRecord:
    """The first start, kept until a test kills it."""
    return ensure_server(chosen, keep=True)


def test_password_is_in_a_file_that_only_its_owner_can_read(kept: ServerRecord, folder: ServerFolder) -> None:
    assert stat.S_IMODE(folder.record.stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.root.stat().st_mode) == 0o700
    assert read_record(folder.record) == kept
    assert len(kept.password) >= 24


def test_server_listens_on_one_loopback_address_only(kept: ServerRecord) -> None:
    socket.create_connection(("127.0.0.1", kept.port), timeout=5).close()

    with pytest.raises(OSError):  # refused, or no such address
        socket.create_connection(("127.0.0.2", kept.port), timeout=5).close()


def test_generated_password_opens_and_the_default_one_does_not(kept: ServerRecord) -> None:
    with_default = ServerAddress(kept.address().uri, "neo4j", "neo4j", "embedded")

    assert _ask(kept.address(), "RETURN 1 AS one") == [{"one": 1}]
    with pytest.raises(ServerUnavailable, match="unauthorized"):
        _ask(with_default, "RETURN 1 AS one")


def test_files_of_the_machine_cannot_be_read_by_query(kept: ServerRecord, tmp_path: Path) -> None:
    (tmp_path / "secret.csv").write_text("a\n")

    with pytest.raises(GraphServiceError, match="dbms.security.allow_csv_import_from_file_urls"):
        _ask(kept.address(), f"LOAD CSV FROM 'file://{tmp_path}/secret.csv' AS row RETURN row")


def test_second_process_finds_the_first_one_s_server(kept: ServerRecord, chosen: Settings) -> None:
    environment = os.environ | {"XINMAI_DATA_DIR": str(chosen.data_dir)}
    environment.pop("NEO4J_URI", None)

    asked = subprocess.run(
        [sys.executable, "-c", ASK_IN_A_PROCESS], env=environment, capture_output=True, text=True, check=True
    )

    assert asked.stdout.strip() == kept.address().uri


def test_kept_server_outlives_its_idle_time(kept: ServerRecord, folder: ServerFolder) -> None:
    time.sleep(IDLE_SECONDS + 2)

    assert running_record(folder) == kept


def test_killed_server_is_recognised_and_followed_by_a_new_one(
    kept: ServerRecord, chosen: Settings, folder: ServerFolder
) -> None:
    os.kill(kept.pid, signal.SIGKILL)
    _wait_for(lambda: not is_locked(folder.life_lock))
    assert folder.record.exists()
    assert running_record(folder) is None

    second = ensure_server(chosen)

    assert second.pid != kept.pid
    assert second.password != kept.password
    assert not folder.keep.exists()
    assert _ask(second.address(), "RETURN 1 AS one") == [{"one": 1}]


def test_server_on_demand_stays_while_someone_is_connected_and_stops_when_idle(
    chosen: Settings, folder: ServerFolder
) -> None:
    record = ensure_server(chosen)
    with socket.create_connection(("127.0.0.1", record.port)):
        time.sleep(IDLE_SECONDS + 2)
        assert running_record(folder) == record

    _wait_for(lambda: not is_locked(folder.life_lock))

    assert not folder.record.exists()
    assert stop_server(folder) is False


def test_stop_ends_a_kept_server_and_leaves_nothing_to_find(chosen: Settings, folder: ServerFolder) -> None:
    ensure_server(chosen, keep=True)

    assert stop_server(folder) is True
    assert not is_locked(folder.life_lock)
    assert not folder.record.exists()
    assert not folder.keep.exists()


def _ask(address: ServerAddress, query: str) -> list[dict[str, object]]:
    connection = connect(address.uri, address.username, address.password)
    try:
        return connection.read(query, {}, 10)
    finally:
        connection.close()


def _wait_for(done: Callable[[], bool], seconds: float = 30) -> None:
    end = time.monotonic() + seconds
    while not done():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.05)
