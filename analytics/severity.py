"""Own severity (自身严重程度) of each subject, from its records in force and from nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np

from analytics.arrays import Bools, Bytes, Counts, Floats, Nodes
from analytics.log_units import CERTAIN, UNITS


@dataclass(frozen=True)
class SeverityRules:
    """How much a record weighs: set by policy, dated and cited with each result.

    Attributes:
        by_grade: σ of each grade of record, 0 to 1: minor, general, serious, undetermined, list_A, …
        half_life_days: after so many days a record weighs half (τ = 2^−age/half-life).
    """

    by_grade: Mapping[str, float]
    half_life_days: float


@dataclass(frozen=True)
class RiskRecords:
    """Records of dishonesty, a column each.

    Attributes:
        subjects: whose record it is.
        grades: number of its grade in `grade_names`.
        grade_names: names of the grades, as in `SeverityRules.by_grade`.
        since: day of the decision or listing, yyyymmdd.
        use_until: first day on which it may no longer be used, yyyymmdd; 0 where open.
        disputed: an objection (异议) is pending.
    """

    subjects: Nodes
    grades: Bytes
    grade_names: tuple[str, ...]
    since: Nodes
    use_until: Nodes
    disputed: Bools


def in_force(records: RiskRecords, as_of: date) -> Bools:
    """Which records may be used on the day: decided by then, not at their end, not in dispute.

    `use_until` is the earliest of repair, annulment, removal and expiry, see `analytics.record_life`.
    """
    day = as_of.year * 10_000 + as_of.month * 100 + as_of.day
    running = (records.use_until == 0) | (records.use_until > day)
    return np.asarray((records.since <= day) & running & ~records.disputed)


def own_severity(records: RiskRecords, rules: SeverityRules, as_of: date, node_count: int) -> Floats:
    """a_s = 1 − Π over records in force of (1 − σ · 2^−age/half-life), 0 to 1 a node.

    A record that is not in force is taken out first and leaves no trace, bit for bit; the order of the
    records does not matter.

    Raises:
        ValueError: a grade has no rule.
    """
    unknown = set(records.grade_names) - rules.by_grade.keys()
    if unknown:
        raise ValueError(f"got grades {sorted(unknown)}, expected some of {sorted(rules.by_grade)}")
    kept = np.flatnonzero(in_force(records, as_of))
    sigma = np.array([rules.by_grade[name] for name in records.grade_names], np.float64)
    ages = (np.datetime64(as_of) - _days(records.since[kept])).astype(np.float64)
    weights = sigma[records.grades[kept]] * 2.0 ** (-ages / rules.half_life_days)
    hazards = np.zeros(node_count, np.int64)
    np.add.at(hazards, records.subjects[kept], _hazards(weights))
    return np.asarray(-np.expm1(-hazards / UNITS) + 0.0)


def _days(yyyymmdd: Nodes) -> np.ndarray[tuple[int, ...], np.dtype[np.datetime64]]:
    year, month, day = yyyymmdd // 10_000, yyyymmdd // 100 % 100, yyyymmdd % 100
    months = ((year - 1970) * 12 + month - 1).astype("datetime64[M]")
    return np.asarray(months.astype("datetime64[D]") + (day - 1))


def _hazards(weights: Floats) -> Counts:
    sure = weights >= 1.0
    finite = np.rint(-np.log1p(-np.where(sure, 0.0, weights)) * UNITS)
    return np.where(sure, CERTAIN, finite).astype(np.int64)
