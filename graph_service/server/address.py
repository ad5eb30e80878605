"""Where a running database answers, and the file through which processes tell each other."""

from __future__ import annotations

import json
import os
import tempfile
from dataclasses import asdict, dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class ServerAddress:
    """A database to connect to; `origin` says who started it: NEO4J_URI, NEO4J_HOME, embedded or docker."""

    uri: str
    username: str
    password: str | None = field(repr=False)
    origin: str


@dataclass(frozen=True)
class ServerRecord:
    """What a server that we started says of itself in server.json; `started` is ISO 8601 in UTC."""

    port: int
    password: str = field(repr=False)
    pid: int
    started: str
    origin: str

    def address(self) -> ServerAddress:
        """The address of that server; it listens on loopback only."""
        return ServerAddress(f"bolt://127.0.0.1:{self.port}", "neo4j", self.password, self.origin)


@dataclass(frozen=True)
class ServerFolder:
    """The files of the one server that a data folder has."""

    data_dir: Path

    @property
    def root(self) -> Path:
        """The folder that holds the rest, readable by its owner only."""
        return self.data_dir / "server"

    @property
    def home(self) -> Path:
        """Neo4j's own home: its data, its configuration and its logs."""
        return self.root / "neo4j"

    @property
    def record(self) -> Path:
        """Port, password and process id; there while Bolt answers."""
        return self.root / "server.json"

    @property
    def log(self) -> Path:
        """What the child process printed since its last start."""
        return self.root / "server.log"

    @property
    def life_lock(self) -> Path:
        """Locked by the child as long as it lives, however it ends."""
        return self.root / "server.lock"

    @property
    def start_lock(self) -> Path:
        """Locked by the process that starts or stops the server."""
        return self.root / "start.lock"

    @property
    def used(self) -> Path:
        """Touched by each process that is given the address; it puts off the idle stop."""
        return self.root / "used"

    @property
    def keep(self) -> Path:
        """While it is there the server does not stop when idle."""
        return self.root / "keep"

    def create(self) -> None:
        """Make the folder, closed to other users."""
        self.root.mkdir(parents=True, exist_ok=True)
        self.root.chmod(0o700)


def write_record(path: Path, record: ServerRecord) -> None:
    """Put the record in place whole, readable by its owner only (mkstemp makes files 0600)."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".server-")
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        json.dump(asdict(record), file)
    Path(name).replace(path)


def read_record(path: Path) -> ServerRecord | None:
    """The record, or None where there is none or it is not ours."""
    try:
        return ServerRecord(**json.loads(path.read_text(encoding="utf-8")))
    except (FileNotFoundError, ValueError, TypeError):
        return None
