"""A finding worked out again: the same bytes, or what has changed; never what has ended."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from answers_graph import CLEAN, DONGFANG, DOUBTED, HAISHENG, HUASHENG, ZHANG_WEI, dates, days, fact
from effects_graph import load_effects
from fixture_graph import deliver, wipe
from life_cases import PENALTIES, REPAIRS, Desk, penalty
from loader_cases import HUASHENG as FILED

import graph_service.proofs.given as given
from analytics.matters import Matter
from graph_service.answers.as_of import as_of
from graph_service.answers.control.ownership import ownership
from graph_service.answers.facts.lists_of import entries_of
from graph_service.answers.facts.penalties_of import penalties_of
from graph_service.answers.law.effects import effects, effects_of
from graph_service.answers.matching.identify import find_subject
from graph_service.answers.profiles.subject import profile
from graph_service.answers.proof.replay import replay
from graph_service.answers.reader import audit_reader
from graph_service.answers.related.related_parties import related_party_tables
from graph_service.answers.risk.risk import risk
from graph_service.beijing import beijing_today
from graph_service.proofs.kinds import KINDS
from graph_service.rules.adoption import adopt
from graph_service.rules.installed import packaged_text
from graph_service.settings import settings
from graph_service.snapshot.degrees import freeze_counts, keep_counts
from graph_service.snapshot.held import HeldSnapshot
from graph_service.store.store import Store

AUDIT = audit_reader("审计科", "核查凭证", "通审〔2026〕7号")
SUBJECTS = (HUASHENG, HAISHENG, DONGFANG, CLEAN, DOUBTED)


@pytest.fixture(scope="module")
def graph(opened_store: Store) -> tuple[Store, HeldSnapshot]:
    wipe(opened_store)
    load_effects(opened_store)
    return opened_store, HeldSnapshot(opened_store)


def given_proofs(store: Store, held: HeldSnapshot, subject: str) -> dict[str, str]:
    """The proof of every finding about the subject, and its kind."""
    shown = profile(store, subject)
    owned = ownership(store, held, subject)
    entries = [one.entry for one in (*shown.constraints, *shown.notices, *shown.signals)]
    lawful = effects(store, subject)
    tables = related_party_tables(store, held, subject).books
    found = {
        "list": entries,
        "penalty": shown.penalties,
        "effect": (*lawful.effects, *lawful.reached),
        "signal": [risk(store, subject, held=held).signal],
        "share": (*owned.holders.stakes, *owned.investments.stakes),
        "control": owned.controllers.findings if owned.controllers else (),
        "owner": owned.beneficial.owners if owned.beneficial else (),
        "related": [line for one in tables for line in one.lines],
    }
    return {str(one.proof): kind for kind, findings in found.items() for one in findings}


@pytest.mark.parametrize("subject", SUBJECTS)
def test_every_finding_of_a_subject_comes_out_byte_for_byte(graph, subject):
    store, held = graph
    proofs = given_proofs(store, held, subject)

    again = {id_: replay(store, id_, held=held) for id_ in proofs}

    assert {id_: (one.kind, one.outcome) for id_, one in again.items()} == {
        id_: (kind, "identical") for id_, kind in proofs.items()
    }
    assert all(one.digest == one.digest_now and one.reasons == () for one in again.values())


def test_every_kind_but_pairs_was_among_them(graph):
    store, held = graph

    kinds = {kind for subject in SUBJECTS for kind in given_proofs(store, held, subject).values()}

    assert kinds == KINDS.keys() - {"same"}


def test_a_finding_keeps_its_proof_from_one_load_to_the_next(graph):
    store, _ = graph
    [one] = entries_of(store, [HAISHENG], as_of())[HAISHENG]
    [again] = entries_of(store, [HAISHENG], as_of(known_on=datetime.now(UTC)))[HAISHENG]

    assert one.proof == again.proof


def test_a_replay_names_the_rows_with_file_and_digests(graph):
    store, held = graph
    [one] = entries_of(store, [HAISHENG], as_of())[HAISHENG]

    [line] = replay(store, one.proof, held=held).lines

    # the second row of the file of entries, which begins in line 2
    assert (line.source, line.file, line.sha256, line.row) == (
        "市监局", "list_entries.csv", "sha-list_entries", 3,
    )  # fmt: skip
    assert [(fact_.kind, fact_.valid_from) for fact_ in line.facts] == [("ListEntry", days(-90))]


def test_later_loads_leave_an_earlier_finding_as_it_was(opened_store: Store):
    wipe(opened_store)
    load_effects(opened_store)
    held = HeldSnapshot(opened_store)
    proofs = given_proofs(opened_store, held, DONGFANG)
    earlier = {id_: replay(opened_store, id_, held=held).finding for id_ in proofs}

    # 华盛 sells: 海晟 is another's now; and 海晟 guarantees nobody any more by that contract's new version
    deliver(
        opened_store,
        "shareholders",
        fact(
            "HOLDS",
            "Enterprise",
            "Enterprise",
            source=[CLEAN, HAISHENG],
            target=[HAISHENG, DONGFANG],
            ratio=[0.6, 0.5],
            valid_from=dates(date(2020, 1, 1), date(2020, 1, 1)),
        ),
        sha256="second",
        full=True,
    )

    fresh = given_proofs(opened_store, held, DONGFANG)
    again = {id_: replay(opened_store, id_, held=held) for id_ in proofs}
    assert {one.outcome for one in again.values()} == {"identical"}
    assert {id_: one.finding for id_, one in again.items()} == earlier
    assert {id_ for id_, kind in fresh.items() if kind == "share"}.isdisjoint(proofs)


@pytest.fixture
def desk(opened_store: Store, tmp_path: Path) -> Desk:
    wipe(opened_store)
    made = Desk(opened_store, tmp_path)
    made.load(PENALTIES, *(penalty(no, (beijing_today() - timedelta(days=60)).isoformat()) for no in "甲乙"))
    return made


def test_a_finding_on_a_repaired_record_is_withheld_without_a_name(desk: Desk):
    kept, ended = sorted(penalties_of(desk.store, [FILED], as_of())[FILED], key=lambda one: one.decision_no)[
        ::-1
    ]
    assert (kept.decision_no, ended.decision_no) == ("甲", "乙")
    desk.load(REPAIRS, f"华盛,{FILED},乙,,,,{beijing_today() - timedelta(days=5)},某局")

    found = replay(desk.store, ended.proof)

    assert found.outcome == "withheld"
    assert [one.code for one in found.reasons] == ["withheld"]
    told = (found.kind, found.subject, found.words, found.lines, found.finding, found.digest_now)
    assert told == (None, None, None, (), None, None)
    assert "乙" not in str(found) and FILED not in str(found)
    assert replay(desk.store, kept.proof).outcome == "identical"
    assert replay(desk.store, ended.proof, AUDIT).outcome == "identical"


def test_a_signal_that_rested_on_a_record_repaired_since_is_withheld(opened_store: Store):
    store, held = opened_store, HeldSnapshot(opened_store)
    wipe(store)
    load_effects(store)
    first = risk(store, HAISHENG, held=held).signal
    assert first.score > 0
    deliver(
        store,
        "list_entries",
        fact(
            "ListEntry",
            "Enterprise",
            "",
            subject=[DONGFANG],
            list_code=["SJ_YZ"],
            entry_no=["东市监严列3号"],
            reason=["提供虚假材料取得登记"],
            authority=["如东县市场监督管理局"],
            listed_on=dates(days(-120)),
            valid_from=dates(days(-120)),
            repaired_on=dates(days(-1)),
            use_until=dates(days(-1)),
        ),
        sha256="repaired",
    )

    found = replay(store, first.proof, held=held)

    assert found.outcome == "withheld"
    assert DONGFANG not in str(found)
    again = replay(store, first.proof, AUDIT, held)
    assert again.outcome == "identical"


def freeze(held: HeldSnapshot, folder: Path, moment: datetime) -> None:
    keep_counts(replace(freeze_counts(held.current(), beijing_today()), moment=moment), folder)


def test_a_signal_by_hub_numbers_frozen_anew_since_says_so(opened_store: Store, tmp_path):
    store, folder = opened_store, tmp_path / "snapshot"
    held = HeldSnapshot(store, folder)
    wipe(store)
    load_effects(store)
    live = risk(store, HAISHENG, held=held).signal
    freeze(held, folder, datetime(2026, 3, 31, 16, 30, tzinfo=UTC))
    first = risk(store, HAISHENG, held=held).signal
    assert replay(store, first.proof, held=held).outcome == "identical"
    freeze(held, folder, datetime(2026, 6, 30, 2, 0, tzinfo=UTC))

    unfrozen, frozen = (replay(store, one.proof, held=held) for one in (live, first))

    assert [one.code for one in (*unfrozen.reasons, *frozen.reasons)] == ["frozen", "frozen"]
    assert "枢纽关联数已重新冻结：当时未冻结，现取自 2026-06-30 10:00 的冻结" in unfrozen.sentence
    assert "当时取自 2026-04-01 00:30 的冻结，现取自 2026-06-30 10:00 的冻结" in frozen.sentence


@pytest.fixture
def rules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("XINMAI_RULES_DIR", str(tmp_path / "own"))
    settings.cache_clear()
    yield tmp_path
    monkeypatch.undo()
    settings.cache_clear()


def adopted(folder: Path, name: str, old: str, new: str) -> None:
    path = folder / f"{name}.yaml"
    text = packaged_text(name)
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    adopt(path, "信用办 王某", "试", datetime.now(UTC))


def test_rules_adopted_since_are_told_and_those_of_then_are_used(graph, rules: Path):
    store, held = graph
    wipe(store)
    load_effects(store)
    line = effects(store, CLEAN).must[0]
    adopted(rules, "lists", "early_months: 6", "early_months: 9")

    found = replay(store, line.proof, held=held)

    assert found.outcome == "identical"
    [lists] = [one for one in found.rules if one.book == "lists"]
    assert lists.used == lists.version_then != lists.version_now


def test_another_program_that_finds_the_same_is_told_and_changes_nothing(graph, monkeypatch):
    store, held = graph
    [one] = entries_of(store, [HAISHENG], as_of())[HAISHENG]
    monkeypatch.setattr(given, "version", lambda _: "99.0")
    given.program_version.cache_clear()
    try:
        found = replay(store, one.proof, held=held)
    finally:
        given.program_version.cache_clear()

    assert (found.outcome, found.program_now) == ("identical", "99.0")


def test_a_fact_altered_behind_the_programs_back_is_noticed(graph):
    store, held = graph
    [one] = entries_of(store, [HAISHENG], as_of())[HAISHENG]
    store.connection.run(f"MATCH (e:ListEntry {{id: '{one.id}'}}) SET e.reason = '改了'")

    found = replay(store, one.proof, held=held)

    assert (found.outcome, [reason.code for reason in found.reasons]) == ("changed", ["value"])
    assert "库中内容可能被改动" in found.sentence


def test_what_a_graph_no_longer_holds_is_withheld_too(graph):
    store, held = graph
    [one] = entries_of(store, [HAISHENG], as_of())[HAISHENG]
    wipe(store)

    assert replay(store, one.proof, held=held).outcome == "withheld"


def test_asked_together_or_alone_a_finding_has_one_proof(graph):
    store, _ = graph
    wipe(store)
    load_effects(store)
    parties = [find_subject(store, one, as_of()) for one in (CLEAN, ZHANG_WEI)]

    together = effects_of(store, parties, None, as_of())

    for party, found in zip(parties, together, strict=True):
        alone = effects(store, party.id)
        assert [one.proof for one in found.effects] == [one.proof for one in alone.effects]
        assert [one.proof for one in found.reached] == [one.proof for one in alone.reached]


def test_an_effect_among_those_in_one_lot_comes_out_again(graph):
    store, held = graph
    found = effects(store, CLEAN, Matter.PROCUREMENT, beside=(DONGFANG,))

    again = replay(store, found.must[0].proof, held=held)

    assert (again.outcome, again.kind) == ("identical", "effect")
