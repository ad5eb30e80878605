"""`xinmai server`: each command's answer, in text and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from jar_repository import JARS, jar_repository

from graph_service.cli import app
from graph_service.server import lockfile
from graph_service.server.address import ServerFolder, ServerRecord, write_record
from graph_service.settings import settings


@pytest.fixture
def data_dir(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An installation of its own, whose repository is the local one."""
    monkeypatch.setenv("XINMAI_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("XINMAI_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.delenv("XINMAI_JARS_DIR", raising=False)
    monkeypatch.setattr(lockfile, "locked_jars", lambda: JARS)
    with jar_repository() as repository:
        monkeypatch.setenv("XINMAI_MAVEN_URL", repository.url)
        settings.cache_clear()
        yield tmp_path / "data"
    settings.cache_clear()


def _answer(capsys: pytest.CaptureFixture[str], *arguments: str, code: int = 0) -> dict[str, object]:
    with pytest.raises(SystemExit) as ended:
        app.main(["server", *arguments, "--json"])
    assert (ended.value.code or 0) == code
    answer = json.loads(capsys.readouterr().out)
    assert isinstance(answer, dict)
    return answer


def test_status_without_a_server_says_no_and_makes_no_folder(
    data_dir: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _answer(capsys, "status") == {"running": False, "data_dir": str(data_dir)}
    assert not data_dir.exists()


def test_status_of_a_killed_server_says_no(data_dir: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = ServerFolder(data_dir)
    folder.create()
    write_record(folder.record, ServerRecord(7687, "left-behind", 1, "2026-11-20T08:00:00+00:00", "embedded"))

    assert _answer(capsys, "status")["running"] is False
    assert _answer(capsys, "stop")["stopped"] is False


def test_fetch_prepares_a_folder_that_verify_then_approves(
    data_dir: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    to_carry = tmp_path / "to-carry"

    fetched = _answer(capsys, "fetch", "--to", str(to_carry))
    monkeypatch.setenv("XINMAI_JARS_DIR", str(to_carry))
    settings.cache_clear()

    assert fetched == {"folder": str(to_carry), "jars": 5, "fetched": 5}
    assert _answer(capsys, "verify")["broken"] == []


def test_verify_names_the_broken_jar_and_exits_with_1(
    data_dir: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    to_carry = tmp_path / "to-carry"
    _answer(capsys, "fetch", "--to", str(to_carry))
    (to_carry / JARS[0].name).write_bytes(b"")
    monkeypatch.setenv("XINMAI_JARS_DIR", str(to_carry))
    settings.cache_clear()

    assert _answer(capsys, "verify", code=1)["broken"] == [JARS[0].name]


def test_password_is_in_no_answer(data_dir: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = ServerFolder(data_dir)
    folder.create()
    record = ServerRecord(7687, "not-to-be-shown", 1, "2026-11-20T08:00:00+00:00", "embedded")
    write_record(folder.record, record)

    from filelock import FileLock

    with FileLock(folder.life_lock):  # as the living child would hold it
        answer = _answer(capsys, "status")

    assert answer["running"] is True
    assert answer["uri"] == "bolt://127.0.0.1:7687"
    assert answer["password_file"] == str(folder.record)
    assert "not-to-be-shown" not in json.dumps(answer)
