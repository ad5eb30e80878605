"""The whole register held against everybody whom lists and penalties only name: hits kept as edges.

Subjects that no registration has been loaded of, and that records in use are about, are the list; registered
enterprises are the register; persons are in `masked`. Hits are written as the difference from those of the
last run; a decision of a reviewer is applied, and nothing is merged.
"""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from analytics.arrays import Bools, Nodes
from analytics.matching.columns import Decisions, Hits, Listed
from analytics.matching.grades import RUNG_WORDS, Grade, Rung, against_words
from analytics.matching.index import list_index
from analytics.matching.ladder import matched
from graph_service.answers.as_of import as_of
from graph_service.beijing import beijing_today
from graph_service.crossmatch.decisions import Decision, decisions
from graph_service.crossmatch.masked import any_masked, masked_matches
from graph_service.crossmatch.register import GraphRegister, graph_register, id_parts
from graph_service.snapshot.kept import current_snapshot
from graph_service.snapshot.tables import Snapshot, column
from graph_service.store.delivery import Delivery, FactRows, Outcome, Parcel
from graph_service.store.store import Store
from graph_service.store.writer import write

SOURCE, LAYOUT = "名单比对", "own:crossmatch"


@dataclass(frozen=True)
class ListMatches:
    """What a run found: subjects held against the register, hits by grade, and what it changed.

    `persons` are those held by a masked number against persons whose number is known. `waiting` are hits of
    grade C that no reviewer has decided; `capped` are steps cut short, and for how many rows.
    """

    compared: int
    persons: int
    register: int
    grades: dict[str, int]
    opened: int
    closed: int
    waiting: int
    capped: dict[str, int]
    seconds: float


def match_lists(store: Store, snapshot: Snapshot, day: date) -> ListMatches:
    """Match and keep the difference; a second or two for a million registered enterprises."""
    started = time.monotonic()
    register = graph_register(snapshot, registered_only=True)
    numbers = unregistered_on_record(snapshot, register, day)
    said = decisions(store)
    hits = (
        _matched(register, numbers, snapshot, day, _as_columns(said, register, numbers))
        if numbers.size
        else None
    )
    persons = masked_matches(store, persons_on_record(snapshot, day), said)
    table = pa.concat_tables([_edges(hits, register, numbers), persons.pairs])
    outcome = _written(store, table, len(table) - len(persons.pairs), day)
    decided = {(one.other, one.subject.id) for one in said if one.open and one.verdict != "undone"}
    open_pairs = zip(*(table[name].to_pylist() for name in ("source", "target", "grade")), strict=True)
    return ListMatches(
        compared=int(numbers.size),
        persons=persons.compared,
        register=len(register.register),
        grades=dict(sorted(Counter(table["grade"].to_pylist()).items())),
        opened=outcome.opened,
        closed=outcome.closed,
        waiting=sum(grade == "C" and (one, other) not in decided for one, other, grade in open_pairs),
        capped=(hits.capped if hits else {}) | persons.capped,
        seconds=time.monotonic() - started,
    )


def _written(store: Store, table: pa.Table, enterprises: int, day: date) -> Outcome:
    """Keep the pairs, those of enterprises first, as the difference from the last run."""
    digest = sha256(repr(table.to_pydict()).encode()).hexdigest()
    delivery = Delivery(SOURCE, LAYOUT, f"{day}", digest, full=True, read=table.num_rows, rejected=0)
    parts = (("Enterprise", table.slice(0, enterprises)), ("Person", table.slice(enterprises)))
    facts = tuple(FactRows("POSSIBLY_SAME", label, label, part) for label, part in parts)
    return write(store, delivery, Parcel((), facts))


def matched_after_load(store: Store, folder: Path) -> ListMatches | None:
    """A run after a load; None where nobody is to be compared and no earlier run found a hit.

    The snapshot in the folder is renewed by it, which the next question would have done otherwise.
    """
    clocks = as_of().clocks
    [row] = store.rows("unregistered_on_record", **clocks)
    if not row["subjects"] and not any_masked(store) and not store.size("POSSIBLY_SAME"):
        return None
    return match_lists(store, current_snapshot(store, folder), beijing_today())


def persons_on_record(snapshot: Snapshot, day: date) -> frozenset[str]:
    """Ids of the persons that a record in use on the day is about."""
    named = np.zeros(snapshot.subjects.num_rows, np.bool_)
    named[column(snapshot.on(day).records, "subject").astype(np.int64)] = True
    persons = named & column(snapshot.subjects, "person").astype(np.bool_)
    return frozenset(snapshot.subjects["id"].filter(pa.array(persons)).to_pylist())


def unregistered_on_record(snapshot: Snapshot, register: GraphRegister, day: date) -> Nodes:
    """Numbers of the enterprises without a registration that a record in use on the day is about."""
    named = np.zeros(snapshot.subjects.num_rows, np.bool_)
    named[column(snapshot.on(day).records, "subject").astype(np.int64)] = True
    enterprise: Bools = ~column(snapshot.subjects, "person").astype(np.bool_)
    return np.flatnonzero(named & enterprise & ~register.registered).astype(np.int32)


def _matched(
    register: GraphRegister, numbers: Nodes, snapshot: Snapshot, day: date, decided: Decisions
) -> Hits:
    subjects = snapshot.subjects.take(pa.array(numbers))
    code, number, region = id_parts(subjects["id"].combine_chunks())
    own = subjects["registration_no"].combine_chunks()
    given = pc.if_else(pc.equal(code, ""), pc.if_else(pc.equal(number, ""), own, number), code)
    regions = pc.if_else(pc.equal(region, ""), "0", region).cast(pa.int32()).to_numpy(zero_copy_only=False)
    listed = Listed(given, subjects["name"], regions, _first_days(snapshot, numbers, day))
    return matched(list_index(listed), register.index, None, decided)


def _first_days(snapshot: Snapshot, numbers: Nodes, day: date) -> Nodes:
    """The day of each one's earliest record in use; 0 where none is dated."""
    records = snapshot.on(day).records
    first = np.full(snapshot.subjects.num_rows, np.iinfo(np.int32).max, np.int32)
    since, subject = column(records, "since").astype(np.int32), column(records, "subject").astype(np.int64)
    dated = since > 0
    np.minimum.at(first, subject[dated], since[dated])
    own = first[numbers]
    return np.where(own == np.iinfo(np.int32).max, 0, own).astype(np.int32)


def _as_columns(said: list[Decision], register: GraphRegister, numbers: Nodes) -> Decisions:
    """The open decisions on pairs of these subjects, by their places."""
    ids = register.snapshot.subjects["id"]
    wanted = [one for one in said if one.open and one.verdict in ("same", "different")]
    others = pc.index_in(
        pa.array([one.other for one in wanted], pa.string()), value_set=ids.take(pa.array(numbers))
    )
    theirs = pc.index_in(pa.array([one.subject.id for one in wanted], pa.string()), value_set=ids)
    rows = pc.fill_null(others, -1).to_numpy(zero_copy_only=False).astype(np.int32)
    subjects = pc.fill_null(theirs, -1).to_numpy(zero_copy_only=False).astype(np.int64)
    places = (
        np.where(subjects >= 0, register.places[subjects], -1).astype(np.int32) if subjects.size else rows
    )
    same = np.array([one.verdict == "same" for one in wanted], np.bool_)
    known = (rows >= 0) & (places >= 0)
    return Decisions(rows[known], places[known], same[known])


def _edges(hits: Hits | None, register: GraphRegister, numbers: Nodes) -> pa.Table:
    """The hits as rows of POSSIBLY_SAME, from the unregistered to the registered subject."""
    ids = register.snapshot.subjects["id"]
    count = hits.rows.size if hits else 0
    sources = numbers[hits.rows] if hits else np.zeros(0, np.int32)
    targets = register.subjects[hits.places] if hits else np.zeros(0, np.int32)
    expected = hits.expected if hits else np.zeros(0)
    return pa.table(
        {
            "source": ids.take(pa.array(sources)).combine_chunks(),
            "target": ids.take(pa.array(targets)).combine_chunks(),
            "grade": pa.array([Grade(one).name for one in hits.grades] if hits else [], pa.string()),
            "rung": pa.array([RUNG_WORDS[Rung(one)] for one in hits.rungs] if hits else [], pa.string()),
            "against": pa.array(
                [against_words(int(one)) for one in hits.against] if hits else [], pa.list_(pa.string())
            ),
            "rivals": pa.array(hits.rivals.astype(np.int64) if hits else [], pa.int64()),
            "expected": pa.array(expected, pa.float64(), mask=np.isnan(expected)),
            "matched_name": pa.array(
                [register.name(int(one)) for one in hits.names] if hits else [], pa.string()
            ),
            "valid_from": pa.nulls(count, pa.date32()),
            "valid_to": pa.nulls(count, pa.date32()),
            "row": pa.array(np.arange(1, count + 1), pa.int64()),
        }
    )
