"""Records cut out of bytes at once agree with the standard library's reader."""

from __future__ import annotations

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from loaders.reading.csv_records import records

cells = st.text(st.sampled_from('ab,"\n 江'), max_size=4)
tables = st.lists(st.lists(cells, min_size=1, max_size=4), min_size=1, max_size=6)


@given(tables)
def test_records_fields_and_lines_agree_with_the_standard_reader(table: list[list[str]]) -> None:
    written = io.StringIO(newline="")
    csv.writer(written, lineterminator="\n").writerows(table)
    text = written.getvalue()

    found = records(text.encode(), ",")

    reader = csv.reader(io.StringIO(text, newline=""))
    lines, fields, before = [], [], 0
    for row in reader:
        lines.append(text.count("\n", 0, before) + 1)
        fields.append(max(len(row), 1))
        before = _end_of(text, before)
    assert found.well_quoted
    assert found.fields.tolist() == fields
    assert found.lines.tolist() == lines


def test_a_record_across_lines_counts_its_first_line() -> None:
    found = records(b'a,b\n"x\ny",1\nz,2', ",")

    assert found.lines.tolist() == [1, 2, 4]
    assert found.fields.tolist() == [2, 2, 2]
    assert found.quoted_newlines


def test_rows_of_separators_and_blanks_are_blank() -> None:
    found = records(b"a,b\r\n,\r\n\r\n , \r\n0,\r\n", ",")

    assert found.blank.tolist() == [False, True, True, True, False]


def test_marks_inside_bare_fields_are_not_trusted() -> None:
    assert not records(b'a,5" pipe\n', ",").well_quoted
    assert not records(b'a,x"y"z\n', ",").well_quoted
    assert records(b'a,"say ""yes"""\n', ",").well_quoted


def _end_of(text: str, start: int) -> int:
    """One past the record that starts here: the first line feed outside quotes."""
    quoted = False
    for place in range(start, len(text)):
        quoted ^= text[place] == '"'
        if text[place] == "\n" and not quoted:
            return place + 1
    return len(text)
