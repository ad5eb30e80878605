"""The key of identity numbers: from the settings, or made once, kept, and readable by its owner alone."""

from __future__ import annotations

import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from pydantic import SecretStr

from graph_service.errors import BadInput
from graph_service.secret_key import FILE, id_key
from graph_service.settings import Settings


def test_a_key_in_the_settings_is_used_and_no_file_written(tmp_path: Path) -> None:
    chosen = Settings(data_dir=tmp_path, id_key=SecretStr("0123456789abcdef"))

    assert id_key(chosen) == b"0123456789abcdef"
    assert list(tmp_path.iterdir()) == []


def test_a_key_is_made_once_and_read_by_its_owner_alone(tmp_path: Path) -> None:
    chosen = Settings(data_dir=tmp_path / "new")

    first, second = id_key(chosen), id_key(chosen)

    path = tmp_path / "new" / FILE
    assert first == second and len(first) == 32
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(path.parent.iterdir()) == [path]


def test_processes_that_start_at_once_agree_on_one_key(tmp_path: Path) -> None:
    chosen = Settings(data_dir=tmp_path)

    with ThreadPoolExecutor(8) as pool:
        keys = set(pool.map(lambda _: id_key(chosen), range(16)))

    assert len(keys) == 1


def test_a_short_key_is_refused_and_not_repeated(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="at least 16") as refused:
        id_key(Settings(data_dir=tmp_path, id_key=SecretStr("hush")))

    assert "hush" not in str(refused.value)
