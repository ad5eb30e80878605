"""The order in which a database is looked for, and what is said where none answers."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest
from pydantic import SecretStr

from graph_service.errors import ServerUnavailable
from graph_service.server import running_server
from graph_service.server.address import ServerAddress
from graph_service.settings import Settings


def test_neo4j_uri_comes_first_and_starts_nothing(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        uri = f"bolt://127.0.0.1:{listener.getsockname()[1]}"
        chosen = Settings(
            neo4j_uri=uri, neo4j_password=SecretStr("公信"), data_dir=tmp_path / "d", neo4j_home=tmp_path
        )

        address = running_server(chosen)

    assert address == ServerAddress(uri, "neo4j", "公信", "NEO4J_URI")
    assert not (tmp_path / "d").exists()


def test_password_is_not_shown_with_the_address() -> None:
    assert "secret-word" not in repr(ServerAddress("bolt://h:1", "neo4j", "secret-word", "NEO4J_URI"))


def test_silent_neo4j_uri_is_named_with_what_to_do() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]

    with pytest.raises(ServerUnavailable, match=rf"127\.0\.0\.1:{port} .*unset NEO4J_URI"):
        running_server(Settings(neo4j_uri=f"bolt://127.0.0.1:{port}"))


@pytest.mark.parametrize("uri", ["localhost:7687", "http://localhost:7474", "bolt://"])
def test_neo4j_uri_of_another_form_is_refused(uri: str) -> None:
    with pytest.raises(ServerUnavailable, match=r"expected something like neo4j://host:7687"):
        running_server(Settings(neo4j_uri=uri))


def test_reason_why_the_child_died_reaches_the_caller_in_one_line(tmp_path: Path) -> None:
    lib = tmp_path / "home" / "lib"
    lib.mkdir(parents=True)
    (lib / "neo4j-kernel-0.jar").write_bytes(b"not a jar")
    chosen = Settings(
        neo4j_uri=None, neo4j_home=tmp_path / "home", data_dir=tmp_path / "d", cache_dir=tmp_path / "c"
    )

    with pytest.raises(ServerUnavailable) as caught:
        running_server(chosen)

    message = str(caught.value)
    assert "Neo4j does not start" in message
    assert "org.neo4j" in message
    assert str(tmp_path / "d" / "server" / "server.log") in message
    assert "\n" not in message
