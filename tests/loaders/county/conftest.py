from __future__ import annotations

import pytest
from county_fixtures import Written, written


@pytest.fixture(scope="session")
def county(tmp_path_factory: pytest.TempPathFactory) -> Written:
    return written(tmp_path_factory.mktemp("county"))
