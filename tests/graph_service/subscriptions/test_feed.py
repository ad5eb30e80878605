"""Subscribers are told what has ended, again and again until they acknowledge it, and nothing else."""

from __future__ import annotations

import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from life_cases import ANNULMENTS, PENALTIES, REPAIRS, Desk, penalty
from loader_cases import HAISHENG, HUASHENG

from graph_service.answers.json_text import json_text
from graph_service.answers.profiles.subject import profile
from graph_service.beijing import beijing_today
from graph_service.errors import BadInput, NotFound
from graph_service.register.chain import verified
from graph_service.settings import settings
from graph_service.store.store import Store
from graph_service.subscriptions.feed import Acknowledged, acknowledged_by, events_for
from graph_service.subscriptions.kept import (
    close,
    open_subscription,
    subscription,
    subscriptions,
)

DAY = beijing_today()


def ago(days: int) -> str:
    return (DAY - timedelta(days=days)).isoformat()


@pytest.fixture
def desk(store: Store, tmp_path: Path) -> Desk:
    """Three penalties of 华盛 and one of another."""
    made = Desk(store, tmp_path)
    made.load(
        PENALTIES, *(penalty(number, ago(60)) for number in "甲乙丙"), penalty("丁", ago(60), code=HAISHENG)
    )
    return made


@pytest.fixture
def bank(desk: Desk):
    """A bank that subscribes to 华盛 alone, after the first load."""
    time.sleep(0.01)
    yield open_subscription("bank", [HUASHENG])
    close("bank")


def test_a_subscriber_is_told_of_every_kind_of_end_of_its_own_subjects(desk: Desk, bank) -> None:
    had = {one.decision_no: one.id for one in profile(desk.store, HUASHENG).penalties}
    desk.load(REPAIRS, f"华盛,{HUASHENG},甲,,,,{ago(1)},某局", f"海盛,{HAISHENG},丁,,,,{ago(1)},某局")
    desk.load(ANNULMENTS, f"华盛,{HUASHENG},乙,,,{ago(1)},复议1号")
    desk.load(PENALTIES, penalty("甲", ago(60)), penalty("乙", ago(60)), full=True)

    found = events_for(desk.store, bank)

    assert [(one.records, one.why, one.subject) for one in found.events] == [
        ((had["甲"],), "repair", HUASHENG),
        ((had["乙"],), "annulment", HUASHENG),
        ((had["丙"],), "withdrawn", HUASHENG),
    ]
    assert all(one.acknowledged is None and one.ended_on == DAY for one in found.events)


def test_an_event_says_nothing_of_what_the_record_said(desk: Desk, bank) -> None:
    desk.load(REPAIRS, f"华盛,{HUASHENG},甲,,,,{ago(1)},如东县某局")

    text = json_text(events_for(desk.store, bank))

    assert "甲" not in text and "罚款" not in text and "某局" not in text


def test_events_are_told_again_until_they_are_acknowledged_and_the_word_is_kept(desk: Desk, bank) -> None:
    desk.load(REPAIRS, f"华盛,{HUASHENG},甲,,,,{ago(1)},某局")
    desk.load(ANNULMENTS, f"华盛,{HUASHENG},乙,,,{ago(1)},复议1号")
    first, second = events_for(desk.store, bank).events

    counted = acknowledged_by("信贷部", desk.store, bank, [first.event, first.event])

    after = subscription("bank")
    assert counted == Acknowledged(1, ())
    assert acknowledged_by("信贷部", desk.store, after, [first.event]) == Acknowledged(0, ())
    assert [one.event for one in events_for(desk.store, after).events] == [second.event]
    again = events_for(desk.store, after, bank.since).events
    assert [(one.event, one.acknowledged is not None) for one in again] == [
        (first.event, True),
        (second.event, False),
    ]
    assert verified(settings().data_dir / "subscriptions" / "bank.jsonl").fault is None


def test_only_events_that_the_subscription_was_told_can_be_acknowledged(desk: Desk, bank) -> None:
    everybody = open_subscription("everybody", None)
    desk.load(REPAIRS, f"华盛,{HUASHENG},甲,,,,{ago(1)},某局", f"海盛,{HAISHENG},丁,,,,{ago(1)},某局")
    own = {one.event for one in events_for(desk.store, bank).events}
    others = {one.event for one in events_for(desk.store, everybody).events} - own
    close("everybody")

    done = acknowledged_by("信贷部", desk.store, bank, [*own, *others, "mistyped"])

    assert done == Acknowledged(1, tuple(sorted([*others, "mistyped"])))
    assert subscription("bank").acknowledged.keys() == own


def test_days_that_pass_end_a_record_without_any_load(desk: Desk) -> None:
    # decided a year ago to the day but one: its use ended this morning; the subscription is older than that
    desk.load(PENALTIES, penalty("戊", ago(366)), penalty("己", ago(200)))
    older = open_subscription("older", None)
    back = type(older)(older.name, datetime.now(UTC) - timedelta(days=3), None, {})
    learnt = "MATCH (p:Penalty) SET p.known_from = p.known_from - duration('P4D')"
    desk.store.connection.run(learnt)

    found = events_for(desk.store, back)
    close("older")

    assert [(one.why, one.ended_on) for one in found.events if one.why == "term"] == [
        ("term", date.fromisoformat(ago(366)).replace(year=DAY.year))
    ]
    assert len(found.events) == 1


def test_a_subscription_to_all_covers_everybody_and_pages_by_acknowledgement(desk: Desk) -> None:
    everybody = open_subscription("everybody", None)
    rows = [f"华盛,{HUASHENG},{number},,,,{ago(1)},某局" for number in "甲乙丙"]
    desk.load(REPAIRS, *rows, f"海盛,{HAISHENG},丁,,,,{ago(1)},某局")

    first = events_for(desk.store, everybody, most=3)
    acknowledged_by("监管科", desk.store, everybody, [one.event for one in first.events])
    rest = events_for(desk.store, subscription("everybody"))
    close("everybody")

    assert (len(first.events), first.remaining, len(rest.events), rest.remaining) == (3, 1, 1, 0)


def test_a_restored_record_is_not_to_be_deleted(desk: Desk, bank) -> None:
    desk.load(REPAIRS, f"华盛,{HUASHENG},甲,,,,{ago(1)},某局", f"华盛,{HUASHENG},乙,,,,{ago(1)},某局")

    desk.load(REPAIRS, f"华盛,{HUASHENG},乙,,,,{ago(1)},某局", full=True)

    assert len(events_for(desk.store, bank).events) == 1


def test_a_name_is_given_once_and_an_ended_subscription_leaves_its_file(desk: Desk) -> None:
    open_subscription("once", [HUASHENG])

    with pytest.raises(BadInput, match="已存在"):
        open_subscription("once", None)
    with pytest.raises(BadInput, match="无效"):
        open_subscription("../once", None)
    with pytest.raises(BadInput, match="没有可订阅的主体"):
        open_subscription("nobody", [])
    close("once")
    with pytest.raises(NotFound, match="未见订阅 once"):
        subscription("once")
    assert "once" not in {one.name for one in subscriptions()}
    assert list((settings().data_dir / "subscriptions").glob("once.*.closed"))
