"""Firms of one day's register: the version learnt last, branches apart, marks and ends by their days."""

from __future__ import annotations

from datetime import date

import numpy as np
from made_snapshot import made_snapshot

from graph_service.answers.leads.lead_graph import build_lead_graph
from graph_service.rules.leads import lead_rules
from graph_service.snapshot.firms import as_date, day_numbers, firm_marks, firms_on, persons_of
from graph_service.snapshot.tables import Snapshot

DAY, TODAY = date(2026, 3, 1), date(2026, 7, 15)
OLD, NEW, BRANCH, MANAGER, HOLDER = range(5)

REGISTRATIONS = (
    # subject, name, address, phone, form, status, established, deregistered, learnt, row
    (OLD, "如东海晟食品有限公司", "如东县友谊路1号", "", "公司", "存续", 20100101, 0, 1, 2),
    (
        OLD,
        "如东海晟食品有限公司",
        "如东县友谊路2号",
        "",
        "公司",
        "吊销，未注销",
        20100101,
        20260110,
        5,
        2,
    ),
    (
        NEW,
        "如东海晟贸易有限公司",
        "如东县友谊路2号",
        "0513-84110001",
        "公司",
        "存续",
        20260201,
        0,
        1,
        3,
    ),
    (
        BRANCH,
        "如东海晟食品掘港分公司",
        "如东县友谊路2号",
        "",
        "分公司",
        "存续",
        20260202,
        0,
        1,
        4,
    ),
)
RECORDS = (
    # record, kind, list, since, use_until, disputed
    ("in use", "ListEntry", "A1", 20260101, 0, False),
    ("ended between", "ListEntry", "A1", 20251201, 20260401, False),
    ("disputed", "ListEntry", "A1", 20250101, 0, True),
    ("honour", "ListEntry", "RED", 20240101, 0, False),
    ("penalty", "Penalty", "", 20240101, 0, False),
    ("later", "ListEntry", "A1", 20260601, 0, False),
)


WORDS = ("subject", "name", "address", "phone", "legal_form", "status")
REGISTRATION = (*WORDS, "established_on", "deregistered_on", "learnt", "row")
RECORD = ("record", "type", "list_code", "since", "use_until", "disputed")


def snapshot(records=RECORDS) -> Snapshot:
    alike = {"region_code": "320623", "industry": "食品", "insured_staff": -1}
    return made_snapshot(
        ["O", "N", "B", "p:1", "p:2"],
        registrations=[alike | dict(zip(REGISTRATION, one, strict=True)) for one in REGISTRATIONS],
        roles=[
            {"source": MANAGER, "target": OLD, "type": "LEGAL_REP_OF"},
            {"source": MANAGER, "target": NEW, "type": "EXECUTIVE_OF", "position": "联络员"},
            {"source": BRANCH, "target": OLD, "type": "BRANCH_OF"},
        ],
        holdings=[{"source": HOLDER, "target": firm} for firm in (OLD, NEW)],
        records=[{"subject": OLD} | dict(zip(RECORD, one, strict=True)) for one in records],
    )


def listed(day: date, records=RECORDS) -> dict[int, date]:
    graph = build_lead_graph(snapshot(records), day, TODAY, frozenset({"A1"}), lead_rules(day))
    return {firm: as_date(since) for firm, since in graph.listed.items()}


def test_the_version_learnt_last_counts_and_a_branch_is_no_firm_of_its_own() -> None:
    firms = firms_on(snapshot())

    assert firms.subjects.tolist() == [OLD, NEW]
    assert firms.addresses == ("320623|友谊路2号",) * 2
    assert firms.phones == ((), ("051384110001",))
    assert [as_date(int(day)) for day in firms.founded] == [date(2010, 1, 1), date(2026, 2, 1)]
    assert np.isnan(firms.staff).all()


def test_marks_tell_how_a_firm_ended_and_who_stands_in_it() -> None:
    old, new = firm_marks(snapshot(), firms_on(snapshot()), {})

    assert (old.ended, as_date(old.ended_on or 0)) == ("revoked", date(2026, 1, 10))
    assert (old.legal_representative, old.people) == (MANAGER, {MANAGER, HOLDER})
    assert (old.trade_name, new.trade_name, new.ended) == ("海晟", "海晟", None)


def test_a_firm_in_being_on_a_list_ends_with_its_listing() -> None:
    _, new = firm_marks(snapshot(), firms_on(snapshot()), {OLD: 1, NEW: 20_500})

    assert (new.ended, new.ended_on) == ("listed", 20_500)


def test_posts_are_told_apart_by_their_words() -> None:
    assert persons_of(snapshot(), ("EXECUTIVE_OF",), posts="联络员|代理人") == {NEW: {MANAGER}}
    assert persons_of(snapshot(), ("EXECUTIVE_OF",), posts="办税") == {}


def test_only_an_entry_in_use_on_both_days_and_undisputed_makes_a_firm_listed() -> None:
    assert listed(DAY) == {OLD: date(2026, 1, 1)}
    assert listed(TODAY) == {OLD: date(2026, 1, 1)}
    assert listed(DAY, RECORDS[1:]) == {}


def test_a_firm_that_ended_on_a_day_nobody_delivered_is_counted() -> None:
    graph = build_lead_graph(snapshot(), DAY, TODAY, frozenset(), lead_rules(DAY))

    assert graph.undated == 0
    assert [(one.old, one.new) for one in graph.reregistered.pairs] == [(OLD, NEW)]


def test_days_are_numbered_from_1970_and_nought_is_none() -> None:
    days = np.array([19700101, 20240229, 0, 19691231], np.int32)

    # 1969-12-31 is the day before the first
    assert day_numbers(days).tolist() == [0, 19_782, -1, -1]
