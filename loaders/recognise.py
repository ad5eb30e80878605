"""Which layout a table has, by its headings, and which of its columns carry which field."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from graph_service.errors import UnknownLayout, UnreadableFile
from loaders.layouts import LAYOUTS
from loaders.layouts.model import Column, Layout
from loaders.raw import RawTable
from loaders.reading.headings import plain_heading


@dataclass(frozen=True)
class Found:
    """A field's column in a table: position, heading as delivered, unit named in the heading."""

    column: Column
    position: int
    heading: str
    unit: str


@dataclass(frozen=True)
class Recognised:
    """A table's layout, the columns taken, headings that nobody took, and those left out on purpose."""

    layout: Layout
    found: Mapping[str, Found]
    untouched: tuple[str, ...]
    left_out: tuple[tuple[str, str], ...]


def known_heading(plain: str) -> bool:
    """Whether any layout has this heading, given as compared."""
    return plain in _all_headings()


def recognised(table: RawTable, named: str | None = None) -> Recognised:
    """The layout of the table: the one named, else the one that knows most of its headings.

    Layouts with the same headings are told apart by the file's name.

    Raises:
        UnknownLayout: no layout has these headings, or several do, or there is none of that name.
        UnreadableFile: two columns claim to be the same field.
    """
    plain = [plain_heading(heading)[0] for heading in table.headings]
    if named is not None:
        layout = _by_name(named)
        missing = _missing(layout, plain)
        if missing:
            raise UnknownLayout(
                f"{table.file}：按版式 {named}（{layout.title}）装载，但缺少列：{'；'.join(missing)}；"
                f"文件的列名为 {_shown(table)}"
            )
        return _columns(table, layout)
    complete = [layout for layout in LAYOUTS if not _missing(layout, plain)]
    if not complete:
        raise UnknownLayout(_nearest(table, plain))
    best = max(_hits(layout, plain) for layout in complete)
    return _columns(table, _only([layout for layout in complete if _hits(layout, plain) == best], table))


def _only(layouts: list[Layout], table: RawTable) -> Layout:
    if len(layouts) > 1:
        hinted = [one for one in layouts if one.file_hint and one.file_hint in table.file.casefold()]
        if len(hinted) != 1:
            names = "、".join(f"{one.name}（{one.title}）" for one in layouts)
            raise UnknownLayout(f"{table.file}：列名同时符合 {names}；请用 --as 指明版式")
        layouts = hinted
    return layouts[0]


def _by_name(named: str) -> Layout:
    for layout in LAYOUTS:
        if named in (layout.name, layout.title):
            return layout
    names = "、".join(layout.name for layout in LAYOUTS)
    raise UnknownLayout(f"没有名为 {named} 的版式；已有 {names}")


def _missing(layout: Layout, plain: list[str]) -> list[str]:
    """The columns that the layout cannot do without and the table lacks, in words."""
    there = {column.field for column in layout.columns if _headings(layout)[column.field] & set(plain)}
    titles = {column.field: column.headings[0] for column in layout.columns}
    groups = [(column.field,) for column in layout.columns if column.required] + list(layout.needs)
    return [" 或 ".join(titles[field] for field in group) for group in groups if not there & set(group)]


def _hits(layout: Layout, plain: list[str]) -> int:
    known = frozenset().union(*_headings(layout).values()) | _left_out(layout).keys()
    return len(known & set(plain))


def _nearest(table: RawTable, plain: list[str]) -> str:
    if not any(_hits(layout, plain) for layout in LAYOUTS):
        return f"{table.file}：没有一个列名认得，得到 {_shown(table)}；请检查首行是否为列名、编码是否正确"
    nearest = max(LAYOUTS, key=lambda layout: (_hits(layout, plain), -len(_missing(layout, plain))))
    return (
        f"{table.file}：认不出版式；最接近 {nearest.name}（{nearest.title}），"
        f"还缺少列：{'；'.join(_missing(nearest, plain))}；得到的列名为 {_shown(table)}"
    )


def _shown(table: RawTable, most: int = 20) -> str:
    shown = "、".join(heading or "（空）" for heading in table.headings[:most])
    return shown if len(table.headings) <= most else f"{shown} 等 {len(table.headings)} 列"


def _columns(table: RawTable, layout: Layout) -> Recognised:
    found: dict[str, Found] = {}
    untouched: list[str] = []
    left_out: list[tuple[str, str]] = []
    reasons = _left_out(layout)
    for position, heading in enumerate(table.headings):
        plain, unit = plain_heading(heading)
        column = _column(layout, plain)
        if column is None and plain in reasons:
            left_out.append((heading, reasons[plain]))
        elif column is None:
            if heading or table.columns[position].null_count < len(table.lines):
                untouched.append(heading or f"（第 {position + 1} 列，无列名）")
        elif column.field in found:
            first = found[column.field].heading
            raise UnreadableFile(
                f"{table.file}：列 {first} 与 {heading} 是同一字段，不知取哪一列；请去掉一列"
            )
        else:
            found[column.field] = Found(column, position, heading, unit or column.unit)
    return Recognised(layout, found, tuple(untouched), tuple(left_out))


def _column(layout: Layout, plain: str) -> Column | None:
    return next((column for column in layout.columns if plain in _headings(layout)[column.field]), None)


@cache
def _all_headings() -> frozenset[str]:
    fields = (headings for layout in LAYOUTS for headings in _headings(layout).values())
    return frozenset().union(*fields, *(_left_out(layout).keys() for layout in LAYOUTS))


def _headings(layout: Layout) -> Mapping[str, frozenset[str]]:
    return _headings_of(layout.name)


@cache
def _headings_of(name: str) -> Mapping[str, frozenset[str]]:
    layout = next(one for one in LAYOUTS if one.name == name)
    return {
        column.field: frozenset(plain_heading(heading)[0] for heading in column.headings)
        for column in layout.columns
    }


def _left_out(layout: Layout) -> Mapping[str, str]:
    return {plain_heading(heading)[0]: reason for heading, reason in layout.left_out}
