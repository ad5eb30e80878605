"""Files matched against the register: columns in, columns out, without an object for each row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray
from pyarrow import parquet

from analytics.codes import normal_code
from analytics.matching.codes import NUMBER, USCC, code_column
from analytics.matching.columns import Decisions, Hits, Listed
from analytics.matching.grades import RUNG_WORDS, Against, Grade, Rung, against_words
from analytics.matching.index import list_index
from analytics.matching.ladder import Bounds, matched
from graph_service.answers.matching.crossmatch import GRADE_WORDS, decided_rows
from graph_service.answers.matching.match_files import (
    CODE_HEADINGS,
    NAME_HEADINGS,
    table_of,
    without_formulas,
)
from graph_service.beijing import beijing_today
from graph_service.crossmatch.decisions import ROW, decisions, row_key
from graph_service.crossmatch.persons import match_persons
from graph_service.crossmatch.register import GraphRegister
from graph_service.errors import BadInput, UnknownLayout
from graph_service.store.store import Store

REGION_HEADINGS = ("行政区划代码", "区划代码", "地区代码", "region")
DAY_HEADINGS = ("列入日期", "决定日期", "发布日期", "公布日期", "日期", "day")
NUMBER_HEADINGS = ("证件号码", "证件号", "身份证号码", "身份证号", "公民身份号码")
PERSON_NAME_HEADINGS = ("姓名", "被执行人姓名/名称")
HEADINGS = {
    "code": CODE_HEADINGS,
    "name": (*NAME_HEADINGS, *PERSON_NAME_HEADINGS),
    "region": REGION_HEADINGS,
    "day": DAY_HEADINGS,
    "number": NUMBER_HEADINGS,
}
"""What a column of a file may hold, and the headings by which it is known."""
HIT_WORDS = {
    "row": "行",
    "grade": "等级",
    "id": "匹配主体代码",
    "name": "匹配主体名称",
    "matched_name": "相符名称",
    "rung": "依据",
    "against": "须复核",
    "rivals": "竞争主体数",
}
"""The columns of hits, and their headings in a file."""
SUFFIXES = (".csv", ".xlsx", ".parquet")


@dataclass(frozen=True)
class FileMatches:
    """A file's rows with what was found behind each, and counts.

    `table` has the input's columns and those of the best hit; `hits` one row a hit.
    """

    table: pd.DataFrame
    hits: pd.DataFrame
    grades: dict[str, int]
    capped: dict[str, int]
    register: int


def match_file(
    store: Store, register: GraphRegister, path: Path, chosen: Mapping[str, str] | None = None
) -> FileMatches:
    """Match each row of the file; 1 M rows against 1 M subjects in some seconds.

    Args:
        store: where decisions of reviewers are read from.
        register: what the rows are held against.
        path: CSV, XLSX or Parquet.
        chosen: heading of a role (`HEADINGS`) where it is not one that is known.

    Raises:
        UnreadableFile, UnknownLayout: as `read_rows`; a chosen heading is not there.
    """
    table = parquet.read_table(path).to_pandas() if path.suffix == ".parquet" else table_of(path)
    listed, numbers = listed_rows(table, path.name, chosen or {})
    decided = decided_of(store, register, listed)
    found = matched(list_index(listed), register.index, Bounds(), decided)
    hits = _hits(found, register)
    if numbers is not None:
        hits = _with_persons(store, hits, listed, numbers)
    best = _best(hits, found)
    answered = _beside(table, best)
    counts = best["等级"].value_counts()
    grades = {grade: int(counts.get(grade, 0)) for grade in GRADE_WORDS}
    return FileMatches(answered, hits, grades, found.capped, len(register.register))


def check_target(path: Path) -> None:
    """Return where a result can be written under this name. Raises BadInput for another suffix."""
    if path.suffix.lower() not in SUFFIXES:
        raise BadInput(f"得到 {path.name}；应以 {'、'.join(SUFFIXES)} 结尾")


def write_matches(path: Path, found: FileMatches) -> None:
    """Write the rows in their order; XLSX has a second sheet with every hit. Raises as `check_target`."""
    check_target(path)
    if path.suffix.lower() == ".parquet":
        found.table.to_parquet(path, index=False)
    elif path.suffix.lower() == ".csv":
        without_formulas(found.table).to_csv(path, index=False, encoding="utf-8-sig")
    else:
        options = {"options": {"strings_to_formulas": False, "strings_to_urls": False}}
        with pd.ExcelWriter(path, engine="xlsxwriter", engine_kwargs=options) as book:
            found.table.to_excel(book, index=False, sheet_name="比对结果")
            found.hits.rename(columns=HIT_WORDS).to_excel(book, index=False, sheet_name="全部候选")


def listed_rows(table: pd.DataFrame, file: str, chosen: Mapping[str, str]) -> tuple[Listed, pa.Array | None]:
    """The rows as columns; with them identity numbers of persons, where the file has such a column."""
    columns = {role: heading_of(table, file, chosen.get(role), known) for role, known in HEADINGS.items()}
    if columns["code"] is None and columns["name"] is None:
        raise UnknownLayout(f"{file} 的表头为 {'、'.join(map(str, table.columns))}；没有代码或名称列")
    codes, names, regions, days, numbers = (_texts(table, columns[role]) for role in HEADINGS)
    region = _whole(pc.utf8_slice_codeunits(regions, 0, 6), 6)
    if columns["number"] is None:
        return Listed(_normal(codes), names, region, _whole(_day(days), 8)), None
    # a code of an enterprise may stand in the column of numbers
    numbers = _normal(numbers)
    is_code = pa.array(np.isin(code_column(numbers).kinds, (USCC, NUMBER)))
    codes = pc.if_else(pc.and_(pc.equal(codes, ""), is_code), numbers, _normal(codes))
    numbers = pc.if_else(is_code, "", numbers)
    return Listed(codes, names, region, _whole(_day(days), 8)), numbers


def heading_of(table: pd.DataFrame, file: str, chosen: str | None, known: tuple[str, ...]) -> str | None:
    """The heading chosen, or the first that is known; None where the table has none of them.

    Raises:
        UnknownLayout: the chosen heading is not there.
    """
    headings = {str(heading).strip().lower(): str(heading) for heading in table.columns}
    if chosen is not None and chosen.lower() not in headings:
        raise UnknownLayout(f"{file} 没有列“{chosen}”；有 {'、'.join(headings.values())}")
    wanted = known if chosen is None else (chosen,)
    return next((headings[name.lower()] for name in wanted if name.lower() in headings), None)


def _texts(table: pd.DataFrame, heading: str | None) -> pa.Array:
    if heading is None:
        return pa.array([""] * len(table), pa.string())
    column = pa.array(table[heading], from_pandas=True)
    # pandas keeps texts of a Parquet file in pieces
    column = column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column
    return pc.utf8_trim_whitespace(pc.fill_null(column.cast(pa.string()), ""))


def _normal(codes: pa.Array) -> pa.Array:
    """Codes as they are compared; those that are written so already are left alone."""
    odd = pc.invert(pc.match_substring_regex(codes, "^[0-9A-Z*]*$"))
    mended = [normal_code(code) for code in codes.filter(odd).to_pylist()]
    return pc.replace_with_mask(codes, odd, pa.array(mended, pa.string()))


def _day(texts: pa.Array) -> pa.Array:
    """2026-07-15, 2026/07/15 and 2026年07月15日 as 20260715."""
    return pc.utf8_slice_codeunits(pc.replace_substring_regex(texts, r"\D", ""), 0, 8)


def _whole(texts: pa.Array, width: int) -> NDArray[np.int32]:
    """Numbers of so many digits; 0 for anything else."""
    plain = pc.match_substring_regex(texts, f"^[0-9]{{{width}}}$")
    return np.asarray(pc.if_else(plain, texts, "0").cast(pa.int32()).to_numpy(zero_copy_only=False))


def decided_of(store: Store, register: GraphRegister, listed: Listed) -> Decisions | None:
    """What reviewers decided of rows of this list; nothing is worked out where there is no such decision."""
    said = [one for one in decisions(store) if one.other.startswith(ROW)]
    if not said:
        return None
    columns = (listed.codes.to_pylist(), listed.names.to_pylist(), listed.regions.tolist())
    keys = [row_key(code, name, str(region or "")) for code, name, region in zip(*columns, strict=True)]
    return decided_rows(said, register, keys)


def _best(hits: pd.DataFrame, found: Hits) -> pd.DataFrame:
    """The best hit of each row of the list, under the headings of a file."""
    first = hits.drop_duplicates("row").set_index("row").drop(columns=["rivals"])
    best = first.reindex(range(1, len(found.conflicts) + 1)).reset_index(drop=True).rename(columns=HIT_WORDS)
    best["等级"] = best["等级"].fillna("NONE")
    return best.assign(结论=best["等级"].map(GRADE_WORDS), 同名异码=found.conflicts)


def _beside(table: pd.DataFrame, best: pd.DataFrame) -> pd.DataFrame:
    """The file's columns, then what was found; an earlier finding in the file gives way to this one."""
    own = table.reset_index(drop=True)
    if set(best.columns) <= set(own.columns):
        own = own.drop(columns=list(best.columns))
    taken = {heading: f"{heading}（原）" for heading in own.columns if heading in best.columns}
    return own.rename(columns=taken).join(best)


def _with_persons(store: Store, hits: pd.DataFrame, listed: Listed, numbers: pa.Array) -> pd.DataFrame:
    """The hits with those of rows that carry a person's number in the place of what their names fitted."""
    rows = np.flatnonzero(pc.not_equal(numbers, "").to_numpy(zero_copy_only=False))
    names = listed.names.take(pa.array(rows)).to_pylist()
    found = match_persons(store, names, numbers.take(pa.array(rows)).to_pylist(), beijing_today())
    own = found.hits
    called = [found.names[place] for place in own.places]
    persons = pd.DataFrame(
        {
            "row": rows[own.rows] + 1,
            "grade": [Grade(grade).name for grade in own.grades],
            "id": [found.ids[place] for place in own.places],
            "name": called,
            "matched_name": called,
            "rung": np.where(own.by_number, "证件号码一致", RUNG_WORDS[Rung.MASKED_NUMBER]),
            "against": [
                _PERSON_WORDS.get(int(one), "、".join(against_words(int(one)))) for one in own.against
            ],
            "rivals": own.rivals,
        }
    )
    others = hits[~hits["row"].isin(rows + 1)]
    return pd.concat([others, persons], ignore_index=True).sort_values("row", kind="stable")


_PERSON_WORDS = {int(Against.OTHER_NAME): "号码一致而姓名不同"}


def _hits(found: Hits, register: GraphRegister) -> pd.DataFrame:
    """One row a hit: the row of the list (from 1), grade, subject, rung, what speaks against it, rivals."""
    ids = register.snapshot.subjects["id"].take(pa.array(register.subjects[found.places]))
    own = register.register
    names = pa.concat_arrays([_whole_column(own.names), _whole_column(own.former.names)])
    said = {flags: "、".join(against_words(flags)) for flags in map(int, np.unique(found.against))}
    return pd.DataFrame(
        {
            "row": found.rows + 1,
            "grade": np.array([grade.name if grade else "" for grade in _GRADES])[found.grades],
            "id": ids.to_pylist(),
            "name": names.take(pa.array(found.places)).to_pylist(),
            "matched_name": names.take(pa.array(found.names)).to_pylist(),
            "rung": np.array([RUNG_WORDS[rung] for rung in Rung])[found.rungs],
            "against": pd.Series(found.against).map(said).to_numpy(),
            "rivals": found.rivals,
        }
    )


_GRADES = (None, *sorted(Grade))


def _whole_column(column: pa.Array | pa.ChunkedArray) -> pa.Array:
    whole = column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column
    return whole.cast(pa.string())
