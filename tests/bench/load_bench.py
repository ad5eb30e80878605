"""Loading: our whole way from file to graph, against a bare UNWIND MERGE of the same rows and properties."""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from figures import line

from graph_service.beijing import beijing_today
from graph_service.secret_key import id_key
from graph_service.store.delivery import FactRows, Parcel
from graph_service.store.store import Store
from loaders.load import load_file
from loaders.reading.read_file import read_file
from loaders.recognise import known_heading, recognised
from loaders.validate import checked

ROUNDS = 3
BATCH = 5_000
Maps = list[dict[str, object]]


def measure(store: Store, files: list[Path]) -> None:
    """Load the same files by both ways in turn, ROUNDS times, each into an empty database."""
    ours, bare, rows = [], [], 0
    work = [work for path in files for work in _bare_work(path)]
    for _ in range(ROUNDS):
        _wipe(store)
        start = time.perf_counter()
        rows = sum(load_file(path, store=store).read for path in files)
        ours.append(time.perf_counter() - start)
        _wipe(store)
        start = time.perf_counter()
        for text, maps in work:
            _merge(store, text, maps)
        bare.append(time.perf_counter() - start)
    ratio = statistics.median(b / o for o, b in zip(ours, bare, strict=True))
    rate, raw = rows / statistics.median(ours), rows / statistics.median(bare)
    line(f"xinmai load, {rows:,} mixed rows, read to written", f"{rate:,.0f} rows/s", "see the next line")
    line("bare UNWIND MERGE of the same rows, ready made", f"{raw:,.0f} rows/s ({ratio:.2f}x)", "≥ 0.80x")


def measure_validation(files: list[Path]) -> None:
    """From columns of text to the finished parcel, without reading and writing."""
    tables = [read_file(path, known_heading) for path in files]
    known = [recognised(table, None) for table in tables]
    key, today, seconds = id_key(), beijing_today(), []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        read = sum(
            checked(table, k, source="bench", id_key=key, today=today).read
            for table, k in zip(tables, known, strict=True)
        )
        seconds.append(time.perf_counter() - start)
    line(f"validation alone, {read:,} mixed rows", f"{read / min(seconds):,.0f} rows/s", "≥ 300,000 rows/s")


def _bare_work(path: Path) -> Iterator[tuple[str, Maps]]:
    """The statements and rows that a plain script would send for this file."""
    table = read_file(path, known_heading)
    parcel = checked(
        table, recognised(table, None), source="bench", id_key=id_key(), today=beijing_today()
    ).parcel
    yield from _bare_subjects(parcel)
    for facts in parcel.facts:
        yield _bare_facts(facts)


def _bare_subjects(parcel: Parcel) -> Iterator[tuple[str, Maps]]:
    for subjects in parcel.subjects:
        text = f"UNWIND $rows AS row MERGE (n:{subjects.label} {{id: row.id}}) SET n += row"
        yield text, [_filled(row) for row in subjects.rows.to_pylist()]


def _bare_facts(facts: FactRows) -> tuple[str, Maps]:
    stamp: dict[str, object] = {"load_id": "0" * 16, "content": "0" * 16, "known_from": datetime.now(UTC)}
    rows, link = [], bool(facts.target_label)
    for row in facts.rows.to_pylist():
        source, target = row.pop("source" if link else "subject"), row.pop("target", None)
        key = f"bench|{facts.name}|{source}|{target or row.get('decision_no') or row.get('list_code')}"
        props = {**_filled(row), **stamp, "source": "bench", "key": key}
        rows.append({"source": source, "target": target, "id": f"{key}|{row['row']}", "props": props})
    if link:
        return (
            f"UNWIND $rows AS row MATCH (a:{facts.source_label} {{id: row.source}}) "
            f"MATCH (b:{facts.target_label} {{id: row.target}}) "
            f"MERGE (a)-[f:{facts.name} {{key: row.props.key}}]->(b) SET f += row.props",
            rows,
        )
    return (
        f"UNWIND $rows AS row MATCH (a:{facts.source_label} {{id: row.source}}) "
        f"MERGE (f:{facts.name} {{id: row.id}}) SET f += row.props MERGE (f)-[:ABOUT]->(a)",
        rows,
    )


def _filled(row: dict[str, object]) -> dict[str, object]:
    return {name: value for name, value in row.items() if value is not None}


def _merge(store: Store, text: str, maps: Maps) -> None:
    for start in range(0, len(maps), BATCH):
        store.connection.write([(text, {"rows": maps[start : start + BATCH]})])


def _wipe(store: Store) -> None:
    store.connection.run("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 20000 ROWS")
