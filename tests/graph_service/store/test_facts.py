"""What tells facts and versions apart."""

from __future__ import annotations

import pyarrow as pa

from graph_service.store.facts import contents, fact_keys, record_ids


def _entries(**columns: list[str | None]) -> pa.Table:
    return pa.table({"subject": ["91320600MA1HUA013P"] * 2, "list_code": ["JY_YC"] * 2, **columns})


def test_entry_without_a_number_is_told_apart_by_its_day() -> None:
    keys = fact_keys(
        "ListEntry", _entries(entry_no=[None, "3号"], listed_on=["2024-07-10", "2024-07-10"]), "市监局"
    )

    assert keys.to_pylist() == [
        "市监局|ListEntry|91320600MA1HUA013P|JY_YC|2024-07-10",
        "市监局|ListEntry|91320600MA1HUA013P|JY_YC|3号",
    ]


def test_where_a_row_stood_in_the_file_is_not_content() -> None:
    rows = pa.table({"source": ["a"], "target": ["b"], "ratio": [0.6], "row": [2]})

    assert contents("HOLDS", rows) == contents("HOLDS", rows.set_column(3, "row", pa.array([9])))


def test_unknown_share_and_zero_share_are_different_content() -> None:
    unknown = pa.table({"ratio": pa.array([None], pa.float64())})

    assert contents("HOLDS", unknown) != contents("HOLDS", pa.table({"ratio": [0.0]}))


def test_content_tells_columns_apart() -> None:
    one, other = pa.table({"authority": ["甲"]}), pa.table({"remark": ["甲"]})

    assert contents("Penalty", one) != contents("Penalty", other)


def test_what_is_computed_is_not_content() -> None:
    rows = pa.table({"decision_no": ["甲"], "use_until": ["2027-05-01"], "level": ["general"]})

    assert contents("Penalty", rows) == contents("Penalty", pa.table({"decision_no": ["甲"]}))


def test_record_reopened_by_another_load_has_another_id() -> None:
    assert record_ids(["k"], "load1") != record_ids(["k"], "load2")
    assert record_ids(["k"], "load1") == record_ids(["k"], "load1")
