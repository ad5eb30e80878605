"""The `xinmai` command: what it lists, and how it tells of errors."""

from __future__ import annotations

import json
from importlib.metadata import EntryPoint, EntryPoints, entry_points, version
from pathlib import Path

import pytest

from graph_service.cli import app
from graph_service.errors import NotFound


def look_up(name: str) -> None:
    """A command made of a plain function."""
    if name == "crash":
        raise ZeroDivisionError(name)
    if name.endswith(".html"):
        Path(name).write_text(name, encoding="utf-8")
    elif name != "华信":
        raise NotFound(f"no enterprise is named {name}")
    print(f"found {name}")


@pytest.fixture
def look_up_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only `look-up`, and a command whose module does not exist, are installed."""
    monkeypatch.setattr(app, "entry_points", lambda group: EntryPoints(_commands(group)))
    monkeypatch.setattr(EntryPoint, "load", lambda self: {"look-up": look_up}[self.name])


def _commands(group: str) -> list[EntryPoint]:
    return [EntryPoint(name, "no.such.module:it", group) for name in ("look-up", "broken")]


def test_help_lists_the_commands_without_importing_them(
    look_up_installed: None, capsys: pytest.CaptureFixture[str]
) -> None:
    app.main(["--help"])

    assert "Commands:\n  broken\n  look-up\n" in capsys.readouterr().out


def test_help_says_of_every_command_what_it_is_for(capsys: pytest.CaptureFixture[str]) -> None:
    installed = entry_points(group=app.GROUP)

    app.main(["--help"])

    told = {line.split()[0]: line for line in capsys.readouterr().out.splitlines() if line.startswith("  ")}
    assert installed.names <= told.keys()
    assert [name for name in installed.names if len(told[name].split()) < 4] == []
    assert [name for name in installed.names if "xinmai" in told[name]] == []


def test_version_is_the_distribution_s(capsys: pytest.CaptureFixture[str]) -> None:
    app.main(["--version"])

    assert capsys.readouterr().out == f"xinmai {version('xinmai')}\n"


def test_function_becomes_a_command_with_its_parameters(
    look_up_installed: None, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        app.main(["look-up", "华信"])

    assert ended.value.code in (0, None)
    assert capsys.readouterr().out == "found 华信\n"


def test_error_of_ours_is_one_line_and_exit_code_2(
    look_up_installed: None, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        app.main(["look-up", "华泰"])

    assert ended.value.code == 2
    assert capsys.readouterr().err == "not found: no enterprise is named 华泰\n"


def test_a_file_that_cannot_be_written_is_one_line_and_exit_code_2(
    look_up_installed: None, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    nowhere = tmp_path / "absent" / "page.html"

    with pytest.raises(SystemExit) as ended:
        app.main(["look-up", str(nowhere)])

    assert ended.value.code == 2
    assert capsys.readouterr().err == (
        f"unusable file: {nowhere} 不能打开或写入：No such file or directory；请核对路径与权限\n"
    )


def test_error_of_ours_is_an_object_where_json_is_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("XINMAI_JARS_DIR", str(tmp_path))
    monkeypatch.setenv("XINMAI_DATA_DIR", str(tmp_path / "data"))
    app_settings_cleared()

    with pytest.raises(SystemExit) as ended:
        app.main(["server", "start", "--json"])

    app_settings_cleared()
    answer = json.loads(capsys.readouterr().err)
    assert ended.value.code == 2
    assert (answer["error"], answer["title"]) == ("JarsUnavailable", "database program files unavailable")
    assert str(tmp_path) in answer["message"]


def test_unknown_command_is_answered_with_the_known_ones(
    look_up_installed: None, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        app.main(["lookup"])

    assert ended.value.code == 2
    assert capsys.readouterr().err == "xinmai has no command 'lookup'; it has broken, look-up\n"


def test_error_of_the_program_keeps_its_traceback(look_up_installed: None) -> None:
    with pytest.raises(ZeroDivisionError):
        app.main(["look-up", "crash"])


def app_settings_cleared() -> None:
    """Let the next command read the environment anew."""
    from graph_service.settings import settings

    settings.cache_clear()
