from __future__ import annotations

import json
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from analytics.verification.kinds import CONTEXT_ONLY, KINDS
from graph_service.cli.verify import verify

VECTORS = Path(__file__).parents[2] / "vectors"


def run(*arguments: str | Path) -> Result:
    command = typer.Typer(add_completion=False)
    command.command()(verify)
    return CliRunner().invoke(command, [str(argument) for argument in arguments])


def written(folder: Path, vector: object) -> Path:
    file = folder / "unseen.json"
    file.write_text(json.dumps(vector), encoding="utf-8")
    return file


def masked(**fields: object) -> dict[str, object]:
    return {
        "kind": "masked_id",
        "p_tail": 0.0002,
        "cases": [{"N": 1_000_000, "f_name": 0.0002, "E": 0.04, "auto": False}],
    } | fields


def test_every_worked_example_of_the_repository_passes() -> None:
    result = run(VECTORS, "--json")

    answer = json.loads(result.stdout)
    assert [file for file in answer["files"] if not file["passed"]] == []
    assert result.exit_code == 0
    assert {file["kind"] for file in answer["files"]} == {*KINDS, *CONTEXT_ONLY}


def test_a_line_each_with_computed_and_expected(tmp_path: Path) -> None:
    result = run(written(tmp_path, masked()))

    assert result.exit_code == 0
    assert result.stdout.splitlines()[0].split("  ")[0] == "pass"
    assert "computed 0.04  expected 0.04" in result.stdout


def test_a_wrong_answer_fails(tmp_path: Path) -> None:
    wrong = masked(cases=[{"N": 1_000_000, "f_name": 0.0002, "E": 0.05, "auto": False}])

    result = run(written(tmp_path, wrong))

    assert result.exit_code == 1
    assert "FAIL" in result.stdout
    assert "computed 0.04  expected 0.05" in result.stdout


def test_the_tolerance_of_the_file_is_honoured(tmp_path: Path) -> None:
    near = masked(cases=[{"N": 1_000_000, "f_name": 0.0002, "E": 0.0405, "auto": False}], tolerance=0.001)

    assert run(written(tmp_path, near)).exit_code == 0


@pytest.mark.parametrize(
    ("vector", "reason"),
    [
        ({"kind": "horoscope"}, "unknown kind 'horoscope'"),
        ({"kind": ["names"]}, "unknown kind"),
        ({"kind": "masked_id"}, "field 'cases' is missing"),
        ({"kind": "names"}, "without any value to compare"),
        (masked(cases=[{"N": "many", "f_name": 1, "E": 1, "auto": False}]), "expected a number"),
        (masked(tolerance="loose"), "expected a number such as"),
        ([1, 2], "expected one object"),
    ],
)
def test_what_cannot_be_computed_fails_with_its_reason(tmp_path: Path, vector: object, reason: str) -> None:
    result = run(written(tmp_path, vector))

    assert result.exit_code == 1
    assert reason in result.stdout


def test_a_missing_file_does_not_stop_the_others(tmp_path: Path) -> None:
    result = run(tmp_path / "absent.json", written(tmp_path, masked()))

    assert result.exit_code == 1
    assert "absent.json should be a JSON file" in result.stdout
    assert "2 files, 1 failed; 2 of 2 values agree" in result.stdout
