"""Fetching jars: whole or not at all, each byte checked, no jar twice."""

from __future__ import annotations

import logging
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from jar_repository import CONTENTS, JARS, Repository, jar_repository
from jar_repository import __file__ as jar_repository_file

from graph_service.errors import JarsUnavailable
from graph_service.server.fetch import broken_jars, fetch_jars

FETCH_IN_A_PROCESS = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[3])
from jar_repository import JARS
from graph_service.server.fetch import fetch_jars
fetch_jars(JARS, Path(sys.argv[1]), sys.argv[2])
"""


@pytest.fixture
def repository() -> Iterator[Repository]:
    with jar_repository() as running:
        yield running


def test_all_jars_arrive_with_their_bytes_and_nothing_else(repository: Repository, tmp_path: Path) -> None:
    folder = tmp_path / "jars"

    fetched = fetch_jars(JARS, folder, repository.url)

    assert set(fetched) == {jar.name for jar in JARS}
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == {
        jar.name: CONTENTS[jar.coordinate] for jar in JARS
    }
    assert not (tmp_path / "jars.part").exists()


def test_second_fetch_asks_for_nothing(repository: Repository, tmp_path: Path) -> None:
    fetch_jars(JARS, tmp_path / "jars", repository.url)
    repository.asked.clear()

    assert fetch_jars(JARS, tmp_path / "jars", repository.url) == ()
    assert repository.asked == []


def test_altered_jar_is_named_and_only_it_is_fetched_again(
    repository: Repository, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    folder, jar = tmp_path / "jars", JARS[2]
    fetch_jars(JARS, folder, repository.url)
    body = (folder / jar.name).read_bytes()
    (folder / jar.name).write_bytes(body[:-1] + b"!")  # same length: only its sha256 can tell
    repository.asked.clear()

    with caplog.at_level(logging.WARNING):
        fetched = fetch_jars(JARS, folder, repository.url)

    assert fetched == (jar.name,)
    assert repository.asked == [f"/{jar.path}"]
    assert f"{jar.name} is broken or altered" in caplog.text
    assert broken_jars(JARS, folder) == ()


def test_jar_that_arrives_altered_twice_is_refused_by_name(repository: Repository, tmp_path: Path) -> None:
    repository.bodies[f"/{JARS[1].path}"] = b"something else"

    with pytest.raises(JarsUnavailable, match=rf"{JARS[1].name} arrived with 14 bytes"):
        fetch_jars(JARS, tmp_path / "jars", repository.url)
    assert not (tmp_path / "jars").exists()


def test_no_network_is_one_sentence_that_says_what_to_do(tmp_path: Path) -> None:
    with jar_repository() as gone:
        nobody = gone.url

    with pytest.raises(JarsUnavailable) as caught:
        fetch_jars(JARS, tmp_path / "jars", nobody)

    message = str(caught.value)
    assert "\n" not in message
    assert "could not be fetched" in message
    assert "XINMAI_JARS_DIR" in message
    assert "`xinmai server fetch --to DIR`" in message
    assert not (tmp_path / "jars").exists()


def test_killed_download_leaves_nothing_installed_and_the_next_one_goes_on(
    repository: Repository, tmp_path: Path
) -> None:
    folder = tmp_path / "jars"
    repository.gate.clear()  # the last jar hangs, the others arrive
    arguments = [str(folder), repository.url, str(Path(jar_repository_file).parent)]
    process = subprocess.Popen([sys.executable, "-c", FETCH_IN_A_PROCESS, *arguments])
    _wait_for(lambda: len(list((tmp_path / "jars.part").glob("*.jar"))) == len(JARS) - 1)
    process.kill()
    process.wait()
    assert not folder.exists()

    repository.gate.set()
    repository.asked.clear()
    fetch_jars(JARS, folder, repository.url)

    assert repository.asked == [f"/{JARS[-1].path}"]
    assert broken_jars(JARS, folder) == ()


def test_two_at_once_fetch_each_jar_once(repository: Repository, tmp_path: Path) -> None:
    with ThreadPoolExecutor(2) as pool:
        both = [pool.submit(fetch_jars, JARS, tmp_path / "jars", repository.url) for _ in range(2)]

    assert sorted(len(one.result()) for one in both) == [0, len(JARS)]
    assert len(repository.asked) == len(JARS)


def _wait_for(done: object, seconds: float = 20) -> None:
    assert callable(done)
    end = time.monotonic() + seconds
    while not done():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.02)
