"""The kinds of fact of a subject that stand: none is left out, and what does not stand is not asked for."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime

import pytest
from answers_graph import HOSTILE, HUASHENG, MENTIONED, NAMESAKE, days
from effects_graph import load_effects
from fixture_graph import wipe

from graph_service.answers.as_of import AsOf, as_of
from graph_service.answers.facts.kinds import kinds_of, there_may_be
from graph_service.answers.facts.values import maps
from graph_service.answers.law.effects import effects
from graph_service.answers.law.profile_effects import profile_effects
from graph_service.answers.matching.identify import subject_row
from graph_service.answers.profiles.subject import profile_and_kinds
from graph_service.store.driver import Row
from graph_service.store.store import Store

BEGIN = datetime(2020, 1, 1, tzinfo=UTC)
CONDUCT = ("Commitment", "Evaluation")
"""Of HOSTILE, beside the facts of the effects' graph; without what a profile would show of them."""


class Counted(Store):
    """A store that counts what is asked of it."""

    asked: Counter[str]

    def rows(self, name: str, /, **params: object) -> list[Row]:
        self.asked[name] += 1
        return super().rows(name, **params)


@pytest.fixture(scope="module")
def graph(opened_store: Store) -> Store:
    wipe(opened_store)
    load_effects(opened_store)
    for kind in CONDUCT:
        text = (
            f"MATCH (s:Enterprise {{id: $id}}) CREATE (s)<-[:ABOUT]-(:{kind} {{id: $id, known_from: $begin}})"
        )
        opened_store.connection.write([(text, {"id": HOSTILE, "begin": BEGIN})])
    pair = (
        "MATCH (a:Enterprise {id: $a}), (b:Enterprise {id: $b}) "
        "CREATE (a)-[:POSSIBLY_SAME {known_from: $begin, grade: 'E'}]->(b)"
    )
    opened_store.connection.write([(pair, {"a": HUASHENG, "b": NAMESAKE, "begin": BEGIN})])
    opened_store.connection.run("CALL db.index.fulltext.awaitEventuallyConsistentIndexRefresh()")
    return opened_store


@pytest.fixture(scope="module")
def subjects(graph: Store) -> list[str]:
    text = "MATCH (s:Enterprise|Person) RETURN s.id AS id ORDER BY id"
    return [str(row["id"]) for row in graph.connection.read(text, {}, 30)]


@pytest.mark.parametrize("true_on", [None, days(-60)])
def test_every_kind_of_which_a_question_of_its_own_finds_something_is_named(graph, subjects, true_on):
    moment = as_of(true_on)

    for id_ in subjects:
        kinds = kinds_of(subject_row(graph, id_, moment))

        assert kinds >= _found(graph, id_, moment)


def test_kinds_of_every_sort_stand_in_this_graph(graph, subjects):
    named = {kind for id_ in subjects for kind in kinds_of(subject_row(graph, id_, as_of()))}

    assert named == {"ListEntry", "Penalty", "MeasureDecision", *CONDUCT, "POSSIBLY_SAME"}


@pytest.mark.parametrize("true_on", [None, days(-60)])
def test_the_effects_beside_a_profile_are_those_asked_alone(graph, subjects, true_on):
    moment = as_of(true_on)
    for id_ in set(subjects) - {HOSTILE}:
        found, kinds = profile_and_kinds(graph, id_, moment)

        beside = profile_effects(graph, found.subject, found.sources, moment, kinds)

        assert beside == effects(graph, id_, moment=moment)


def test_a_subject_of_which_there_is_nothing_is_not_asked_about_kind_by_kind(graph):
    store = Counted(graph.connection)
    store.asked = Counter()
    moment = as_of()

    found, kinds = profile_and_kinds(store, MENTIONED, moment)
    profile_effects(store, found.subject, found.sources, moment, kinds)

    assert store.asked == Counter(
        ["subject_records", "subject_relations", "lists_in_force"]
        + ["sources_loaded", "enterprises_named", "offices_of"]
    )


def test_one_whose_kinds_are_not_known_may_have_any():
    known = {"a": frozenset({"Penalty"}), "b": frozenset[str]()}

    assert there_may_be(["a", "b"], known, "Penalty", "ListEntry")
    assert not there_may_be(["a", "b"], known, "ListEntry")
    assert there_may_be(["b", "c"], known, "ListEntry")


def _found(graph: Store, id_: str, moment: AsOf) -> set[str]:
    """The kinds of what the questions for each kind find of the subject."""
    clocks = moment.clocks
    entries = graph.rows("lists_in_force", ids=[id_], row_cap=10, **clocks)
    records = graph.rows("grounds_in_use", ids=[id_], row_cap=100, **clocks)
    [conduct] = graph.rows("subject_conduct", id=id_, row_cap=10, **clocks)
    pairs = graph.rows("possibly_same", id=id_, grades=["E"], undecided=False, after=0, row_cap=10, **clocks)
    return {
        *("ListEntry" for _ in entries),
        *(str(row["kind"]) for row in records),
        *("Commitment" for _ in maps(conduct["commitments"])),
        *("Evaluation" for _ in maps(conduct["evaluations"])),
        *("POSSIBLY_SAME" for _ in pairs),
    }
