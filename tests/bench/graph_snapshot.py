"""The kernels' synthetic graph as a snapshot, for a night run of just that size; and the other way round."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import numpy as np
import pyarrow as pa

from graph_service.snapshot.columns import (
    LOADS,
    TABLES,
    absent_column,
    in_order,
    subject_columns,
    table_columns,
)
from graph_service.snapshot.relations import dated_relations
from graph_service.snapshot.subjects import ordered_by_id
from graph_service.snapshot.tables import Snapshot

HOLDS, LEGAL_REP, EXECUTIVE, GUARANTEE = range(4)
"""Types of edges in the graph's file."""

TYPES = {LEGAL_REP: "LEGAL_REP_OF", EXECUTIVE: "EXECUTIVE_OF"}
KINDS_OF = {"HOLDS": HOLDS, "LEGAL_REP_OF": LEGAL_REP, "GUARANTEES": GUARANTEE}
"""The types of kinds of relation; every other post is an executive's."""
RISKY = 10
"""One enterprise in so many has a record, as many as the floor's kernel of contagion starts from."""
LISTED = "SX_BZX"

Arrays = dict[str, np.ndarray]
Columns = dict[str, object]


def graph_snapshot(path: Path) -> Snapshot:
    """All nodes and edges of GRAPH.npz, in force since 2020, and one enterprise in ten with a list entry."""
    g = dict(np.load(path))
    kept = {type_: np.flatnonzero(g["t"] == type_) for type_ in range(4)}
    roles = np.concatenate([kept[LEGAL_REP], kept[EXECUTIVE]])
    relations: dict[str, Columns] = {
        "holdings": _ends(g, kept[HOLDS]) | _shares(g["w"][kept[HOLDS]]),
        "roles": _ends(g, roles) | {"type": [TYPES[type_] for type_ in g["t"][roles].tolist()]},
        "guarantees": _ends(g, kept[GUARANTEE]) | {"amount": np.full(kept[GUARANTEE].size, 1e6)},
        "records": _records(int(g["NE"])),
    }
    made = {name: in_order(name, _table(table_columns(name), relations.get(name, {}))) for name in TABLES}
    return Snapshot(
        known_on=datetime(2026, 1, 1, tzinfo=UTC),
        subjects=ordered_by_id(_table(subject_columns(), _subjects(int(g["NE"]), int(g["NP"])))),
        loads=_table(LOADS, {"load_id": ["graph"], "started": [1], "finished": [2]}),
        **made,
    )


def snapshot_graph(snapshot: Snapshot, day: date) -> Arrays:
    """What holds on the day in the form of the synthetic graph: enterprises are the first nodes."""
    persons = snapshot.directory.persons
    order = np.argsort(persons, kind="stable")
    number = np.empty(order.size, np.int32)
    number[order] = np.arange(order.size, dtype=np.int32)
    relations = dated_relations(snapshot.on(day)).relations
    first, second = number[relations.sources], number[relations.targets]
    kinds = np.array([KINDS_OF.get(name, EXECUTIVE) for name in relations.kind_names], np.int8)
    types = kinds[relations.kinds]
    held = np.flatnonzero(types == HOLDS)
    return {
        "NE": np.array(int(np.count_nonzero(~persons))),
        "N": np.array(persons.size),
        "os": first[held],
        "od": second[held],
        "ow": relations.shares[held],
        "s": first,
        "d": second,
        "w": np.where(np.isnan(relations.shares), 0.5, relations.shares),
        "t": types,
    }


def _subjects(enterprises: int, persons: int) -> Columns:
    """Ids as long as real ones: codes of 18 signs, keyed numbers of 32 hex digits that follow no order."""
    keyed = (np.arange(persons, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15)).tolist()
    firms = [f"913206{number:012d}" for number in range(enterprises)]
    people = [f"p:{number:016x}{number ^ 0x5DEECE66D:016x}" for number in keyed]
    return {
        "id": firms + people,
        "person": np.repeat([False, True], [enterprises, persons]),
        "name": [f"如东{one}有限公司" for one in range(enterprises)] + [f"人{one}" for one in range(persons)],
    }


def _ends(g: Arrays, edges: np.ndarray) -> Columns:
    return {"source": g["s"][edges], "target": g["d"][edges], "valid_from": np.full(edges.size, 20200101)}


def _shares(ratio: np.ndarray) -> Columns:
    return {"ratio": ratio, "ratio_min": ratio, "ratio_max": ratio, "type": ["HOLDS"] * ratio.size}


def _records(enterprises: int) -> Columns:
    subjects = np.random.default_rng(1).choice(enterprises, enterprises // RISKY, replace=False)
    same = {"type": "ListEntry", "list_code": LISTED}
    return {
        "subject": subjects,
        "record": [f"record-{number}" for number in subjects.tolist()],
        "since": np.full(subjects.size, 20250101),
        "valid_from": np.full(subjects.size, 20250101),
        **{name: [value] * subjects.size for name, value in same.items()},
    }


def _table(columns: dict[str, pa.DataType], values: Columns) -> pa.Table:
    size = max((len(one) for one in values.values()), default=0)
    return pa.table(
        {
            name: pa.array(values[name], kind) if name in values else absent_column(kind, size)
            for name, kind in columns.items()
        }
    )
