"""A snapshot on one day as the arrays that contagion, paths and guarantee circles take."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import get_args

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from analytics.arrays import Bytes, Floats, Nodes
from analytics.severity import RiskRecords
from analytics.transmission import RelationKind, Relations
from graph_service.snapshot.columns import true_on
from graph_service.snapshot.tables import Snapshot, column, number

__all__ = ["KINDS", "DatedRelations", "dated_relations", "relations_once", "risk_records"]

KINDS: tuple[RelationKind, ...] = get_args(RelationKind)

GRADES = ("minor", "general", "serious", "undetermined", "list_A", "list_B", "list_C", "list_R")

_SUPERVISES = re.compile("监事")
_DIRECTS = re.compile("董事|经理|总监|负责人|厂长|主任")


@dataclass(frozen=True)
class DatedRelations:
    """Relations of every kind, a column each, with the days they hold (yyyymmdd, 0 where not said)."""

    relations: Relations
    valid_from: Nodes
    valid_to: Nodes


def dated_relations(snapshot: Snapshot) -> DatedRelations:
    """All relations of the snapshot, kind after kind, one for each version known."""
    roles = snapshot.roles
    role_kinds = _role_kinds(roles)
    parts = (snapshot.holdings, roles, snapshot.guarantees)
    kinds = [
        np.full(snapshot.holdings.num_rows, KINDS.index("HOLDS"), np.uint8),
        role_kinds,
        np.full(snapshot.guarantees.num_rows, KINDS.index("GUARANTEES"), np.uint8),
    ]
    unknown = np.full(roles.num_rows + snapshot.guarantees.num_rows, np.nan)
    return DatedRelations(
        Relations(
            sources=_joined(parts, "source"),
            targets=_joined(parts, "target"),
            kinds=np.concatenate(kinds),
            kind_names=KINDS,
            shares=np.append(_shares(snapshot.holdings), unknown),
        ),
        _joined(parts, "valid_from"),
        _joined(parts, "valid_to"),
    )


def relations_once(relations: Relations, node_count: int) -> Relations:
    """Each relation of a kind between two subjects once, with its largest share known.

    Two sources that report one holding, two posts of a director or two contracts of a guarantor are one tie:
    risk does not pass twice because it was written down twice.
    """
    pairs = relations.sources.astype(np.int64) * node_count + relations.targets
    keys = pairs * len(KINDS) + relations.kinds
    known = np.where(np.isnan(relations.shares), -1.0, relations.shares)
    order = np.argsort(keys, kind="stable")
    first = np.flatnonzero(np.append(True, keys[order][1:] != keys[order][:-1])[: order.size])
    largest = np.maximum.reduceat(known[order], first) if first.size else known
    kept = order[first]
    return Relations(
        relations.sources[kept],
        relations.targets[kept],
        relations.kinds[kept],
        relations.kind_names,
        np.where(largest < 0, np.nan, largest),
    )


def risk_records(snapshot: Snapshot, day: date, today: date, tiers: Mapping[str, str]) -> RiskRecords:
    """The dishonesty records in use on the day, and still in use today: time travel brings none back.

    Args:
        snapshot: whole, of any day.
        day: records must hold and be in use on it.
        today: they must be in use on this day as well.
        tiers: tier of each list that has a definition; an entry on any other counts as undetermined.
    """
    records = true_on(snapshot.records, number(day))
    if day < today:
        still = true_on(snapshot.records, number(today))["record"].combine_chunks()
        records = records.filter(pc.is_in(records["record"], value_set=still))
    return RiskRecords(
        subjects=_ints(records, "subject"),
        grades=_grades(records, tiers),
        grade_names=GRADES,
        since=_ints(records, "since"),
        use_until=_ints(records, "use_until"),
        disputed=column(records, "disputed").astype(np.bool_),
    )


def _role_kinds(roles: pa.Table) -> Bytes:
    """The kind of each role: posts of supervisors (监事) apart from those that also direct."""
    types, posts = roles["type"].combine_chunks(), roles["position"].combine_chunks()
    of_type = pc.index_in(types, value_set=pa.array(KINDS)).to_numpy(zero_copy_only=False)
    distinct = posts.dictionary_encode()
    supervises = np.array([_is_supervisor(str(post)) for post in distinct.dictionary.to_pylist()], np.bool_)
    places = distinct.indices.to_numpy(zero_copy_only=False)
    supervisor = (of_type == KINDS.index("EXECUTIVE_OF")) & (supervises[places] if places.size else False)
    return np.where(supervisor, KINDS.index("SUPERVISOR_OF"), of_type).astype(np.uint8)


def _is_supervisor(post: str) -> bool:
    return bool(_SUPERVISES.search(post)) and not _DIRECTS.search(post)


def _shares(holdings: pa.Table) -> Floats:
    """The share as disclosed; of a range its lower end, which is the part that is sure."""
    exact = column(holdings, "ratio").astype(np.float64)
    low = column(holdings, "ratio_min").astype(np.float64)
    return np.where(np.isnan(exact), low, exact)


def _grades(records: pa.Table, tiers: Mapping[str, str]) -> Bytes:
    listed = pc.equal(records["type"], "ListEntry").to_numpy()
    by_list = _grade_numbers(records["list_code"], lambda code: f"list_{tiers.get(code, '')}")
    by_level = _grade_numbers(records["level"], lambda level: level)
    return np.where(listed, by_list, by_level).astype(np.uint8)


def _grade_numbers(column: pa.ChunkedArray, grade_of: Callable[[str], str]) -> Bytes:
    """The number of each value's grade in GRADES, of the one undetermined where it has none there."""
    distinct = column.combine_chunks().dictionary_encode()
    grades = [grade_of(str(value)) for value in distinct.dictionary.to_pylist()]
    numbers = [GRADES.index(grade if grade in GRADES else "undetermined") for grade in grades]
    return np.asarray(np.array(numbers, np.uint8)[distinct.indices.to_numpy(zero_copy_only=False)])


def _joined(tables: tuple[pa.Table, ...], name: str) -> Nodes:
    return np.concatenate([_ints(table, name) for table in tables])


def _ints(table: pa.Table, name: str) -> NDArray[np.int32]:
    return column(table, name).astype(np.int32)
