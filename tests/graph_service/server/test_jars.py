"""Which jars are run: a prepared folder, a distribution, or the fetched ones."""

from __future__ import annotations

from pathlib import Path

import pytest
from jar_repository import CONTENTS, JARS, jar_repository

from graph_service.errors import JarsUnavailable
from graph_service.server import jars as jars_module
from graph_service.server.jars import distribution_jars, jars_to_run, prepared_folder
from graph_service.settings import Settings


def test_prepared_folder_serves_without_any_network(tmp_path: Path) -> None:
    for jar in JARS:
        (tmp_path / jar.name).write_bytes(CONTENTS[jar.coordinate])

    assert prepared_folder(JARS, tmp_path) == tmp_path


def test_prepared_folder_with_a_broken_jar_is_refused_by_the_name_of_the_jar(tmp_path: Path) -> None:
    for jar in JARS:
        (tmp_path / jar.name).write_bytes(CONTENTS[jar.coordinate])
    (tmp_path / JARS[3].name).write_bytes(b"")

    with pytest.raises(JarsUnavailable, match=rf"1 of 5 jars .*{JARS[3].name}.*fetch --to DIR"):
        prepared_folder(JARS, tmp_path)


def test_folder_of_a_setting_is_preferred_to_fetching(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jars_module, "locked_jars", lambda: JARS)
    for jar in JARS:
        (tmp_path / jar.name).write_bytes(CONTENTS[jar.coordinate])

    found = jars_to_run(Settings(jars_dir=tmp_path, neo4j_home=None))

    assert found == tuple(tmp_path / jar.name for jar in JARS)


def test_fetched_jars_lie_in_the_cache_under_the_lock_file_s_digest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jars_module, "locked_jars", lambda: JARS)
    with jar_repository() as repository:
        chosen = Settings(cache_dir=tmp_path, jars_dir=None, neo4j_home=None, maven_url=repository.url)

        found = jars_to_run(chosen)

    assert {path.parent.parent for path in found} == {tmp_path}
    assert [path.read_bytes() for path in found] == [CONTENTS[jar.coordinate] for jar in JARS]


def test_neo4j_home_gives_its_own_jars(tmp_path: Path) -> None:
    (tmp_path / "lib").mkdir()
    for name in ("neo4j-kernel-5.26.1.jar", "asm.jar"):
        (tmp_path / "lib" / name).touch()

    assert [path.name for path in jars_to_run(Settings(neo4j_home=tmp_path))] == [
        "asm.jar",
        "neo4j-kernel-5.26.1.jar",
    ]


def test_neo4j_home_that_is_no_distribution_is_refused(tmp_path: Path) -> None:
    with pytest.raises(JarsUnavailable, match="NEO4J_HOME is .* has no lib/neo4j-kernel"):
        distribution_jars(tmp_path)
