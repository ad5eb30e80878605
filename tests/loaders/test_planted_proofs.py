"""Every finding of the planted subjects comes out again byte for byte; planted histories are told right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from planted_county import Planted, planted_county

from graph_service.answers.control.ownership import ownership
from graph_service.answers.law.effects import effects
from graph_service.answers.profiles.subject import profile
from graph_service.answers.proof.difference import SubjectDiff
from graph_service.answers.proof.differences_of import subject_diff, two_moments
from graph_service.answers.proof.replay import replay
from graph_service.answers.proof.replayed import Replay
from graph_service.answers.proof.timeline import timeline
from graph_service.answers.related.related_parties import related_party_tables
from graph_service.answers.risk.risk import risk
from graph_service.beijing import beijing_today
from graph_service.crossmatch.lists import matched_after_load
from graph_service.proofs.given import Provable
from graph_service.proofs.kinds import KINDS
from graph_service.store.store import Store
from loaders.line_check import checked_lines

EACH = 1
"""Findings of a kind replayed for each subject; what one needs of the graph, all of the kind need."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("county")


@pytest.fixture(scope="module")
def planted(opened_store: Store, folder: Path) -> Planted:
    made = planted_county(opened_store, folder)
    matched_after_load(opened_store, folder / "snapshot")
    return made


def subjects(planted: Planted) -> list[str]:
    every = {id_ for case in planted.answers.cases for id_ in case.parties.values()}
    return sorted(id_ for id_ in every if len(id_) == 18 and id_.startswith("9"))


def findings(planted: Planted, subject: str) -> Iterator[Provable]:
    """A finding of each kind that there is about the subject."""
    store, held = planted.store, planted.held
    shown, lawful = profile(store, subject), effects(store, subject)
    owned = ownership(store, held, subject)
    entries = (one.entry for one in (*shown.constraints, *shown.notices, *shown.honours, *shown.signals))
    by_kind = (
        list(entries),
        shown.penalties,
        shown.same,
        (*lawful.effects, *lawful.reached),
        [risk(store, subject, held=held).signal],
        (*owned.holders.stakes, *owned.investments.stakes),
        owned.controllers.findings if owned.controllers else (),
        owned.beneficial.owners if owned.beneficial else (),
        [line for one in related_party_tables(store, held, subject).books for line in one.lines],
    )
    for kind in by_kind:
        yield from kind[:EACH]


@pytest.fixture(scope="module")
def replays(planted: Planted) -> list[Replay]:
    """The replays of all these findings."""
    proofs = dict.fromkeys(one.proof for id_ in subjects(planted) for one in findings(planted, id_))
    return [replay(planted.store, str(proof), held=planted.held) for proof in proofs]


def test_every_finding_of_every_planted_subject_is_identical(replays):
    assert [one for one in replays if one.outcome != "identical"] == []


def test_all_kinds_of_finding_were_among_them(replays):
    assert {one.kind for one in replays} == KINDS.keys()


def test_each_source_line_reads_again_from_its_file_as_it_was(replays, folder: Path):
    by_kind = {one.kind: one for one in replays if one.lines}

    for one in by_kind.values():
        for file in {line.file for line in one.lines}:
            checks = checked_lines(folder / file, one.lines)
            assert [check.words for check in checks if not (check.same_facts and check.same_file)] == []


def test_a_line_altered_in_the_file_is_noticed(replays, folder: Path, tmp_path: Path):
    one = next(one for one in replays if one.kind == "list" and one.lines[0].file == "名单记录.csv")
    [line] = one.lines
    lines = (folder / line.file).read_bytes().split(b"\n")
    number = line.row - 1
    lines[number] = lines[number].replace("如东县".encode(), "如皋市".encode())
    (tmp_path / line.file).write_bytes(b"\n".join(lines))

    [check] = checked_lines(tmp_path / line.file, one.lines)

    assert (check.same_file, check.same_facts) == (False, False)
    assert "该行内容摘要不一致；文件与装载时不同" in check.words


def history(planted: Planted) -> tuple[dict[str, object], SubjectDiff]:
    case = planted.case("changed_between_two_days")
    days = (date.fromisoformat(str(case.answer["from"])), None)
    return case.answer, subject_diff(planted.store, case.parties["firm"], *two_moments(days, (None, None)))


def test_a_planted_history_is_told_as_it_was_made(planted):
    answer, found = history(planted)

    kinds = {
        group: Counter(one.kind for one in found.changes if one.group == group) for group in found.counts
    }
    assert kinds == {"became_true": answer["began"], "ended": answer["ended"]}


def test_the_repaired_penalty_of_a_planted_history_is_seen_nowhere(planted):
    answer, found = history(planted)
    firm = planted.case("changed_between_two_days").parties["firm"]

    assert str(answer["never_seen"]) not in str(found)
    assert str(answer["never_seen"]) not in str(timeline(planted.store, firm))


def test_a_day_of_any_planted_subject_does_not_differ_from_itself(planted):
    for subject in subjects(planted):
        now = two_moments((beijing_today(), None), (None, None))
        assert subject_diff(planted.store, subject, *now).changes == ()
