"""The database that the tests run on: a container where Docker answers, else our own child process."""

from __future__ import annotations

import os
import secrets
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph_service.server.address import ServerAddress, ServerFolder
from graph_service.server.find import named_server
from graph_service.server.start import ensure_server, stop_server
from graph_service.settings import Settings, settings

NEO4J_IMAGE = "neo4j:5.26-community"
MAY_WIPE = "XINMAI_TESTS_MAY_WIPE"


def refuse_foreign_server() -> None:
    """Stop before the first test where NEO4J_URI names a server whose data nobody has given up.

    Raises:
        pytest.UsageError: NEO4J_URI is set and XINMAI_TESTS_MAY_WIPE is not 1.
    """
    uri = os.environ.get("NEO4J_URI")
    if uri and os.environ.get(MAY_WIPE) != "1":
        raise pytest.UsageError(
            f"NEO4J_URI is {uri} and the tests delete everything in the database they run on; "
            f"unset NEO4J_URI, or set {MAY_WIPE}=1 if that server holds nothing of worth"
        )


@pytest.fixture(scope="session", autouse=True)
def own_data_dir(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A data folder of the session's own, so that no test can reach the user's."""
    data_dir = tmp_path_factory.mktemp("xinmai")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XINMAI_DATA_DIR", str(data_dir))
        patch.setenv("XINMAI_HEAP", os.environ.get("XINMAI_HEAP", "1g"))
        patch.setenv("XINMAI_PAGE_CACHE", os.environ.get("XINMAI_PAGE_CACHE", "128m"))
        settings.cache_clear()
        yield data_dir
    settings.cache_clear()


@pytest.fixture(scope="session")
def neo4j_server(own_data_dir: Path) -> Iterator[ServerAddress]:
    """A running Neo4j that the tests may wipe; what the session has started it also stops."""
    chosen = settings()
    if chosen.neo4j_uri is not None:
        yield named_server(chosen.neo4j_uri, chosen)
    elif chosen.neo4j_home is None and docker_answers():
        yield from container_server()
    else:
        yield from embedded_server(chosen)


def embedded_server(chosen: Settings) -> Iterator[ServerAddress]:
    """Our own child process in the session's data folder."""
    try:
        yield ensure_server(chosen, keep=True).address()
    finally:
        stop_server(ServerFolder(chosen.data_dir))


def docker_answers() -> bool:
    """Whether a Docker engine runs here; without one the answer takes a tenth of a second."""
    program = shutil.which("docker")
    if program is None:
        return False
    asked = [program, "version", "--format", "{{.Server.Version}}"]
    try:
        return subprocess.run(asked, capture_output=True, timeout=5, check=False).returncode == 0
    except subprocess.TimeoutExpired:
        return False


def container_server() -> Iterator[ServerAddress]:
    """Neo4j in a container, with a generated password; commands under test find it by NEO4J_URI."""
    from testcontainers.community.neo4j import Neo4jContainer

    password = secrets.token_urlsafe(24)
    container = Neo4jContainer(NEO4J_IMAGE, password=password)
    container.with_env("NEO4J_dbms_security_allow__csv__import__from__file__urls", "false")
    with container, pytest.MonkeyPatch.context() as patch:
        uri = container.get_connection_url()
        patch.setenv("NEO4J_URI", uri)
        patch.setenv("NEO4J_PASSWORD", password)
        settings.cache_clear()
        yield ServerAddress(uri, "neo4j", password, "docker")
    settings.cache_clear()
