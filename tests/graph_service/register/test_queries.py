"""What is taken down of a query, and what never is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from graph_service.errors import BadInput
from graph_service.register.chain import lines
from graph_service.register.queries import Query, register_file, register_query, result_digest
from graph_service.settings import Settings

NUMBER = "11010519491231002X"
QUERY = Query(
    caller="审计科",
    role="audit",
    question="profile",
    purpose="复核异议",
    subjects=("91320623MA1TEXT06R",),
    records=("0f3a",),
    result=result_digest({"name": "华盛"}),
    authorisation="通审〔2026〕7号",
)


@pytest.fixture
def chosen(tmp_path: Path) -> Settings:
    return Settings(data_dir=tmp_path)


def test_a_query_is_kept_with_all_that_says_who_asked_what_and_why(chosen: Settings) -> None:
    register_query(QUERY, chosen)

    [line] = lines(register_file(chosen))

    kept = {name: tuple(value) if isinstance(value, list) else value for name, value in line.items()}
    assert {name: kept[name] for name in vars(QUERY)} == vars(QUERY)
    assert str(kept["at"]).endswith("+00:00")


def test_no_identity_number_gets_into_the_register(chosen: Settings) -> None:
    register_query(replace(QUERY, purpose=f"查 {NUMBER} 名下企业", subjects=(NUMBER,)), chosen)

    text = register_file(chosen).read_text(encoding="utf-8")

    assert NUMBER not in text
    assert "1****************X" in text


@pytest.mark.parametrize("missing", ["caller", "purpose"])
def test_a_query_without_caller_or_purpose_is_refused(chosen: Settings, missing: str) -> None:
    with pytest.raises(BadInput, match="查询人和用途"):
        register_query(replace(QUERY, **{missing: " "}), chosen)

    assert not register_file(chosen).exists()


def test_the_digest_of_an_answer_changes_with_the_answer() -> None:
    assert result_digest({"a": 1}) == result_digest({"a": 1}) != result_digest({"a": 2})
