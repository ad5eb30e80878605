"""A load that is killed with signal 9 between batches and run again ends as if it had never been killed."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from fixture_graph import wipe

from graph_service.store.digest import Digest, digest
from graph_service.store.store import Store
from loaders.county.generate import generate

FILES = ("市场主体登记.csv", "股东及出资.csv")
SECONDS = 60

LOAD = """
import sys
from pathlib import Path
from graph_service.store import writer
from graph_service.store.open import open_store
from loaders.load import load_file
writer.BATCH = 40
with open_store() as store:
    for path in sys.argv[1:]:
        load_file(Path(path), store=store)
"""
"""What `xinmai load` does, in batches so small that there is a between to be killed in."""


@pytest.fixture(scope="module")
def county(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("county")
    generate(folder, 400)
    return [folder / name for name in FILES]


@pytest.fixture(scope="module")
def wanted(opened_store: Store, county: list[Path]) -> Digest:
    """The graph after loads that nobody killed."""
    wipe(opened_store)
    assert _start(county).wait(SECONDS) == 0
    return digest(opened_store)


@pytest.mark.parametrize("batches", [1, 6, 15])
def test_graph_ends_the_same_after_signal_9(
    store: Store, county: list[Path], wanted: Digest, batches: int
) -> None:
    process = _start(county)
    _wait_for(store, process, batches)
    process.send_signal(signal.SIGKILL)
    assert process.wait(SECONDS) == -signal.SIGKILL
    assert digest(store) != wanted

    assert _start(county).wait(SECONDS) == 0

    assert digest(store) == wanted


def _start(files: list[Path]) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-c", LOAD, *map(str, files)])


def _wait_for(store: Store, process: subprocess.Popen[bytes], batches: int) -> None:
    """Until so many batches are committed, the load still running."""
    text = "MATCH (load:Load) RETURN coalesce(sum(load.batch), 0) AS batches"
    for _ in range(SECONDS * 200):
        [row] = store.connection.read(text, {}, 30)
        committed = row["batches"]
        assert isinstance(committed, int)
        if committed >= batches:
            return
        assert process.poll() is None, "the load ended before it could be killed"
        time.sleep(0.005)
    raise TimeoutError(f"{batches} batches were not committed in {SECONDS} s")
