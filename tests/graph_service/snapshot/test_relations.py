"""A day's snapshot as arrays: posts parted, ties counted once, records only while in use."""

from __future__ import annotations

from datetime import date

import numpy as np
from made_snapshot import made_snapshot

from graph_service.snapshot.relations import KINDS, dated_relations, relations_once, risk_records
from graph_service.snapshot.tables import Snapshot

DAY, TODAY = date(2026, 3, 1), date(2026, 7, 15)
RECORDS = (
    # subject, record, kind, level, list, since, use_until, disputed
    (0, "in use", "ListEntry", "", "SX_BZX", 20260101, 0, False),
    (1, "ended between", "Penalty", "serious", "", 20260101, 20260401, False),
    (2, "undefined list", "ListEntry", "", "ZX_01", 20260101, 20270101, False),
    (3, "later", "Penalty", "general", "", 20260601, 0, True),
)


HOLDINGS = (
    {"source": 4, "target": 0, "ratio": 0.3, "row": 1},
    {"source": 4, "target": 0, "row": 2},
    {"source": 5, "target": 1, "ratio_min": 0.1, "ratio_max": 0.25},
)
ENDS = ((4, 0), (4, 0), (5, 1))
POSTS = ("监事会主席", "董事、监事", "总经理")


def snapshot() -> Snapshot:
    names = ("subject", "record", "type", "level", "list_code", "since", "use_until", "disputed")
    records = [dict(zip(names, record, strict=True)) for record in RECORDS]
    return made_snapshot(
        map(str, range(6)),
        holdings=HOLDINGS,
        roles=[
            {"source": a, "target": b, "type": "EXECUTIVE_OF", "position": post, "row": row}
            for row, ((a, b), post) in enumerate(zip(ENDS, POSTS, strict=True))
        ],
        guarantees=[{"source": a, "target": b} for a, b in ENDS],
        records=[{**one, "valid_from": one["since"]} for one in records],
    )


def graded(day: date, today: date) -> dict[int, str]:
    records = risk_records(snapshot(), day, today, {"SX_BZX": "A"})
    names = (records.grade_names[grade] for grade in records.grades)
    return dict(zip(records.subjects.tolist(), names, strict=True))


def test_a_supervisor_is_a_kind_of_its_own_unless_also_a_director() -> None:
    relations = dated_relations(snapshot()).relations

    assert [KINDS[kind] for kind in relations.kinds[3:6]] == ["SUPERVISOR_OF", "EXECUTIVE_OF", "EXECUTIVE_OF"]


def test_one_tie_told_twice_counts_once_with_its_share_known() -> None:
    once = relations_once(dated_relations(snapshot()).relations, 6)

    holds = once.kinds == KINDS.index("HOLDS")
    assert list(zip(once.sources[holds], once.targets[holds], once.shares[holds], strict=True)) == [
        (4, 0, 0.3),
        (5, 1, 0.1),
    ]
    assert (once.kinds == KINDS.index("GUARANTEES")).sum() == 2
    assert np.isnan(once.shares[~holds]).all()


def test_a_tier_a_list_is_serious_and_an_undefined_one_undetermined() -> None:
    assert graded(TODAY, TODAY) == {0: "list_A", 2: "undetermined", 3: "general"}


def test_a_record_ended_since_does_not_come_back_by_looking_into_the_past() -> None:
    assert graded(DAY, DAY) == {0: "list_A", 1: "serious", 2: "undetermined"}
    assert graded(DAY, TODAY) == {0: "list_A", 2: "undetermined"}


def test_a_disputed_record_is_told_as_disputed() -> None:
    records = risk_records(snapshot(), TODAY, TODAY, {})

    assert dict(zip(records.subjects.tolist(), records.disputed.tolist(), strict=True)) == {
        0: False,
        2: False,
        3: True,
    }
