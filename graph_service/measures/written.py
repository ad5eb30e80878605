"""Writing one task or receipt into the graph, as a load of its own that can be killed and run again."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from hashlib import sha256

import pyarrow as pa

from graph_service.answers.facts.parties import Party
from graph_service.schema import fact
from graph_service.store.arrow_types import ARROW
from graph_service.store.delivery import Delivery, FactRows, Parcel
from graph_service.store.store import Store
from graph_service.store.writer import write

SOURCE = "本系统"
LAYOUTS = {"MeasureTask": "own:measure_tasks", "MeasureStep": "own:measure_steps"}
"""The feeds of tasks and receipts; queries that look at deliveries leave layouts of our own out."""


def write_record(store: Store, kind: str, subject: Party, values: Mapping[str, str | date | None]) -> None:
    """Write one record about the subject.

    Args:
        store: the graph.
        kind: MeasureTask or MeasureStep.
        subject: against whom the measure is.
        values: the record's own properties; one left out is null.
    """
    kinds = {own.name: ARROW[own.kind] for own in fact(kind).properties}
    columns = {name: pa.array([value], kinds[name]) for name, value in values.items()}
    rows = pa.table({"subject": pa.array([subject.id]), **columns, "row": pa.array([1], pa.int64())})
    said = json.dumps({"kind": kind, "subject": subject.id, **values}, default=str, sort_keys=True)
    named = str(values["task_no"])
    delivery = Delivery(SOURCE, LAYOUTS[kind], named, sha256(said.encode()).hexdigest(), False, 1, 0)
    write(store, delivery, Parcel((), (FactRows(kind, subject.label, "", rows),)))
