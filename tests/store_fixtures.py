"""The store that tests write to: one connection a session, emptied before each test that asks for it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from fixture_graph import load_fixture, wipe

from graph_service.server.address import ServerAddress
from graph_service.store.driver import connect
from graph_service.store.store import Store


@pytest.fixture(scope="session")
def opened_store(neo4j_server: ServerAddress) -> Iterator[Store]:
    """A store on the suite's own server, its schema made."""
    with Store(connect(neo4j_server.uri, neo4j_server.username, neo4j_server.password)) as store:
        store.make_schema()
        yield store


@pytest.fixture
def store(opened_store: Store) -> Store:
    """The store, empty."""
    wipe(opened_store)
    return opened_store


@pytest.fixture(scope="module")
def fixture_store(opened_store: Store) -> Store:
    """The store with the fixture graph in it, for tests that only read."""
    wipe(opened_store)
    load_fixture(opened_store)
    return opened_store
