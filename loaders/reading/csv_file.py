"""Reading delimited text: separator and heading row are found, ragged rows refused."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice

import numpy as np
import pyarrow as pa
import pyarrow.csv

from graph_service.errors import UnreadableFile
from loaders.raw import WHOLE_ROW, Positions, RawTable, Reject, text_column
from loaders.reading.csv_records import Records, records
from loaders.reading.encoding import Text, decoded
from loaders.reading.headings import TOP_ROWS, Head, find_head, plain_heading

SEPARATORS = (",", "\t", "|", ";")
Known = Callable[[str], bool]


@dataclass(frozen=True)
class _Cut:
    """A text cut into records, its separator and its head."""

    text: bytes
    separator: str
    found: Records
    head: Head
    first: int


def read_csv(content: bytes, file: str, sha256: str, known: Known) -> RawTable:
    """The table in a delimited text.

    Rows with more or fewer cells than there are headings become rejects; blank rows are passed over. Where
    quotation marks break RFC 4180 the text is read record by record, slower and with the same result.

    Raises:
        UnreadableFile: no text, no rows, or a quotation mark that is never closed.
    """
    text = decoded(content, file)
    if not text.utf8 or text.utf8.isspace():
        raise UnreadableFile(f"{file}：空文件；应有列名一行和至少一行数据")
    utf8 = _with_line_feeds(text.utf8)
    separator, head = _separator_and_head(utf8, known)
    found = records(utf8, separator)
    if not found.well_quoted:
        return _read_record_by_record(Text(utf8, text.encoding), file, sha256, (separator, head))
    cut = _Cut(utf8, separator, found, head, _first_row(found, head))
    return _read_columns(cut, file, sha256, text.encoding)


def _with_line_feeds(utf8: bytes) -> bytes:
    """Lines ended by line feeds; carriage returns alone end lines in old files and are blanks elsewhere."""
    if b"\n" not in utf8:
        return utf8.replace(b"\r", b"\n")
    if utf8.count(b"\r") == utf8.count(b"\r\n"):
        return utf8
    return re.sub(rb"\r(?!\n)", b" ", utf8)


def _separator_and_head(utf8: bytes, known: Known) -> tuple[str, Head]:
    """The separator under which the first rows hold the most known headings, else the most cells."""
    lines = utf8[: _nth_newline(utf8, 4 * TOP_ROWS)].decode()
    choices = []
    for separator in SEPARATORS:
        rows = _top_rows(lines, separator)
        head = find_head(rows, known)
        hits = sum(known(plain_heading(heading)[0]) for heading in head.headings)
        choices.append((hits, len(head.headings), separator, head))
    best = max(choices, key=lambda choice: choice[:2])
    return best[2], best[3]


def _nth_newline(utf8: bytes, count: int) -> int:
    place = -1
    for _ in range(count):
        place = utf8.find(b"\n", place + 1)
        if place < 0:
            return len(utf8)
    return place


def _top_rows(lines: str, separator: str) -> list[list[str]]:
    filled = (row for row in csv.reader(io.StringIO(lines, newline=""), delimiter=separator) if any(row))
    return list(islice(filled, TOP_ROWS))


def _first_row(found: Records, head: Head) -> int:
    """The record on which the data begin: past as many filled records as the head ends on."""
    filled = np.flatnonzero(~found.blank)
    last = head.row + head.rows - 1
    return int(filled[last]) + 1


def _read_columns(cut: _Cut, file: str, sha256: str, encoding: str) -> RawTable:
    found, width = cut.found, len(cut.head.headings)
    body = np.arange(len(found.starts)) >= cut.first
    filled = body & ~found.blank
    good = filled & (found.fields == width)
    ragged = np.flatnonzero(filled & ~good)
    columns = _columns(cut, np.flatnonzero(good), width)
    return RawTable(
        file=file,
        sha256=sha256,
        headings=cut.head.headings,
        columns=columns,
        lines=found.lines[good],
        rejects=tuple(_ragged(file, found.lines[at], width, found.fields[at]) for at in ragged),
        notes=(f"编码 {encoding}，分隔符 {_shown(cut.separator)}",),
    )


def _ragged(file: str, line: int, expected: int, got: int) -> Reject:
    # the row is not shown: with its cells out of place a personal number could stand anywhere
    return Reject(file, int(line), WHOLE_ROW, "", f"应有 {expected} 列，得到 {got} 列")


def _columns(cut: _Cut, rows: Positions, width: int) -> tuple[pa.Array, ...]:
    if not len(rows):
        return tuple(text_column([]) for _ in range(width))
    names = [str(at) for at in range(width)]
    table = pyarrow.csv.read_csv(
        pa.BufferReader(_joined(cut, rows)),
        read_options=pyarrow.csv.ReadOptions(column_names=names, block_size=1 << 24),
        parse_options=pyarrow.csv.ParseOptions(
            delimiter=cut.separator, newlines_in_values=cut.found.quoted_newlines, ignore_empty_lines=False
        ),
        convert_options=pyarrow.csv.ConvertOptions(
            column_types=dict.fromkeys(names, pa.string()), null_values=[""], strings_can_be_null=True
        ),
    )
    if table.num_rows != len(rows):
        raise AssertionError(f"{len(rows)} records were cut and {table.num_rows} rows read")
    return tuple(_whole(table.column(name)) for name in names)


def _whole(column: pa.ChunkedArray) -> pa.Array:
    whole = column.combine_chunks()
    return pa.concat_arrays(whole.chunks) if isinstance(whole, pa.ChunkedArray) else whole


def _joined(cut: _Cut, rows: Positions) -> memoryview | bytes:
    """The bytes of the wanted records, run after run."""
    runs = np.split(rows, np.flatnonzero(np.diff(rows) != 1) + 1)
    text = memoryview(cut.text)
    pieces = [text[cut.found.starts[run[0]] : cut.found.ends[run[-1]] + 1] for run in runs]
    return pieces[0] if len(pieces) == 1 else b"".join(pieces)


def _shown(separator: str) -> str:
    return "制表符" if separator == "\t" else f"“{separator}”"


def _read_record_by_record(text: Text, file: str, sha256: str, found: tuple[str, Head]) -> RawTable:
    separator, head = found
    width, skip = len(head.headings), head.row + head.rows
    filled = list(islice(_filled(text.utf8.decode(), separator, file), skip, None))
    good = [(line, row) for line, row in filled if len(row) == width]
    note = f"编码 {text.encoding}，分隔符 {_shown(separator)}，引号不合 RFC 4180"
    return RawTable(
        file=file,
        sha256=sha256,
        headings=head.headings,
        columns=tuple(text_column(row[at] for _, row in good) for at in range(width)),
        lines=np.array([line for line, _ in good], dtype=np.int64),
        rejects=tuple(_ragged(file, line, width, len(row)) for line, row in filled if len(row) != width),
        notes=(note,),
    )


def _filled(text: str, separator: str, file: str) -> Iterator[tuple[int, list[str]]]:
    """The line and the cells of every record that is not blank."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    line = 1
    try:
        for row in reader:
            if any(cell.strip() for cell in row):
                yield line, row
            started, line = line, reader.line_num + 1
    except csv.Error as broken:
        raise UnreadableFile(f"{file}：第 {line} 行起的引号没有闭合；请检查该行后重新导出") from broken
    if line - started > 1 and text.count('"') % 2:
        raise UnreadableFile(f"{file}：第 {started} 行起的引号没有闭合；请检查该行后重新导出")
