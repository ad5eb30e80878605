"""What a changed rule book would do: shown before it is switched on, and true afterwards."""

from __future__ import annotations

import pytest
from answers_graph import CLEAN, DONGFANG, DOUBTED, ZHANG_WEI, days
from effects_graph import load_effects
from fixture_graph import wipe

from analytics.record_life import RecordLife
from graph_service.answers.as_of import as_of
from graph_service.answers.law.effects import effects
from graph_service.answers.risk.risk import risk
from graph_service.answers.rules.rule_change import RuleChange
from graph_service.answers.rules.rule_diff import rule_diff
from graph_service.life.rule_change import re_end
from graph_service.rules.book import BookKind, RuleRow, read_book
from graph_service.rules.effects import EFFECTS
from graph_service.rules.installed import book, laid_over, packaged_text
from graph_service.rules.lists import LISTS
from graph_service.rules.periods import CHANNELS, PERIODS, TRANSITIONS, rules_of
from graph_service.rules.transmission import CONTAGION, SEVERITY
from graph_service.snapshot.held import HeldSnapshot
from graph_service.store.digest import digest
from graph_service.store.store import Store


@pytest.fixture(scope="module")
def graph(opened_store: Store) -> Store:
    wipe(opened_store)
    load_effects(opened_store)
    # what the test graph wrote by hand gets the ends of the rules in force
    re_end(opened_store, "packaged", adopted="packaged")
    return opened_store


def supposed(kind: BookKind[RuleRow], *changes: tuple[str, str, str]):
    """The packaged book with, behind each first text, the second replaced by the third."""
    text = packaged_text(kind.name)
    for after, old, new in changes:
        start = text.index(after)
        place = text.index(old, start)
        text = text[:place] + new + text[place + len(old) :]
    return read_book(kind, text)


def diff(graph: Store, kind: BookKind[RuleRow], *changes: tuple[str, str, str]) -> RuleChange:
    return rule_diff(graph, HeldSnapshot(graph), book(kind), supposed(kind, *changes), as_of())


def test_the_book_in_force_changes_nothing(graph):
    found = diff(graph, LISTS)

    assert (found.rows, found.records_moved, found.effects, found.signals) == ((), 0, (), ())


def test_a_shorter_period_moves_the_ends_of_the_records_it_governs(graph):
    change = ("order_36.general", "max_months: 12", "max_months: 6")
    both = (book(PERIODS), supposed(PERIODS, change))

    found = diff(graph, PERIODS, change)

    [row] = found.rows
    assert (row.id, row.change, row.fields) == ("order_36.general", "changed", {"max_months": (12, 6)})
    fines = {"通市监罚〔1〕12号": (days(-100), None), "通市监罚〔1〕7号": (days(-400), days(-10))}
    expected = {}
    for number, (decided, repaired) in fines.items():
        life = RecordLife(decided, "general", repaired_on=repaired)
        ends = tuple(life.use_until(rules_of(one, book(TRANSITIONS), book(CHANNELS))) for one in both)
        if ends[0] != ends[1]:
            expected[number] = ends
    assert {one.document: (one.use_until_before, one.use_until_after) for one in found.records} == expected
    assert (found.records_moved, found.levels_moved) == (len(expected), 0)
    assert "通市监罚〔1〕12号" in expected


def test_a_row_read_since_turns_what_was_for_checking_into_an_effect(graph):
    found = diff(graph, EFFECTS, ("- id: E26\n", "from_memory", "page_seen"))

    assert {(one.change, one.rule) for one in found.effects} == {("changes", "E26")}
    assert {one.target.id for one in found.effects} == {CLEAN, DONGFANG, DOUBTED}
    assert all(one.fields == {"verified": (False, True)} for one in found.effects)
    assert (found.records_looked_at, found.signals_moved) == (0, 0)


def test_an_effect_that_no_longer_reaches_a_person_goes(graph):
    found = diff(graph, EFFECTS, ("- id: E08\n", "legal_representative, ", ""))

    assert {(one.change, one.target.id, one.rule) for one in found.effects} == {("goes", ZHANG_WEI, "E08")}
    assert all(one.fields == {} for one in found.effects)


def test_what_a_diff_shows_is_what_stands_once_the_book_counts(graph):
    change = ("list_code: NMG", "tier: A", "tier: null")
    found = diff(graph, LISTS, change)
    gone = {one.rule for one in found.effects if one.target.id == CLEAN and one.change == "goes"}
    before = {one.rule.id for one in effects(graph, CLEAN).effects if one.rule}

    with laid_over(supposed(LISTS, change)):
        after = {one.rule.id for one in effects(graph, CLEAN).effects if one.rule}
        signal = risk(graph, DOUBTED, held=HeldSnapshot(graph))

    assert before - after == gone == {"E26", "E27", "E28", "E29", "E30"}
    assert signal.signal.score >= 0


def test_weights_move_signals_and_nothing_else(graph):
    found = diff(graph, SEVERITY, ("grade: list_A", "weight: 0.9", "weight: 0.5"))

    assert (found.records_looked_at, found.effects) == (0, ())
    assert found.signals_moved > 0
    assert all(one.after < one.before for one in found.signals)
    assert found.signals_moved == len(found.signals)
    assert not any(one.party.is_person for one in found.signals)


def test_a_diff_writes_nothing(graph):
    before = digest(graph)

    diff(graph, CONTAGION, ("figure: hops", "value: 4", "value: 3"), ("至多四步", "value: 4.0", "value: 3.0"))
    diff(graph, PERIODS, ("order_36.general", "max_months: 12", "max_months: 6"))

    assert digest(graph) == before


def test_more_than_is_shown_is_counted(graph):
    after = supposed(SEVERITY, ("grade: list_A", "weight: 0.9", "weight: 0.5"))

    found = rule_diff(graph, HeldSnapshot(graph), book(SEVERITY), after, most=1)

    assert len(found.signals) == 1 < found.signals_moved
    assert [(cut.what, cut.shown, cut.total) for cut in found.cuts] == [("关联提示", 1, found.signals_moved)]
