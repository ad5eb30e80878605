"""The lock file: what a line says, and that ours is whole."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest

from graph_service.errors import SchemaViolation
from graph_service.server.class_path import names_other_jars
from graph_service.server.lockfile import Jar, format_lock, jar_path, locked_jars, parse_lock

SHA = "ab" * 32
NEO4J = Jar("org.neo4j:neo4j:5.26.30", 1200, SHA)
EPOLL = Jar("io.netty:netty-epoll:linux-x86_64:4.1.137.Final", 41000, SHA)


def test_written_lock_reads_back_the_same_and_in_the_same_order() -> None:
    text = format_lock([NEO4J, EPOLL], "two jars")

    assert text.startswith("# two jars\n")
    assert parse_lock(text, "a.lock") == (NEO4J, EPOLL)


def test_classifier_stands_last_in_the_name_of_the_file() -> None:
    assert EPOLL.name == "netty-epoll-4.1.137.Final-linux-x86_64.jar"
    assert jar_path(NEO4J.coordinate) == "org/neo4j/neo4j/5.26.30/neo4j-5.26.30.jar"


@pytest.mark.parametrize(
    "line",
    [
        "org.neo4j:neo4j:5.26.30 1200",
        f"neo4j:5.26.30 1200 {SHA}",
        f"org.neo4j:neo4j:5.26.30 many {SHA}",
        f"org.neo4j:neo4j:5.26.30 1200 {SHA.upper()}",
        f"org.neo4j:neo4j:5.26.30 1200 {SHA[:-1]}",
    ],
)
def test_line_of_another_form_is_named_with_its_number(line: str) -> None:
    with pytest.raises(SchemaViolation, match=r"a\.lock:2 reads"):
        parse_lock(f"# heading\n{line}\n", "a.lock")


def test_two_jars_of_one_file_name_are_refused() -> None:
    text = format_lock([NEO4J, Jar("org.other:neo4j:5.26.30", 7, SHA)], "clash")

    with pytest.raises(SchemaViolation, match=r"neo4j-5\.26\.30\.jar more than once"):
        parse_lock(text, "a.lock")


def test_our_lock_holds_the_kernel_the_import_tool_and_nothing_unversioned() -> None:
    jars = locked_jars()

    names = {jar.name for jar in jars}
    assert {"neo4j-kernel-5.26.30.jar", "neo4j-import-tool-5.26.30.jar"} <= names
    assert all(jar.size > 0 for jar in jars)
    assert len(names) == len(jars)


def test_jar_whose_manifest_names_others_stands_last_in_our_lock() -> None:
    assert locked_jars()[-1].name == "jaxb-runtime-2.3.2.jar"


def test_class_path_line_of_a_manifest_is_seen() -> None:
    assert names_other_jars(_jar("Manifest-Version: 1.0\r\nClass-Path: txw2-2.3.2.jar\r\n"))
    assert not names_other_jars(_jar("Manifest-Version: 1.0\r\nX-Class-Path: none\r\n"))
    assert not names_other_jars(BytesIO(b"not a jar"))


def _jar(manifest: str) -> BytesIO:
    content = BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("META-INF/MANIFEST.MF", manifest)
    return content
