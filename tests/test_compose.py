"""The container files: what they promise of the database and the service, read from the files."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import cast

import pytest
import yaml

from graph_service.settings import Settings

ROOT = Path(__file__).parent.parent
Service = Mapping[str, object]


@pytest.fixture(scope="module")
def services() -> Mapping[str, Service]:
    text = (ROOT / "docker-compose.yml").read_text(encoding="utf-8")
    return cast("Mapping[str, Service]", yaml.safe_load(text)["services"])


def _environment(service: Service) -> Mapping[str, str]:
    return cast("Mapping[str, str]", service["environment"])


def test_database_is_the_same_series_as_the_embedded_one(services: Mapping[str, Service]) -> None:
    assert services["neo4j"]["image"] == "neo4j:5.26-community"


def test_password_comes_from_the_environment_and_its_absence_is_an_error(
    services: Mapping[str, Service],
) -> None:
    for service, name in (("neo4j", "NEO4J_AUTH"), ("service", "NEO4J_PASSWORD")):
        assert re.fullmatch(r"(neo4j/)?\$\{NEO4J_PASSWORD:\?.+\}", _environment(services[service])[name])


def test_database_keeps_its_data_is_checked_and_publishes_no_port(services: Mapping[str, Service]) -> None:
    database = services["neo4j"]

    assert database["volumes"] == ["neo4j-data:/data"]
    assert "cypher-shell" in str(database["healthcheck"])
    assert "ports" not in database
    assert _environment(database)["NEO4J_dbms_security_allow__csv__import__from__file__urls"] == "false"


def test_service_waits_for_a_healthy_database_and_finds_it_by_uri(
    services: Mapping[str, Service], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEO4J_URI", _environment(services["service"])["NEO4J_URI"])

    assert services["service"]["depends_on"] == {"neo4j": {"condition": "service_healthy"}}
    assert Settings().neo4j_uri == "bolt://neo4j:7687"


def test_service_has_a_read_only_root_no_capabilities_and_loopback_ports(
    services: Mapping[str, Service],
) -> None:
    service = services["service"]

    assert service["read_only"] is True
    assert service["tmpfs"] == ["/tmp"]
    assert service["cap_drop"] == ["ALL"]
    assert service["ports"] == ["127.0.0.1:8000:8000"]


def test_image_runs_as_another_user_than_root_and_writes_only_where_it_may() -> None:
    lines = (ROOT / "Dockerfile").read_text(encoding="utf-8").splitlines()

    last_stage = lines[max(i for i, line in enumerate(lines) if line.startswith("FROM ")) :]
    text = "\n".join(last_stage)
    assert "\nUSER 10001\n" in text
    for variable in ("HOME", "NUMBA_CACHE_DIR", "XINMAI_CACHE_DIR", "XINMAI_DATA_DIR"):
        assert re.search(rf"\b{variable}=/(tmp|data)\b", text)
    assert "[dev]" not in text


def test_image_is_given_every_folder_that_the_wheel_is_built_from() -> None:
    pyproject = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    ignored = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    dockerfile = (ROOT / "Dockerfile").read_text(encoding="utf-8").splitlines()

    packages = re.findall(r'"(\w+)"', re.search(r"^packages = (.*)$", pyproject, re.M)[1])  # type: ignore[index]
    assert len(packages) == 4
    for package in packages:
        assert f"!{package}" in ignored
        assert f"COPY {package} {package}" in dockerfile


@pytest.mark.skipif(
    shutil.which("docker") is None
    or subprocess.run(["docker", "compose", "version"], capture_output=True, check=False).returncode != 0,
    reason="this machine's docker client has no compose",
)
def test_compose_itself_accepts_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_PASSWORD", "for-this-test-only")

    checked = subprocess.run(
        ["docker", "compose", "-f", str(ROOT / "docker-compose.yml"), "config", "--quiet"],
        capture_output=True,
        text=True,
        check=False,
    )

    assert checked.returncode == 0, checked.stderr
