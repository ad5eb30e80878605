"""The maintainer's part: from two Maven coordinates to the lock file, through jgo."""

from __future__ import annotations

import hashlib
import tempfile
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path

import httpx

from graph_service.server.class_path import names_other_jars
from graph_service.server.lockfile import NEO4J_VERSION, Jar, format_lock, jar_path

COORDINATES = (f"org.neo4j:neo4j:{NEO4J_VERSION}", f"org.neo4j:neo4j-import-tool:{NEO4J_VERSION}")


def write_lock(path: Path, maven_url: str) -> tuple[Jar, ...]:
    """Resolve the two coordinates, fetch every jar once and write size and sha256 of each."""
    jars = measure(resolve(maven_url), maven_url)
    about = f"Written by `xinmai server lock` from {' and '.join(COORDINATES)}"
    path.write_text(format_lock(jars, about), encoding="utf-8")
    return jars


def resolve(maven_url: str) -> tuple[str, ...]:
    """The coordinates of all jars needed at run time, as Maven's own rules choose them (27 s)."""
    from jgo.maven import Dependency, MavenContext

    with tempfile.TemporaryDirectory() as cache:
        context = MavenContext(repo_cache=Path(cache), remote_repos={"central": maven_url})
        wanted = []
        for coordinate in COORDINATES:
            group, artifact, version = coordinate.split(":")
            component = context.project(group, artifact).at_version(version)
            wanted.append(Dependency(component.artifact(), scope="compile"))
        inputs, transitive = context.resolver.resolve(wanted)
    return tuple(sorted({_coordinate(dependency) for dependency in [*inputs, *transitive]}))


def measure(coordinates: tuple[str, ...], maven_url: str) -> tuple[Jar, ...]:
    """Size and sha256 of each jar as the repository has it today, in the order of the class path."""
    with httpx.Client(timeout=60, follow_redirects=True) as client, ThreadPoolExecutor(16) as pool:

        def one(coordinate: str) -> tuple[bool, Jar]:
            """Whether the jar names others, and what it weighs and hashes to."""
            content = client.get(f"{maven_url.rstrip('/')}/{jar_path(coordinate)}").raise_for_status().content
            jar = Jar(coordinate, len(content), hashlib.sha256(content).hexdigest())
            return names_other_jars(BytesIO(content)), jar

        measured = sorted(pool.map(one, coordinates), key=lambda pair: (pair[0], pair[1].coordinate))
    return tuple(jar for _, jar in measured)


def _coordinate(dependency: object) -> str:
    parts = [getattr(dependency, name) for name in ("groupId", "artifactId", "classifier", "version")]
    return ":".join(str(part) for part in parts if part)
