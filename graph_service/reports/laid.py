"""A report laid out for reading: parts with tables of plain text, the same for every form it is given in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from graph_service.answers.facts.provenance import Provenance
from graph_service.beijing import beijing_day, beijing_minute
from graph_service.pages.words import visible

Kind = Literal["fact", "law", "signal", "audit", "scope"]


@dataclass(frozen=True)
class Column:
    """A column: its heading, its share of the breadth, and whether it holds figures (set to the right)."""

    heading: str
    breadth: float = 1.0
    figures: bool = False


@dataclass(frozen=True)
class Table:
    """A table with something in it; every cell is plain text in which no character acts.

    One of `fields` has a name and a value in each row.
    """

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    fields: bool = False


@dataclass(frozen=True)
class Part:
    """A part of a report: facts (numbered sections), law, or signals; the three never share one."""

    id: str
    heading: str
    kind: Kind
    notes: tuple[str, ...]
    tables: tuple[Table, ...]


@dataclass(frozen=True)
class Laid:
    """A report for reading: its head, its parts in order, and the annex with the law and signals apart."""

    name: str
    code: str
    labels: tuple[str, ...]
    law: str
    other: str
    head: tuple[tuple[str, str], ...]
    sections: tuple[Part, ...]
    annex: tuple[Part, ...]
    scope: Part
    foot: str


def table(title: str, columns: tuple[Column, ...], rows: list[tuple[object, ...]]) -> tuple[Table, ...]:
    """The table, or nothing where it has no row; null is 未见."""
    if not rows:
        return ()
    return (Table(title, columns, tuple(tuple(cell(value) for value in row) for row in rows)),)


def fields(title: str, values: list[tuple[str, object]]) -> tuple[Table, ...]:
    """A table of names and values."""
    rows = tuple((name, cell(value)) for name, value in values)
    return (Table(title, (Column("项目", 0.28), Column("内容")), rows, fields=True),)


def cell(value: object) -> str:
    """A value as a cell says it."""
    if value is None or value == "":
        return "未见"
    if isinstance(value, datetime):
        return moment(value)
    if isinstance(value, float):
        return f"{value:,.10g}"
    if isinstance(value, (date, int)):
        return str(value)
    return visible(value)


def moment(value: datetime) -> str:
    """A moment by the minute, in Beijing time."""
    return beijing_minute(value)


def source(one: Provenance) -> str:
    """Where a fact comes from, and since when it is known."""
    return f"{one.source} 第 {one.row:,} 行，{beijing_day(one.known_from)} 获知"
