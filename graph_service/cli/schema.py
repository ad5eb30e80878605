"""`xinmai schema`: the nodes, records and relations of the graph, as declared."""

from __future__ import annotations

from graph_service.cli.terminal import AsJson, print_json, say, table
from graph_service.schema import EDGES, ENDS, FACT, LOAD, RECORDS, SUBJECTS, Property


def schema(as_json: AsJson = False) -> None:
    """Show every node, edge and property of the graph (图谱结构)."""
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


def _table(title: str, sentence: str, properties: tuple[Property, ...]) -> None:
    rows = ((p.name, p.kind, p.zh, p.unit, "是" if p.required else "", p.en) for p in properties)
    say(sentence, "dim")
    table(title, ("property", "kind", "中文", "unit", "必填", "meaning"), rows)
