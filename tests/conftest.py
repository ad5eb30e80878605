"""What all tests share: the database and the store on it."""

from __future__ import annotations

import pytest
from hypothesis import settings

settings.register_profile("xinmai", deadline=None)  # speed is measured in a benchmark, never by a test
settings.load_profile("xinmai")

pytest_plugins = ["answers_fixtures", "server_fixtures", "store_fixtures"]


def pytest_sessionstart(session: pytest.Session) -> None:
    """Never begin on a server that the suite has not started, unless told that it may be wiped."""
    from server_fixtures import refuse_foreign_server

    refuse_foreign_server()
