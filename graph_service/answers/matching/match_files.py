"""Files of rows to match: read with recognised headings, written back in the input's order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

import pandas as pd
from python_calamine import CalamineError

from graph_service.answers.json_text import json_text
from graph_service.answers.matching.match import OUTCOMES, MatchQuery, MatchResult
from graph_service.errors import BadInput, UnknownLayout, UnreadableFile

CODE_HEADINGS = (
    "统一社会信用代码",
    "社会信用代码",
    "信用代码",
    "注册号",
    "代码",
    "纳税人识别号",
    "uscc",
    "code",
)
NAME_HEADINGS = ("市场主体名称", "企业名称", "单位名称", "主体名称", "纳税人名称", "名称", "name")

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
"""A spreadsheet would run a cell that starts so; it is written behind an apostrophe."""


def read_rows(path: Path) -> tuple[pd.DataFrame, list[MatchQuery]]:
    """The file's rows as text, and what each asks for.

    Raises:
        UnreadableFile: not a CSV (UTF-8 or GB18030) or XLSX file.
        UnknownLayout: no heading for a code or a name.
    """
    table = table_of(path)
    headings = {str(heading).strip(): heading for heading in table.columns}
    code, name = _column(headings, CODE_HEADINGS), _column(headings, NAME_HEADINGS)
    if code is None and name is None:
        raise UnknownLayout(
            f"{path.name} 的表头为 {'、'.join(headings)}；应有 {'/'.join(CODE_HEADINGS[:3])} 或 "
            f"{'/'.join(NAME_HEADINGS[:3])} 之一"
        )
    empty = [""] * len(table)
    codes = empty if code is None else [str(value) for value in table[code]]
    names = empty if name is None else [str(value) for value in table[name]]
    return table, [MatchQuery(c.strip(), n.strip()) for c, n in zip(codes, names, strict=True)]


def check_target(path: Path) -> None:
    """Return where a result can be written under this name. Raises BadInput for another suffix."""
    if path.suffix.lower() not in (".csv", ".xlsx", ".json"):
        raise BadInput(f"得到 {path.name}；应以 .csv、.xlsx 或 .json 结尾")


def write_rows(path: Path, table: pd.DataFrame, results: Iterable[MatchResult]) -> None:
    """The input's columns with what was found behind them; the suffix says CSV (UTF-8, BOM), XLSX or JSON.

    Raises:
        BadInput: another suffix.
    """
    check_target(path)
    every = list(results)
    if path.suffix.lower() == ".json":
        path.write_text(json_text(every, indent=1) + "\n", encoding="utf-8")
        return
    answered = pd.concat([table.reset_index(drop=True), pd.DataFrame([_cells(one) for one in every])], axis=1)
    if path.suffix.lower() == ".csv":
        without_formulas(answered).to_csv(path, index=False, encoding="utf-8-sig")
        return
    with pd.ExcelWriter(path, engine="xlsxwriter", engine_kwargs={"options": _PLAIN}) as book:
        answered.to_excel(book, index=False, sheet_name="比对结果")


def table_of(path: Path) -> pd.DataFrame:
    """A CSV or XLSX file as texts. Raises UnreadableFile."""
    if not path.is_file():
        raise UnreadableFile(f"未见文件 {path}")
    try:
        if path.suffix.lower() in (".xlsx", ".xlsm", ".xls"):
            return pd.read_excel(path, dtype=str, keep_default_na=False, engine="calamine")
        return _csv(path)
    except (ValueError, OSError, CalamineError) as fault:
        raise UnreadableFile(f"{path.name} 不能读作 CSV（UTF-8 或 GB18030）或 XLSX：{fault}") from fault


def without_formulas(table: pd.DataFrame) -> pd.DataFrame:
    """The table with an apostrophe before each text that a spreadsheet would run."""
    return table.map(_no_formula)


_PLAIN = {"strings_to_formulas": False, "strings_to_urls": False}


def _csv(path: Path) -> pd.DataFrame:
    try:
        return pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8-sig")
    except UnicodeDecodeError:
        return pd.read_csv(path, dtype=str, keep_default_na=False, encoding="gb18030")


def _column(headings: Mapping[str, str], known: tuple[str, ...]) -> str | None:
    folded = {heading.lower(): column for heading, column in headings.items()}
    return next((folded[name.lower()] for name in known if name.lower() in folded), None)


def _cells(result: MatchResult) -> dict[str, str]:
    subject = result.subject
    return {
        "比对结果": OUTCOMES[result.outcome],
        "等级": "" if result.grade == "NONE" else result.grade,
        "匹配主体代码": subject.id if subject else "",
        "匹配主体名称": subject.name if subject else "",
        "名称与代码不符": "是" if result.name_conflicts else "",
        "候选主体": "；".join(f"{one.name} {one.id}" for one in result.candidates),
        "说明": result.reason,
    }


def _no_formula(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA_STARTS) else value
