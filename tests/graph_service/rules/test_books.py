"""The packaged books: whole, consistent with each other, and right in every worked example."""

from __future__ import annotations

import os
from importlib.resources import files
from pathlib import Path

import pytest

from graph_service.errors import BadRule
from graph_service.rules.book import failed_examples
from graph_service.rules.books import BOOKS, checked_books
from graph_service.rules.installed import book, packaged_text
from graph_service.rules.lists import LISTS
from graph_service.settings import settings


@pytest.mark.parametrize("kind", BOOKS, ids=lambda kind: kind.name)
def test_every_worked_example_comes_out(kind) -> None:
    found = book(kind)

    assert found.examples, "a book without a worked example proves nothing"
    assert failed_examples(kind, found) == ()


def test_every_file_is_a_book_and_every_book_a_file() -> None:
    stems = {Path(file.name).stem for file in (files("graph_service.rules") / "books").iterdir()}

    assert stems == {kind.name for kind in BOOKS} == {one.name for one in checked_books()}


@pytest.fixture
def own_rules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("XINMAI_RULES_DIR", str(tmp_path))
    settings.cache_clear()
    yield tmp_path
    monkeypatch.undo()
    settings.cache_clear()


def test_an_installation_lays_its_own_file_over_the_packaged_one(own_rules: Path) -> None:
    packaged = book(LISTS)
    text = packaged_text("lists").replace("early_months: 12", "early_months: 18", 1)
    (own_rules / "lists.yaml").write_text(text, encoding="utf-8")

    own = book(LISTS)

    assert own.version != packaged.version and own.origin == str(own_rules / "lists.yaml")
    (own_rules / "lists.yaml").unlink()
    assert book(LISTS) is packaged


def test_a_book_is_read_again_as_soon_as_its_file_is_another_one(own_rules: Path) -> None:
    path = own_rules / "lists.yaml"
    path.write_text(packaged_text("lists"), encoding="utf-8")
    before = book(LISTS)

    path.write_text(packaged_text("lists").replace("early_months: 6", "early_months: 9"), encoding="utf-8")
    os.utime(path, ns=(1, 1))

    assert book(LISTS).version != before.version


def test_a_broken_file_of_the_installation_is_refused_by_its_path(own_rules: Path) -> None:
    (own_rules / "lists.yaml").write_text("rows: [", encoding="utf-8")

    with pytest.raises(BadRule, match=str(own_rules)):
        checked_books()
