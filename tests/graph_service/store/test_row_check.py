"""Rows that contradict the schema never reach the database."""

from __future__ import annotations

import pyarrow as pa
import pytest
from fixture_graph import HAISHENG, HUASHENG, PARCELS, enterprises, holdings

from graph_service.errors import SchemaViolation
from graph_service.store.delivery import FactRows, Parcel, SubjectRows
from graph_service.store.row_check import check_rows


@pytest.mark.parametrize("layout", PARCELS)
def test_fixture_is_as_declared(layout: str) -> None:
    check_rows(PARCELS[layout])


@pytest.mark.parametrize(
    ("column", "values", "message"),
    [
        ("colour", ["red"], "HOLDS.colour is not declared"),
        ("ratio", ["60%"], "HOLDS.ratio is string, declared number"),
        ("ratio", [1.5], "HOLDS.ratio is 1.5, should be at most 1"),
        ("subscribed_capital", [-3.0], "should be at least 0"),
        ("row", pa.array([None], pa.int64()), "HOLDS.row is required and null"),
    ],
)
def test_row_that_contradicts_the_schema_is_refused(column: str, values: object, message: str) -> None:
    rows = holdings((HUASHENG, HAISHENG, 0.6)).rows
    if column in rows.column_names:
        rows = rows.drop_columns([column])
    facts = FactRows("HOLDS", "Enterprise", "Enterprise", rows.append_column(column, [values]))

    with pytest.raises(SchemaViolation, match=message):
        check_rows(Parcel((), (facts,)))


def test_subject_without_what_it_must_have_is_refused() -> None:
    nameless = SubjectRows("Person", pa.table({"id": ["p:1"], "identity": ["resident_id"]}))

    with pytest.raises(SchemaViolation, match="Person.name is required"):
        check_rows(Parcel((enterprises(HUASHENG), nameless), ()))


def test_record_without_its_subject_is_refused() -> None:
    facts = FactRows("Registration", "Enterprise", "", pa.table({"name": ["南通华盛"], "row": [2]}))

    with pytest.raises(SchemaViolation, match="Registration.subject is not given"):
        check_rows(Parcel((), (facts,)))
