"""Planted legal effects of the sample county, through files and graph: who is reached, and when."""

from __future__ import annotations

from dataclasses import asdict

import pytest
from fixture_graph import wipe

from graph_service.answers.as_of import as_of
from graph_service.answers.law.effects import effects
from graph_service.beijing import beijing_today
from graph_service.store.store import Store
from loaders.county import CountyAnswers, generate
from loaders.demo.effects import EFFECTS_ASKED
from loaders.load import load_file

ENTERPRISES = 300


@pytest.fixture(scope="module")
def planted(opened_store: Store, tmp_path_factory: pytest.TempPathFactory) -> tuple[Store, CountyAnswers]:
    """The store with a sample county of today in it."""
    wipe(opened_store)
    folder = tmp_path_factory.mktemp("county")
    answers = generate(folder, ENTERPRISES, today=beijing_today())
    for file in (one for one in answers.files if one.rows):
        load_file(folder / file.file, store=opened_store, rejects=folder / "rejects")
    return opened_store, answers


@pytest.mark.parametrize("name", EFFECTS_ASKED)
def test_the_graph_gives_the_planted_answer(planted: tuple[Store, CountyAnswers], name: str) -> None:
    store, answers = planted

    expected, found = EFFECTS_ASKED[name](store, asdict(answers.case(name)), as_of())

    assert found == expected


def test_every_measure_cites_basis_record_and_period(planted: tuple[Store, CountyAnswers]) -> None:
    store, answers = planted
    firms = [code for case in answers.cases for code in case.parties.values() if code.startswith("9132")]
    told = [effects(store, code) for code in dict.fromkeys(firms)]

    lines = [line for found in told for line in (*found.effects, *found.reached)]
    assert lines
    for line in lines:
        assert line.basis and line.release and line.matters
        assert line.ground.record_id and line.ground.provenance.row > 0
        assert line.starts_on <= beijing_today() and (line.ends_on is None or line.ends_on > beijing_today())
        assert line.rule is None or line.rule.book_version
