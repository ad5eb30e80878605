"""A review as a table: the input's columns first, typed by what they hold, then what was found."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache

from graph_service.answers.checks.check import CheckedRow, CheckReason
from graph_service.answers.checks.check_file import CheckFile

__all__ = ["Cell", "ERROR_HEADINGS", "FOUND_HEADINGS", "SHARE", "error_rows", "table_rows"]

Cell = str | float | date | None
"""A text, a figure or a day; None is an empty cell."""

SHARE = "扣减比例"

_SEVERAL = "；"

_CODE_WORDS = ("码", "号", "证", "电话", "手机", "账", "code", "no")
"""Words in a heading that say that its digits are no figure."""

_FIGURE = re.compile(r"-?(0|[1-9]\d{0,14})(\.\d{1,10})?")
_DAY = re.compile(r"(\d{4})[-/年](\d{1,2})[-/月](\d{1,2})日?( 00:00:00)?")

_FOUND: Mapping[str, Callable[[CheckedRow], Cell]] = {
    "审查结果": lambda one: one.outcome_zh,
    "理由": lambda one: one.sentence,
    "处理意见": lambda one: one.consequence,
    "意见性质": lambda one: "建议" if one.recommended else "",
    SHARE: lambda one: one.deduct,
    "依据": lambda one: _joined(one, lambda reason: reason.basis),
    "依据把握": lambda one: _joined(one, lambda reason: reason.confidence),
    "记录文号": lambda one: _joined(one, lambda reason: reason.document),
    "来源记录": lambda one: _joined(one, _source),
    "复验凭证": lambda one: _joined(one, lambda reason: reason.proof),
    "匹配主体代码": lambda one: one.subject.id if one.subject else "",
    "匹配主体名称": lambda one: one.subject.name if one.subject else "",
    "匹配等级": lambda one: one.subject.grade if one.subject else "",
    "匹配方式": lambda one: one.subject.why if one.subject else "",
    "候选主体": lambda one: _SEVERAL.join(f"{two.name} {two.id}（{two.why}）" for two in one.candidates),
    "主体页面": lambda one: one.link,
    "原行号": lambda one: float(one.row),
}
"""What stands behind the input's columns."""

FOUND_HEADINGS = tuple(_FOUND)
ERROR_HEADINGS = ("原行号", "代码", "名称", "问题", "审查结果")


def table_rows(file: CheckFile, rows: Sequence[CheckedRow]) -> Iterator[tuple[Cell, ...]]:
    """Every row in the input's order: its own cells as they are typed, then what was found."""
    columns = [_typed(file, heading) for heading in file.table.columns]
    for one in rows:
        own = (column[one.row - 1] for column in columns)
        yield (*own, *(tell(one) for tell in _FOUND.values()))


def error_rows(rows: Sequence[CheckedRow]) -> Iterator[tuple[Cell, ...]]:
    """The rows that could not be asked for as they stand, and why."""
    return ((float(one.row), one.code, one.name, one.fault, one.outcome_zh) for one in rows if one.fault)


def _joined(one: CheckedRow, tell: Callable[[CheckReason], str | None]) -> str:
    """What the reasons that made the outcome say, each once."""
    words = (tell(reason) for reason in one.reasons if reason.outcome == one.outcome)
    return _SEVERAL.join(dict.fromkeys(word for word in words if word))


def _source(reason: CheckReason) -> str | None:
    return f"{reason.source} 第 {reason.row} 行（批次 {reason.load_id}）" if reason.source else None


def _typed(file: CheckFile, heading: str) -> Sequence[Cell]:
    """The column: figures where every value is one, days likewise, else texts as they stand."""
    texts = [str(value) for value in file.table[heading]]
    if heading in (file.columns["code"], file.columns["name"], file.columns["region"]):
        return texts
    said = {text.strip() for text in texts} - {""}
    if said and all(map(_day, said)):
        return [_day(text.strip()) for text in texts]
    if said and not _is_code(heading) and all(map(_FIGURE.fullmatch, said)):
        return [float(text) if text.strip() else None for text in texts]
    return texts


def _is_code(heading: str) -> bool:
    return any(word in str(heading).lower() for word in _CODE_WORDS)


@lru_cache(maxsize=4096)
def _day(text: str) -> date | None:
    found = _DAY.fullmatch(text)
    if found is None:
        return None
    try:
        return date(*map(int, found.groups()[:3]))
    except ValueError:
        return None
