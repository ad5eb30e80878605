from __future__ import annotations

import hashlib
import json
from datetime import date
from pathlib import Path

import pytest
from county_fixtures import Written, read_sheet
from typer import Typer
from typer.testing import CliRunner

from graph_service.errors import BadInput
from loaders.county import generate
from loaders.county.cases import planted_cases
from loaders.county.cli import county as command
from loaders.county.headings import SHEETS


def digests(folder: Path) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}


def test_same_seed_and_size_give_the_same_bytes(tmp_path: Path) -> None:
    generate(tmp_path / "once", 500, seed=7)
    generate(tmp_path / "again", 500, seed=7)

    once, again = digests(tmp_path / "once"), digests(tmp_path / "again")

    assert once == again
    assert len(once) == len(SHEETS) + 2


def test_another_seed_gives_other_rows_and_the_same_planted_ones(tmp_path: Path) -> None:
    one = generate(tmp_path / "one", 900, seed=7)
    other = generate(tmp_path / "other", 900, seed=8)

    same = {name for name, digest in digests(one.folder).items() if digests(other.folder)[name] == digest}

    assert same == {"名单定义.xlsx"}
    assert [case.rows for case in one.cases] == [case.rows for case in other.cases]


def test_planted_rows_stand_first_on_the_same_lines_at_any_size(tmp_path: Path, county: Written) -> None:
    small = generate(tmp_path, 600)
    planted = {
        sheet.layout: sum(layout == sheet.layout for case in small.cases for layout, _ in case.rows)
        for sheet in SHEETS
    }

    for layout, count in planted.items():
        of_small, of_county = read_sheet(tmp_path, layout), county.sheet(layout)
        assert of_small.head(count).equals(of_county.head(count)), layout
    assert planted["enterprises"] > 40
    assert planted["shareholders"] > 40


@pytest.mark.parametrize("size", [300, 1_100])
def test_a_county_has_as_many_registrations_as_asked_for(tmp_path: Path, size: int) -> None:
    answers = generate(tmp_path, size)

    registered = answers.file("enterprises")

    assert registered.accepted == size
    assert len(read_sheet(tmp_path, "enterprises")) == registered.rows


def test_every_file_has_the_rows_that_its_answer_counts(county: Written) -> None:
    counted = {file.layout: file.rows for file in county.answers.files}

    assert counted == {layout: len(county.sheet(layout)) for layout in counted}


def test_too_few_enterprises_are_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="got 50 enterprises, expected 300 to"):
        generate(tmp_path, 50)


def test_planted_days_follow_the_day_as_of_which_the_county_is_drawn() -> None:
    earlier, later = planted_cases(date(2026, 7, 15)), planted_cases(date(2026, 7, 16))

    days, next_days = (
        [row["删除日期"] for case in cases for _, row in case.rows if row.get("删除日期")]
        for cases in (earlier, later)
    )

    assert days == ["2026-04-16"]
    assert next_days == ["2026-04-17"]


def test_answers_on_disk_are_those_that_are_returned(county: Written) -> None:
    stored = json.loads((county.answers.folder / "answers.json").read_text("utf-8"))

    assert stored == json.loads(json.dumps(county.answers.as_json()))


def test_command_writes_a_county_and_prints_its_answers(tmp_path: Path) -> None:
    app = Typer()
    app.command()(command)

    result = CliRunner().invoke(app, [str(tmp_path), "--enterprises", "400", "--seed", "3", "--json"])

    assert result.exit_code == 0
    assert json.loads(result.stdout)["files"][0]["accepted"] == 400
    assert (tmp_path / "市场主体登记.csv").exists()
