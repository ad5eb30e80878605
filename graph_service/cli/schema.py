"""`xinmai schema`: the nodes, records and relations of the graph, as declared."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from graph_service.cli.terminal import AsJson, print_json, say, table
from graph_service.schema import EDGES, ENDS, FACT, LOAD, RECORDS, SUBJECTS, Property
from graph_service.schema_page import page as schema_page

DIFFERS = 1


def schema(
    as_json: AsJson = False,
    page: Annotated[Path | None, typer.Option(help="Write the schema as a Markdown page here.")] = None,
    check: Annotated[bool, typer.Option("--check", help="Do not write --page; fail if it differs.")] = False,
) -> None:
    """Show every node, edge and property of the graph (图谱结构)."""
    if page is not None:
        _write(page, check)
        return
    if as_json:
        print_json(
            {
                "subjects": SUBJECTS,
                "records": RECORDS,
                "edges": EDGES,
                "fact": FACT,
                "ends": ENDS,
                "load": LOAD,
            }
        )
        return
    for one in SUBJECTS:
        _table(f"{one.label} {one.zh}", one.en, one.properties)
    for record in RECORDS:
        _table(f"{record.label} {record.zh}", record.sentence, record.properties)
    for edge in EDGES:
        ends = f"({'|'.join(edge.sources)})-[{edge.type}]->({'|'.join(edge.targets)})"
        _table(f"{ends} {edge.zh}", edge.sentence_zh, edge.properties)
    _table("每条记录和关系", "two clocks and provenance", FACT)
    _table("失信记录的四个截止日", "each end is exclusive", ENDS)
    _table("Load 装载批次", "one file taken in", LOAD)


def _write(page: Path, check: bool) -> None:
    """Write the page, or say that it differs from the schema and exit with DIFFERS."""
    made = schema_page()
    if not check:
        page.write_text(made, encoding="utf-8")
    elif not page.is_file() or page.read_text(encoding="utf-8") != made:
        say(f"{page} differs from the schema; write it again: xinmai schema --page {page}", "bold red")
        raise typer.Exit(DIFFERS)


def _table(title: str, sentence: str, properties: tuple[Property, ...]) -> None:
    rows = ((p.name, p.kind, p.zh, p.unit, "是" if p.required else "", p.en) for p in properties)
    say(sentence, "dim")
    table(title, ("property", "kind", "中文", "unit", "必填", "meaning"), rows)
