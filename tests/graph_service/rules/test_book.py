"""A rule book: rows that are whole, speak of one thing once a day, and are known by what they say."""

from __future__ import annotations

from collections.abc import Hashable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_service.errors import BadRule
from graph_service.rules.book import BookKind, RuleRow, failed_examples, read_book


class Limit(RuleRow):
    """A limit on something."""

    what: str
    most: int

    @property
    def subject(self) -> Hashable:
        return self.what


LIMITS = BookKind("limits", "限额", Limit)
FEE = "{id: fee, what: fee, most: 5, basis: 某法, article: 第一条, confidence: policy, valid_to: 2026-01-01}"
NEW = "{id: fee_2, what: fee, most: 7, basis: 某法, confidence: policy, valid_from: 2026-01-01}"


def book_of(*rows: str, tests: str = "[]") -> str:
    listed = "".join(f"  - {row}\n" for row in rows)
    return f"rows:\n{listed}tests: {tests}\n"


def test_a_row_holds_from_its_first_day_to_the_day_before_its_end() -> None:
    book = read_book(LIMITS, book_of(FEE, NEW))

    assert [row.id for row in book.on(date(2025, 12, 31))] == ["fee"]
    assert [row.id for row in book.on(date(2026, 1, 1))] == ["fee_2"]
    assert book.rows[0].cited == "某法第一条"


def test_a_row_on_two_instruments_cites_each_with_its_article() -> None:
    two = FEE.replace("basis: 某法, article: 第一条", "basis: 某法；某条例, article: 第一条；第二条")

    assert read_book(LIMITS, book_of(two)).rows[0].cited == "某法第一条；某条例第二条"


def test_the_version_is_of_what_the_rows_say() -> None:
    plain = read_book(LIMITS, book_of(FEE, NEW))

    remarked = read_book(LIMITS, "# a remark\n" + book_of(NEW, FEE, tests="[]"))
    changed = read_book(LIMITS, book_of(FEE.replace("most: 5", "most: 6"), NEW))

    assert remarked.version == plain.version != changed.version


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (book_of(FEE.replace("basis: 某法, ", "")), "limits.yaml: rows fee basis is missing"),
        (book_of(FEE.replace("basis: 某法", "basis: ''")), "rows fee basis got ''"),
        (book_of(FEE.replace("policy", "sure")), "rows fee confidence got 'sure'"),
        (book_of(FEE.replace("most: 5", "most: some")), "rows fee most got 'some'"),
        (book_of(FEE.replace("most: 5", "most: 5, more: 1")), "rows fee more got 1: Extra inputs"),
        (book_of(FEE, FEE.replace("what: fee", "what: toll")), "ids should be unique, got twice: fee"),
        (book_of(FEE, NEW.replace("2026-01-01", "2025-12-31")), "fee and fee_2 speak of the same"),
        (book_of(NEW.replace("}", ", valid_to: 2026-01-01}")), "is not before valid_to"),
        (book_of(FEE.replace("}", ", superseded_by: gone}")), "superseded_by 'gone' should be a row"),
        (book_of(FEE.replace("most: 5", "most: 5, most: 6")), "key twice: most"),
        ("rows: [", "should be YAML"),
        ("- 1", "limits.yaml"),
        ("rows: []\nmore: 1", "more"),
    ],
)
def test_a_book_that_is_not_whole_is_refused_by_file_row_field_and_reason(text: str, reason: str) -> None:
    with pytest.raises(BadRule) as caught:
        read_book(LIMITS, text)

    assert reason in str(caught.value)


def test_worked_examples_that_come_out_otherwise_are_named() -> None:
    tests = (
        "[{name: 旧, day: 2025-06-01, given: {what: fee}, expect: {most: 5, id: fee}},"
        " {name: 新, day: 2026-06-01, given: {what: fee}, expect: {most: 5}},"
        " {name: 无, day: 2026-06-01, given: {what: toll}, expect: {id: null}}]"
    )

    found = failed_examples(LIMITS, read_book(LIMITS, book_of(FEE, NEW, tests=tests)))

    assert found == ("limits 例“新”：most 得到 7，应为 5",)


spans = st.tuples(st.integers(0, 40), st.integers(1, 40)).map(lambda pair: (pair[0], pair[0] + pair[1]))


@given(st.lists(spans, min_size=1, max_size=5))
def test_a_book_is_taken_exactly_where_no_day_has_two_rows_of_one_subject(
    taken: list[tuple[int, int]],
) -> None:
    first = date(2026, 1, 1)
    rows = [
        f"{{id: r{at}, what: fee, most: 1, basis: 某法, confidence: policy,"
        f" valid_from: {first + timedelta(start)}, valid_to: {first + timedelta(end)}}}"
        for at, (start, end) in enumerate(taken)
    ]
    twice = any(sum(start <= day < end for start, end in taken) > 1 for day in range(81))

    if twice:
        with pytest.raises(BadRule, match="speak of the same"):
            read_book(LIMITS, book_of(*rows))
    else:
        assert len(read_book(LIMITS, book_of(*rows)).rows) == len(taken)
