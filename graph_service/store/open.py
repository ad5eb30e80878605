"""Opening the store: find or start the database, connect, make the schema."""

from __future__ import annotations

from graph_service.server.find import running_server
from graph_service.settings import Settings, settings
from graph_service.store.driver import connect
from graph_service.store.store import Store


def open_store(chosen: Settings | None = None) -> Store:
    """A store over the database that the settings lead to, started if need be.

    Raises:
        ServerUnavailable: no database can be reached or started.
    """
    address = running_server(chosen or settings())
    store = Store(connect(address.uri, address.username, address.password))
    store.make_schema()
    return store
