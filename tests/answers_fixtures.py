"""The county that tests of answers read, and a service over it on a real port."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator

import httpx
import pytest
import uvicorn
from answers_graph import load_county
from fixture_graph import wipe

from graph_service.store.store import Store


@pytest.fixture(scope="module")
def county(opened_store: Store) -> Store:
    """The store with the county in it, for tests that only read."""
    wipe(opened_store)
    load_county(opened_store)
    opened_store.connection.run("CALL db.index.fulltext.awaitEventuallyConsistentIndexRefresh()")
    return opened_store


@pytest.fixture(scope="module")
def service(county: Store) -> Iterator[httpx.Client]:
    """A client of the service over the county, by HTTP on loopback."""
    from graph_service.api.app import create_app

    server = uvicorn.Server(
        uvicorn.Config(create_app(county), host="127.0.0.1", port=0, log_level="warning", lifespan="off")
    )
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    port = _port(server)
    with httpx.Client(base_url=f"http://127.0.0.1:{port}", trust_env=False, timeout=30) as client:
        yield client
    server.should_exit = True
    thread.join(10)


def _port(server: uvicorn.Server) -> int:
    deadline = time.monotonic() + 30
    while not server.started:
        assert time.monotonic() < deadline, "the service did not start in 30 s"
        time.sleep(0.02)
    port: int = server.servers[0].sockets[0].getsockname()[1]
    return port
