"""Checks of commitments and evaluations that look at more than one cell of a row."""

from __future__ import annotations

from datetime import date
from functools import cache

import pyarrow as pa
import pyarrow.compute as pc

from graph_service.rules.evaluations import scheme_of
from loaders.layouts.rules import flags_of
from loaders.parsers.parsed import Fault
from loaders.rows import Rows


def breach_told(rows: Rows) -> Rows:
    """Of a commitment that was not wholly kept it is told what was not, and what follows."""
    breached = pc.is_in(rows.get("performance"), pa.array(("partly", "broken")))
    for field, words in (("unperformed", "未履行内容"), ("consequence", "违诺责任追究内容")):
        bare = pc.and_(breached, rows.get(field).is_null())
        rows = rows.refusing(field, flags_of(bare), f"未全部履行的承诺应有{words}")
    return rows


def grade_of_scheme(rows: Rows) -> Rows:
    """A grade is one of its scheme's on the day of the result; a scheme without a rule is not checked."""
    names = ("scheme", "grade", "decided_on")
    stated = zip(*(rows.get(name).to_pylist() for name in names), strict=True)
    kept, wrong = ~rows.faulty(), cache(_wrong_grade)
    faults = [Fault(row, reason) for row, said in enumerate(stated) if kept[row] and (reason := wrong(*said))]
    return rows.with_faults("grade", faults)


def _wrong_grade(scheme: str, grade: str, on: date) -> str | None:
    rule = scheme_of(scheme, on)
    if rule is None or grade in rule.grades:
        return None
    return f"{rule.title}的等级应为 {'、'.join(rule.grades)} 之一，得到 {grade}"
