"""The small county that all tests of matching share, matched once."""

from __future__ import annotations

import pytest
from planted_county import Planted, planted_county

from graph_service.beijing import beijing_today
from graph_service.crossmatch.lists import match_lists
from graph_service.crossmatch.register import GraphRegister, graph_register
from graph_service.store.store import Store


@pytest.fixture(scope="package")
def planted(opened_store: Store, tmp_path_factory: pytest.TempPathFactory) -> Planted:
    county = planted_county(opened_store, tmp_path_factory.mktemp("county"))
    match_lists(county.store, county.held.current(), beijing_today())
    return county


@pytest.fixture(scope="package")
def register(planted: Planted) -> GraphRegister:
    return graph_register(planted.held.current())
