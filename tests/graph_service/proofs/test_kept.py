"""The file of claims is shared: whoever comes first makes it, and nobody is turned away meanwhile."""

from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from threading import Barrier

from graph_service.proofs import kept
from graph_service.proofs.claim import Claim, Question

QUESTION = Question(
    kind="list",
    subject="91320623MA2DFDW03",
    parameters={},
    true_on=date(2026, 7, 15),
    known_on=datetime(2026, 7, 15, tzinfo=UTC),
    rules={},
    program="0.1.0",
)
CLAIM = Claim(
    question=QUESTION,
    item="",
    lines=(),
    records=(),
    value="dd" * 32,
)
FILES, READERS = 100, 3


def test_all_who_open_a_new_file_at_once_find_it_ready(tmp_path: Path) -> None:
    def opened(place: tuple[Path, int]) -> list[str]:
        path, number = place
        together.wait()
        return kept._File(path).write([replace(CLAIM, item=str(number))])

    together = Barrier(READERS, timeout=30)
    paths = [tmp_path / str(number) / "claims.sqlite3" for number in range(FILES)]
    with ThreadPoolExecutor(READERS) as pool:
        found = list(pool.map(opened, [(path, number) for path in paths for number in range(READERS)]))

    ids = [replace(CLAIM, item=str(number)).id for number in range(READERS)]
    assert found == [[id_] for id_ in ids] * FILES
    for path in paths:
        assert all(kept._File(path).read(id_) for id_ in ids)
        assert sqlite3.connect(path).execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert path.stat().st_mode & 0o077 == 0
        assert {one.name for one in path.parent.iterdir()} <= {
            path.name,
            f"{path.name}-wal",
            f"{path.name}-shm",
        }
