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

    assert contents(rows) == contents(rows.set_column(3, "row", pa.array([9])))


def test_unknown_share_and_zero_share_are_different_content() -> None:
    unknown = pa.table({"ratio": pa.array([None], pa.float64())})

    assert contents(unknown) != contents(pa.table({"ratio": [0.0]}))


def test_content_tells_columns_apart() -> None:
    assert contents(pa.table({"authority": ["甲"]})) != contents(pa.table({"remark": ["甲"]}))


def test_record_reopened_by_another_load_has_another_id() -> None:
    assert record_ids(["k"], "load1") != record_ids(["k"], "load2")
    assert record_ids(["k"], "load1") == record_ids(["k"], "load1")
