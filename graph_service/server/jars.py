"""Which jars to run: those of NEO4J_HOME, of a prepared folder, or the fetched ones."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from graph_service.errors import JarsUnavailable
from graph_service.server.class_path import names_other_jars
from graph_service.server.fetch import broken_jars, fetch_jars
from graph_service.server.lockfile import NEO4J_VERSION, Jar, jars_digest, locked_jars
from graph_service.settings import Settings


def jars_to_run(settings: Settings) -> tuple[Path, ...]:
    """The class path of the database, in a fixed order.

    Every byte of our own jars is checked at each start of a server (0.2 s of its 6 s): no list of file
    times has to be believed. The jars of NEO4J_HOME are the operator's own and are taken as they are.

    Raises:
        JarsUnavailable: the jars are neither at hand nor can be fetched.
    """
    if settings.neo4j_home is not None:
        return distribution_jars(settings.neo4j_home)
    jars = locked_jars()
    if settings.jars_dir is not None:
        folder = prepared_folder(jars, settings.jars_dir)
    else:
        folder = cache_folder(settings, jars)
        fetch_jars(jars, folder, maven_url(settings))
    return tuple(folder / jar.name for jar in jars)


def cache_folder(settings: Settings, jars: Sequence[Jar]) -> Path:
    """Where the fetched jars live; another lock file gets another folder."""
    return settings.cache_dir / f"neo4j-{NEO4J_VERSION}-{jars_digest(jars)}"


def prepared_folder(jars: Sequence[Jar], folder: Path) -> Path:
    """The folder of XINMAI_JARS_DIR, checked; nothing is fetched into it.

    Raises:
        JarsUnavailable: jars are missing there, broken or altered; the message names them.
    """
    broken = broken_jars(jars, folder)
    if broken:
        names = ", ".join(jar.name for jar in broken[:3]) + (", …" if len(broken) > 3 else "")
        raise JarsUnavailable(
            f"{folder} (XINMAI_JARS_DIR) lacks {len(broken)} of {len(jars)} jars or has them altered "
            f"({names}); prepare it with `xinmai server fetch --to DIR` on a connected machine"
        )
    return folder


def distribution_jars(home: Path) -> tuple[Path, ...]:
    """The jars of an unpacked Neo4j distribution.

    Raises:
        JarsUnavailable: the folder is not such a distribution.
    """
    found = tuple(sorted((home / "lib").glob("*.jar"), key=lambda path: (names_other_jars(path), path)))
    if not any(path.name.startswith("neo4j-kernel-") for path in found):
        raise JarsUnavailable(
            f"NEO4J_HOME is {home}, which has no lib/neo4j-kernel-*.jar; "
            "set it to an unpacked Neo4j distribution or unset it"
        )
    return found


def maven_url(settings: Settings) -> str:
    """The repository's address: the XINMAI_MAVEN_URL setting, else the one that jgo knows."""
    if settings.maven_url is not None:
        return settings.maven_url
    from jgo.constants import MAVEN_CENTRAL_URL

    return str(MAVEN_CENTRAL_URL)
