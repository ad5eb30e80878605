"""Subjects are found by id whatever their order, and told as the graph has them."""

from __future__ import annotations

import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st
from made_snapshot import made_snapshot

from graph_service.snapshot.subjects import Subjects, ordered_by_id


@given(st.lists(st.text(min_size=1, max_size=4), unique=True, max_size=40), st.text(max_size=4))
def test_every_id_leads_to_its_number_and_any_other_to_none(ids: list[str], other: str) -> None:
    directory = made_snapshot(ids).directory

    assert [directory.number(id_) for id_ in ids] == list(range(len(ids)))
    assert (directory.number(other) is None) == (other not in ids)
    assert directory.numbers([*ids, other]).keys() == {*ids} | ({other} & {*ids})


def test_a_subject_is_told_with_null_where_nothing_is_said() -> None:
    directory = made_snapshot(["91320600MA1HUA013P", "p:1"]).directory

    [person, firm] = directory.told([1, 0])

    assert (person["id"], person["person"], person["within"]) == ("p:1", True, None)
    assert (firm["name"], firm["person"], firm["registration_no"]) == ("91320600MA1HUA013P", False, None)


def test_who_has_no_name_is_called_by_id() -> None:
    table = made_snapshot(["a", "b"]).subjects
    unnamed = table.set_column(table.column_names.index("name"), "name", pa.array(["甲", ""]))

    directory = Subjects(ordered_by_id(unnamed))

    assert [directory.name(one) for one in (0, 1)] == ["甲", "b"]
