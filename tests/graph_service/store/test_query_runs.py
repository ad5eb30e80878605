"""Every query file is planned and run on the fixture graph; it answers with the columns that it promises."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from fixture_graph import BRANCH, DONGFANG, HAISHENG, HUASHENG, NAMES, TODAY

from graph_service.store.query_file import Field, QueryFile, names, query
from graph_service.store.store import Store

GIVEN: dict[str, object] = {
    "id": HUASHENG,
    "key": HUASHENG,
    "ids": list(NAMES),
    "codes": [HUASHENG, DONGFANG],
    "name": "张伟",
    "names": [{"name": NAMES[HUASHENG], "phrase": "华盛"}, {"name": NAMES[DONGFANG], "phrase": "东方"}],
    "terms": "华盛",
    "prefix": HUASHENG[:8],
    "types": ["HOLDS", "LEGAL_REP_OF", "EXECUTIVE_OF", "BRANCH_OF", "GUARANTEES"],
    "rows": [{"key": HUASHENG}],
    "pairs": [{"one": HUASHENG, "other": HAISHENG}],
    "true_on": TODAY,
}
"""Values for parameters by name; where a name is not here, its type gives the value."""

TYPED: dict[str, object] = {
    "text": HUASHENG,
    "text[]": [HUASHENG, HAISHENG, DONGFANG, BRANCH],
    "integer": 50,
    "number": 0.5,
    "date": TODAY,
    "flag": True,
}

PYTHON: dict[str, tuple[type, ...]] = {
    "text": (str,),
    "integer": (int,),
    "number": (float, int),
    "date": (date,),
    "datetime": (datetime,),
    "flag": (bool,),
    "map": (dict,),
}


@pytest.mark.parametrize("name", names())
def test_query_file_is_planned_and_answers_with_what_its_header_says(fixture_store: Store, name: str) -> None:
    made = query(name)
    params = {field.name: _value(field) for field in made.params}

    plan = fixture_store.connection.read(f"EXPLAIN {made.text}", params, 30)
    rows = fixture_store.connection.read(made.text, params, 30)

    assert plan == []
    for row in rows:
        assert list(row) == [column.name for column in made.columns]
        assert _wrong_types(made, row) == []


@pytest.mark.parametrize(
    "name", ["subject_records", "subject_relations", "snapshot_loads", "name_candidates"]
)
def test_query_file_finds_something_in_the_fixture(fixture_store: Store, name: str) -> None:
    made = query(name)

    rows = fixture_store.rows(name, **{field.name: _value(field) for field in made.params})

    assert rows


def _value(field: Field) -> object:
    if field.type == "datetime":
        return datetime.now(UTC) + timedelta(seconds=5)
    return GIVEN.get(field.name, TYPED.get(field.type, []))


def _wrong_types(made: QueryFile, row: dict[str, object]) -> list[str]:
    """The columns whose value is neither null nor of the declared type."""
    return [
        f"{column.name} is {type(row[column.name]).__name__}, declared {column.type}"
        for column in made.columns
        if row[column.name] is not None and not _fits(row[column.name], column.type)
    ]


def _fits(value: object, declared: str) -> bool:
    if declared.endswith("[]"):
        kinds = PYTHON[declared.removesuffix("[]")]
        return isinstance(value, list) and all(isinstance(item, kinds) for item in value)
    return isinstance(value, PYTHON[declared])
