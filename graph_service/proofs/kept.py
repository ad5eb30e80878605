"""The file of claims: proofs by id, kept in the data folder, each written once."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Sequence
from contextlib import closing, suppress
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock

from graph_service.errors import NotFound
from graph_service.proofs.claim import Claim, claim_from, proof_id
from graph_service.settings import Settings, settings

__all__ = ["claims_file", "keep", "kept_claim"]

FOLDER, FILE = "proofs", "claims.sqlite3"
REMEMBERED = 100_000
"""Ids that a process knows to be written, so that a page shown again writes nothing."""

WAIT = 30
"""Seconds to wait for another process that writes."""

_TABLE = "CREATE TABLE IF NOT EXISTS claims (id TEXT PRIMARY KEY, claim BLOB NOT NULL) WITHOUT ROWID"


class _File:
    """One connection to one file, which threads share; processes share the file."""

    def __init__(self, path: Path) -> None:
        if not path.exists():
            _begin(path)
        self._asking = Lock()
        self._written: set[str] = set()
        self._connection = sqlite3.connect(path, timeout=WAIT, check_same_thread=False)
        # a claim that a power cut takes away is written again when its finding is shown again
        self._connection.execute("PRAGMA synchronous = NORMAL")

    def write(self, claims: Sequence[Claim]) -> list[str]:
        """The ids of the claims, those not yet known written."""
        named = {one.id: one.text for one in claims}
        with self._asking:
            new = [(id_, text) for id_, text in named.items() if id_ not in self._written]
            if new:
                with self._connection:
                    self._connection.executemany("INSERT OR IGNORE INTO claims VALUES (?, ?)", new)
                if len(self._written) > REMEMBERED:
                    self._written.clear()
                self._written.update(id_ for id_, _ in new)
        return [one.id for one in claims]

    def read(self, id_: str) -> bytes | None:
        """The claim's bytes; None where there is none."""
        with self._asking:
            row = self._connection.execute("SELECT claim FROM claims WHERE id = ?", (id_,)).fetchone()
        return None if row is None else bytes(row[0])


def _begin(path: Path) -> None:
    """Put an empty file in its place whole, unless another was quicker.

    SQLite waits for nobody when a file changes to its write-ahead log, so nobody may see it do so.
    """
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with TemporaryDirectory(dir=path.parent) as folder:
        made = Path(folder) / path.name
        os.close(os.open(made, os.O_RDWR | os.O_CREAT, 0o600))
        with closing(sqlite3.connect(made)) as connection:
            connection.executescript(f"PRAGMA journal_mode = WAL; {_TABLE};")
        with suppress(FileExistsError):
            os.link(made, path)


def keep(claims: Sequence[Claim], chosen: Settings | None = None) -> list[str]:
    """The ids of the claims, which can be replayed from now on."""
    return _file(claims_file(chosen)).write(claims) if claims else []


def kept_claim(said: str, chosen: Settings | None = None) -> Claim:
    """The claim of this id.

    Raises:
        BadInput: it is no id.
        NotFound: this installation has given no such proof.
    """
    id_ = proof_id(said)
    text = _file(claims_file(chosen)).read(id_)
    if text is None:
        raise NotFound(f"未见凭证 {id_}：本安装没有出具过；请核对编号，或在出具它的安装上复验")
    return claim_from(text)


def claims_file(chosen: Settings | None = None) -> Path:
    """Where the claims of this installation are kept."""
    return (chosen or settings()).data_dir / FOLDER / FILE


@lru_cache(maxsize=4)
def _file(path: Path) -> _File:
    return _File(path)
