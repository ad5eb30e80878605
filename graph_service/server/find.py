"""One function that gives a running Neo4j, wherever it comes from."""

from __future__ import annotations

import socket
from urllib.parse import urlsplit

from graph_service.errors import ServerUnavailable
from graph_service.server.address import ServerAddress
from graph_service.server.start import ensure_server
from graph_service.settings import Settings

BOLT_PORT = 7687
SCHEMES = ("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc")


def running_server(settings: Settings) -> ServerAddress:
    """A Neo4j that answers: NEO4J_URI, else our own child process (of NEO4J_HOME or of the fetched jars).

    Raises:
        JarsUnavailable: the program files are not at hand and cannot be fetched.
        ServerUnavailable: nothing answers at NEO4J_URI, or our own server does not start.
    """
    if settings.neo4j_uri is not None:
        return named_server(settings.neo4j_uri, settings)
    return ensure_server(settings).address()


def named_server(uri: str, settings: Settings) -> ServerAddress:
    """The server at NEO4J_URI, once its port takes a connection; no password means one without log-in.

    Raises:
        ServerUnavailable: the address has another form than Neo4j's, or nothing listens there.
    """
    parts = urlsplit(uri)
    if parts.scheme not in SCHEMES or not parts.hostname:
        raise ServerUnavailable(f"NEO4J_URI is '{uri}', expected something like neo4j://host:{BOLT_PORT}")
    try:
        socket.create_connection((parts.hostname, parts.port or BOLT_PORT), timeout=5).close()
    except OSError as error:
        raise ServerUnavailable(
            f"nothing answers at NEO4J_URI {uri} ({error}); "
            "start that server, or unset NEO4J_URI to use our own"
        ) from error
    password = settings.neo4j_password.get_secret_value() if settings.neo4j_password else None
    return ServerAddress(uri, settings.neo4j_username, password, "NEO4J_URI")
