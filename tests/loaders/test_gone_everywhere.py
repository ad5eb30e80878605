"""A record that has ended is nowhere: every answer and page is what it was before the record came.

The oracle is the answer itself: asked before a record is loaded, while it is in use, and after it was
repaired, annulled or had run out, it may differ in between and must be the same again at the end.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from fixture_graph import wipe
from life_cases import ANNULMENTS, ENTRIES, PENALTIES, REPAIRS, Desk, penalty

from graph_service.answers.control.ownership import ownership
from graph_service.answers.groups.groups import group
from graph_service.answers.guarantees.guarantees import guarantees
from graph_service.answers.json_text import json_text
from graph_service.answers.law.effects import effects
from graph_service.answers.leads.reregistered import reregistered
from graph_service.answers.leads.shells import shells
from graph_service.answers.matching.match import MatchQuery, matched
from graph_service.answers.matching.search import search
from graph_service.answers.network.networks import network
from graph_service.answers.network.paths import paths
from graph_service.answers.profiles.subject import profile
from graph_service.answers.proof.timeline import timeline
from graph_service.answers.related.related_parties import related_party_tables
from graph_service.answers.risk.risk import risk
from graph_service.answers.risk.what_if import what_if
from graph_service.beijing import beijing_today
from graph_service.pages.network_page import network_page
from graph_service.pages.related_page import related_page
from graph_service.pages.risk_page import risk_page
from graph_service.pages.subject_page import subject_page
from graph_service.settings import settings
from graph_service.snapshot.held import HeldSnapshot, snapshot_folder
from graph_service.snapshot.kept import open_snapshot
from graph_service.store.store import Store
from graph_service.subscriptions.feed import events_for
from graph_service.subscriptions.kept import close, open_subscription
from loaders.county import generate
from loaders.load import load_file

DAY = beijing_today()
NUMBER, ENTRY = "标记罚〔2026〕777号", "标记列〔2026〕778号"
MOVING = {"as_of", "sources", "degrees_frozen_on", "proof"}
"""Keys that tell when and from which load an answer was made, and nothing of a record.

The id of a proof follows from the moment of the last load, among other things.
"""

Surfaces = dict[str, str]


class Place:
    """The planted county with one firm that gets a record, a neighbour of it, and its guarantors."""

    def __init__(self, store: Store, folder: Path) -> None:
        answers = generate(folder / "county", 300, today=DAY)
        for file in (one for one in answers.files if one.rows):
            load_file(folder / "county" / file.file, store=store, rejects=folder / "rejects")
        parties = answers.case("listed_enterprise_with_neighbours").parties
        self.firm, self.neighbour, self.far = parties["held"], parties["listed"], parties["unrelated"]
        self.store, self.desk, self.held = store, Desk(store, folder), HeldSnapshot(store)

    def surfaces(self) -> Surfaces:
        """Every answer about the firm and about its neighbour, as text in which times do not show."""
        found: Surfaces = {}
        for id_ in (self.firm, self.neighbour):
            for name, ask in ASKED.items():
                found[f"{name} {id_}"] = _still(ask(self, id_))
        return found


ASKED: dict[str, Callable[[Place, str], object]] = {
    "profile": lambda at, id_: profile(at.store, id_),
    "profile page": lambda at, id_: subject_page(
        profile(at.store, id_), effects(at.store, id_), standalone=True
    ),
    "effects": lambda at, id_: effects(at.store, id_),
    "network": lambda at, id_: network(at.store, id_),
    "network page": lambda at, id_: network_page(network(at.store, id_)),
    "risk": lambda at, id_: risk(at.store, id_, held=at.held),
    "risk page": lambda at, id_: risk_page(risk(at.store, id_, held=at.held), standalone=True),
    "related": lambda at, id_: related_party_tables(at.store, at.held, id_),
    "related page": lambda at, id_: related_page(related_party_tables(at.store, at.held, id_)),
    "ownership": lambda at, id_: ownership(at.store, at.held, id_),
    "timeline": lambda at, id_: timeline(at.store, id_),
    "group": lambda at, id_: group(at.store, at.held, id_),
    "guarantees": lambda at, id_: guarantees(at.store, id_, held=at.held),
    "paths": lambda at, id_: paths(at.store, [id_, at.far], held=at.held),
    "what if": lambda at, id_: what_if(at.store, [at.far], [id_], held=at.held),
    "shells": lambda at, id_: shells(at.store, id_, held=at.held),
    "reregistered": lambda at, id_: reregistered(at.store, id_, held=at.held),
    "search": lambda at, id_: search(at.store, id_),
    "match": lambda at, id_: list(matched(at.store, [MatchQuery(id_)])),
}


def _still(answer: object) -> str:
    if isinstance(answer, str):
        answer = re.sub(r'<section id="looked">.*?</section>', "", answer, flags=re.DOTALL)
        answer = re.sub(r"P-[0-9A-Z]{4}(-[0-9A-Z]{4}){3}", "", answer)
        return re.sub(r"\d{4}-\d\d-\d\d \d\d:\d\d|取自[^<]*|\d\d:\d\d:\d\d", "", answer)
    return json.dumps(_without(json.loads(json_text(answer))), ensure_ascii=False, sort_keys=True)


def _without(value: object) -> object:
    if isinstance(value, dict):
        return {key: _without(item) for key, item in value.items() if key not in MOVING}
    return [_without(item) for item in value] if isinstance(value, list) else value


def ago(days: int) -> str:
    return (DAY - timedelta(days=days)).isoformat()


@pytest.fixture(scope="module")
def place(opened_store: Store, tmp_path_factory: pytest.TempPathFactory) -> Place:
    wipe(opened_store)
    return Place(opened_store, tmp_path_factory.mktemp("gone"))


def _plant(place: Place) -> None:
    """A serious penalty and a serious listing, by files of their sources."""
    row = penalty(NUMBER, ago(100), code=place.firm).replace("罚款", "责令停产停业").replace("一般", "严重")
    place.desk.load(PENALTIES, row)
    place.desk.load(ENTRIES, f"{place.firm},华盛,{ago(90)},{ENTRY},")


def _repair(place: Place) -> None:
    head = f"华盛,{place.firm}"
    place.desk.load(
        REPAIRS,
        f"{head},{NUMBER},,,,{ago(1)},某局",
        f"{head},,SJ_YZ,{ENTRY},,{ago(1)},某局",
    )


def _annul(place: Place) -> None:
    head = f"华盛,{place.firm}"
    place.desk.load(
        ANNULMENTS,
        f"{head},{NUMBER},,,{ago(1)},复议1号",
        f"{head},,SJ_YZ,{ENTRY},{ago(1)},复议1号",
    )


def test_a_repaired_record_is_gone_from_every_answer_within_the_load_of_its_repair(place: Place) -> None:
    before = place.surfaces()
    bank = open_subscription("bank", [place.firm])

    _plant(place)
    planted = place.surfaces()
    _repair(place)
    after = place.surfaces()
    told = events_for(place.store, bank)
    close("bank")

    changed = {name.split(" 9")[0] for name in before if planted[name] != before[name]}
    assert changed >= {
        "profile",
        "profile page",
        "effects",
        "network",
        "risk",
        "risk page",
        "related",
        "what if",
    }
    assert [name for name in before if after[name] != before[name]] == []
    assert not any(NUMBER in text or ENTRY in text for text in after.values())
    assert [one.why for one in told.events] == ["repair", "repair"]


def test_an_annulled_record_is_gone_as_if_it_had_never_been(place: Place) -> None:
    place.desk.load(REPAIRS, f"华盛,{place.firm},无关号,,,,{ago(1)},某局", full=True)
    planted = place.surfaces()
    assert any(NUMBER in text for text in planted.values())

    _annul(place)
    after = place.surfaces()
    place.desk.load(ANNULMENTS, f"华盛,{place.firm},无关号,,,{ago(1)},复议1号", full=True)

    assert not any(NUMBER in text or ENTRY in text for text in after.values())
    named = {name for name, text in planted.items() if NUMBER in text or ENTRY in text}
    restored = place.surfaces()
    assert {name for name, text in restored.items() if NUMBER in text or ENTRY in text} == named


def test_days_that_pass_end_a_record_in_every_answer_without_a_load(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The clock of every answer is set four years on: what is planted has run out, and nothing was loaded."""

    later = DAY + timedelta(days=4 * 366)
    assert any(NUMBER in text for text in place.surfaces().values())
    for module in ("as_of", "risk.risk_graph"):
        monkeypatch.setattr(f"graph_service.answers.{module}.beijing_today", lambda: later)

    after = place.surfaces()

    assert not any(NUMBER in text or ENTRY in text for text in after.values())


def test_the_snapshot_kept_on_disk_is_not_served_past_the_repair(place: Place) -> None:
    folder = snapshot_folder(settings())
    kept = HeldSnapshot(place.store, folder)
    first = kept.current()
    stale = open_snapshot(folder)
    assert stale is not None and stale.last_load == first.last_load

    _repair(place)
    after = kept.current()
    fresh = open_snapshot(folder)

    assert after.last_load != first.last_load
    assert fresh is not None and fresh.last_load == after.last_load
    ended = after.on(DAY).records["record"].to_pylist()
    in_use = {row["id"] for row in _versions(place)}
    assert not in_use & set(ended)


def _versions(place: Place) -> list[dict[str, object]]:
    return place.store.connection.read(
        "MATCH (r:Penalty|ListEntry) WHERE coalesce(r.decision_no, r.entry_no) IN $numbers RETURN r.id AS id",
        {"numbers": [NUMBER, ENTRY]},
        30,
    )
