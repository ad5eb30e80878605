"""The lock file: which jars make up the database, with the size and sha256 of each."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from graph_service.errors import SchemaViolation

NEO4J_VERSION = "5.26.30"
LOCK_PATH = Path(__file__).with_name(f"neo4j-{NEO4J_VERSION}.lock")


@dataclass(frozen=True)
class Jar:
    """One jar: its Maven coordinate group:artifact[:classifier]:version, its bytes and its sha256."""

    coordinate: str
    size: int
    sha256: str

    @property
    def name(self) -> str:
        """The file's name, as the repository has it."""
        return jar_path(self.coordinate).rpartition("/")[2]

    @property
    def path(self) -> str:
        """The file's path below the repository's address."""
        return jar_path(self.coordinate)


def jar_path(coordinate: str) -> str:
    """Where a Maven repository keeps the jar of that coordinate.

    >>> jar_path("org.neo4j:neo4j:5.26.30")
    'org/neo4j/neo4j/5.26.30/neo4j-5.26.30.jar'
    >>> jar_path("io.netty:epoll:linux-x86_64:4.1")
    'io/netty/epoll/4.1/epoll-4.1-linux-x86_64.jar'
    """
    group, artifact, *classifier, version = coordinate.split(":")
    name = "-".join([artifact, version, *classifier])
    return f"{group.replace('.', '/')}/{artifact}/{version}/{name}.jar"


def parse_lock(text: str, where: str) -> tuple[Jar, ...]:
    """The jars of a lock file's text, one a line; blank lines and lines with # are passed over.

    Raises:
        SchemaViolation: a line is not "coordinate bytes sha256", or two lines name one file.
    """
    lines = [(number, line.strip()) for number, line in enumerate(text.splitlines(), 1)]
    jars = tuple(_jar(line, f"{where}:{number}") for number, line in lines if line and line[0] != "#")
    names = [jar.name for jar in jars]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise SchemaViolation(f"{where} names {', '.join(twice)} more than once; one line a file expected")
    return jars


def format_lock(jars: Iterable[Jar], about: str) -> str:
    """The text of a lock file with `about` as its heading; its order is that of the class path."""
    rows = [f"{jar.coordinate} {jar.size} {jar.sha256}" for jar in jars]
    return "\n".join([f"# {about}", *rows]) + "\n"


def locked_jars(path: Path = LOCK_PATH) -> tuple[Jar, ...]:
    """The jars that this version of the program runs with."""
    return parse_lock(path.read_text(encoding="utf-8"), path.name)


def jars_digest(jars: Sequence[Jar]) -> str:
    """A short name for exactly this set of jars."""
    return hashlib.sha256("".join(jar.sha256 for jar in jars).encode()).hexdigest()[:12]


def _jar(line: str, where: str) -> Jar:
    match line.split():
        case [coordinate, size, sha256] if coordinate.count(":") in (2, 3) and size.isdigit():
            if len(sha256) == 64 and set(sha256) <= set("0123456789abcdef"):
                return Jar(coordinate, int(size), sha256)
    raise SchemaViolation(
        f"{where} reads '{line}', expected 'group:artifact[:classifier]:version bytes sha256'; "
        "write the file again with `xinmai server lock`"
    )
