"""The command that draws: files of either format, what was left out said aloud, refusals before any work."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from answers_graph import DONGFANG, HUASHENG
from drawn_cases import classed

from graph_service.cli import picture as picture_command
from graph_service.cli.app import main
from graph_service.settings import settings
from graph_service.store.driver import connect
from graph_service.store.store import Store


@pytest.fixture
def xinmai(county, neo4j_server, monkeypatch, capsys, tmp_path):
    """Run a command on the county; its exit code and what it printed."""

    def own_store() -> Store:
        return Store(connect(neo4j_server.uri, neo4j_server.username, neo4j_server.password))

    monkeypatch.setattr(picture_command, "open_store", own_store)
    monkeypatch.setenv("XINMAI_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("COLUMNS", "200")
    settings.cache_clear()

    def run(*arguments: str) -> tuple[object, str]:
        with pytest.raises(SystemExit) as ended:
            main(arguments)
        printed = capsys.readouterr()
        return ended.value.code, printed.out + printed.err

    yield run
    settings.cache_clear()


def test_an_svg_and_a_png_are_written(xinmai, tmp_path):
    drawn, shot = tmp_path / "图.svg", tmp_path / "图.PNG"

    assert xinmai("picture", DONGFANG, "--direction", "up", "--out", str(drawn))[0] == 0
    assert xinmai("picture", DONGFANG, "--kind", "risk", "--out", str(shot))[0] == 0

    names = [one.get("class") for one in classed(ElementTree.parse(drawn).getroot(), "pic-node")]
    assert len(names) == 3  # 东方, 海晟 over it, 华盛 over that
    assert shot.read_bytes().startswith(b"\x89PNG")


def test_what_was_left_out_is_said_aloud(xinmai, tmp_path):
    code, printed = xinmai("picture", HUASHENG, "--most", "1", "--out", str(tmp_path / "a.svg"))

    assert code == 0
    assert "另有 2 个未画出" in printed


def test_another_format_is_refused_before_anything_is_asked(xinmai, tmp_path, monkeypatch):
    monkeypatch.setattr(picture_command, "open_store", None)

    code, printed = xinmai("picture", HUASHENG, "--out", str(tmp_path / "a.pdf"))

    assert code == 2
    assert "应为 .svg 或 .png" in printed
