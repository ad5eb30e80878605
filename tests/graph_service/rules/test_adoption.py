"""Adopting a rule book: only whole and right, with who and why, and nothing lost."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from graph_service.errors import BadInput, BadRule
from graph_service.rules.adoption import adopt, adoptions, proposed
from graph_service.rules.check import rule_check
from graph_service.rules.installed import book, packaged_text
from graph_service.rules.lists import LISTS, list_rule
from graph_service.settings import settings

NOW = datetime(2026, 7, 15, 9, 30, tzinfo=UTC)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("XINMAI_RULES_DIR", str(tmp_path / "own"))
    settings.cache_clear()
    yield tmp_path
    monkeypatch.undo()
    settings.cache_clear()


def changed(folder: Path, name: str, old: str, new: str, *, base: str = "") -> Path:
    path = folder / f"{name}.yaml"
    text = base or packaged_text(name)
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return path


def test_an_adopted_book_counts_at_once_and_the_register_says_who_and_why(folder: Path) -> None:
    before = book(LISTS).version
    path = changed(folder, "lists", "early_months: 6", "early_months: 9")

    line = adopt(path, "信用办 王某", "人社部门 2026-07-01 函", NOW)

    rule = list_rule("NMG", NOW.date())
    assert rule is not None and rule.early_months == 9
    assert (line.version_before, line.version_after) == (before, book(LISTS).version)
    assert list(adoptions()) == [line]
    assert (line.who, line.why, line.at) == (
        "信用办 王某",
        "人社部门 2026-07-01 函",
        "2026-07-15T09:30:00+00:00",
    )


def test_each_book_that_is_replaced_is_kept_under_its_version(folder: Path) -> None:
    adopt(changed(folder, "lists", "early_months: 6", "early_months: 9"), "甲", "一", NOW)
    first = book(LISTS).version
    own = (folder / "own" / "lists.yaml").read_text(encoding="utf-8")

    adopt(changed(folder, "lists", "early_months: 9", "early_months: 7", base=own), "乙", "二", NOW)

    assert (folder / "own" / "history" / f"lists-{first}.yaml").read_text(encoding="utf-8") == own
    assert [one.who for one in adoptions()] == ["甲", "乙"]


def test_a_book_whose_examples_come_out_otherwise_is_not_adopted(folder: Path) -> None:
    path = changed(folder, "lists", "expect: {tier: A, term_months: 36", "expect: {tier: A, term_months: 35")

    with pytest.raises(BadRule, match="term_months 得到 36，应为 35"):
        adopt(path, "甲", "一", NOW)

    assert not (folder / "own").exists()


def test_a_book_that_breaks_another_is_not_adopted(folder: Path) -> None:
    path = changed(folder, "measures", "id: M03", "id: M99")

    with pytest.raises(BadRule, match="E01.duty names M03, which no row of its book defines"):
        adopt(path, "甲", "一", NOW)


@pytest.mark.parametrize(("who", "why"), [("", "一"), ("甲", " ")])
def test_nobody_adopts_without_name_and_reason(folder: Path, who: str, why: str) -> None:
    with pytest.raises(BadInput, match="何人"):
        adopt(changed(folder, "lists", "early_months: 6", "early_months: 9"), who, why, NOW)


def test_a_file_that_is_no_book_is_refused_by_its_name(folder: Path) -> None:
    path = folder / "weights.yaml"
    path.write_text("rows: []", encoding="utf-8")

    with pytest.raises(BadInput, match="得到规则簿“weights”；应为 lists、"):
        proposed(path)


def test_the_packaged_books_pass_the_check() -> None:
    found = rule_check()

    assert (found.passed, found.measures_without_basis, found.faults) == (True, 0, ())
    assert all(one.examples for one in found.books)


def test_the_check_names_what_is_wrong_and_what_was_never_adopted(folder: Path) -> None:
    own = folder / "own"
    own.mkdir()
    (own / "severity.yaml").write_text("rows: [", encoding="utf-8")
    (own / "lists.yaml").write_text(packaged_text("lists"), encoding="utf-8")

    found = {one.name: one for one in rule_check().books}

    assert not rule_check().passed
    assert "should be YAML" in found["severity"].faults[0]
    assert found["lists"].remarks == ("本机文件未经 xinmai rules adopt 启用，不知何人、何故",)
