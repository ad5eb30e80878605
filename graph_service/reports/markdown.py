"""A report as Markdown: readable as text, and pasted into other papers as tables."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph_service.reports.laid import Laid, Part, Table
from graph_service.reports.layout import TITLE

_ACTING = re.compile(r"([\\`*_\[\]<>|~]|^[-+#])")
_MARKS = {"law": "【法】", "signal": "【提示】", "audit": "【审计】", "fact": "", "scope": ""}


def markdown(laid: Laid, seal: str) -> str:
    """The report; the seal stands in a comment at its end, by which a replay knows it."""
    return "\n".join((*_lines(laid), f"<!-- {seal} -->", ""))


def _lines(laid: Laid) -> Iterator[str]:
    yield f"# {TITLE}：{escaped(laid.name)}"
    yield ""
    if laid.code or laid.labels:
        yield " · ".join([*([f"`{laid.code}`"] if laid.code else []), *(f"**{one}**" for one in laid.labels)])
        yield ""
    yield "**结论**"
    yield ""
    for words in filter(None, (f"【法】{laid.law}" if laid.law else "", laid.other)):
        yield escaped(words)
        yield ""
    for words, value in laid.head:
        yield f"- {words}：{escaped(value)}"
    yield ""
    for part in (*laid.sections, laid.scope, *laid.annex):
        yield from _part(part)
    yield escaped(laid.foot)
    yield ""


def _part(part: Part) -> Iterator[str]:
    yield f"## {_MARKS[part.kind]}{part.heading}"
    yield ""
    for note in part.notes:
        yield escaped(note)
        yield ""
    for table in part.tables:
        yield from _table(table)


def _table(table: Table) -> Iterator[str]:
    if table.title:
        yield f"### {escaped(table.title)}"
        yield ""
    yield _row(tuple(column.heading for column in table.columns))
    yield "|" + "|".join("---:" if column.figures else "---" for column in table.columns) + "|"
    for row in table.rows:
        yield _row(row)
    yield ""


def _row(cells: tuple[str, ...]) -> str:
    return "| " + " | ".join(escaped(one).replace("\n", "<br>") for one in cells) + " |"


def escaped(text: str) -> str:
    """The text with every character that Markdown would act on written as itself."""
    return _ACTING.sub(r"\\\1", text)
