"""An optional module that is kept out is out while it should be, and back afterwards."""

from __future__ import annotations

import importlib
import subprocess
import sys

import pytest

from graph_service.store.absent import absent


def test_module_that_is_not_loaded_cannot_be_imported_inside(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "this", raising=False)

    with absent("this"), pytest.raises(ImportError):
        importlib.import_module("this")

    assert "this" not in sys.modules


def test_module_that_is_loaded_stays() -> None:
    with absent("json"):
        assert importlib.import_module("json") is sys.modules["json"]


def test_store_does_not_load_pandas_and_pandas_still_works_after() -> None:
    code = (
        "import sys; import graph_service.store.driver; assert 'pandas' not in sys.modules; "
        "import pandas; assert pandas.DataFrame({'a': [1]}).shape == (1, 1)"
    )

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
