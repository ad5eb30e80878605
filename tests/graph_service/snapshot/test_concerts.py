"""Agreements of one day become the groups that vote as one."""

from __future__ import annotations

from datetime import date

from fixture_graph import HUASHENG, LI_NA, TODAY, ZHANG_WEI, load_fixture
from made_snapshot import made_snapshot

from analytics.concert import Concert
from graph_service.snapshot.concerts import bound_holders
from graph_service.snapshot.holdings import ownership_graph
from graph_service.snapshot.read import read_snapshot
from graph_service.snapshot.tables import Snapshot
from graph_service.store.store import Store


def snapshot(*pacts: tuple[int, int, str, str]) -> Snapshot:
    """Ten subjects, called by their numbers, with these agreements and no more."""
    names = ("source", "target", "agreement_no", "company")
    return made_snapshot(
        map(str, range(10)), concerts=[dict(zip(names, pact, strict=True)) for pact in pacts]
    )


def groups(*pacts: tuple[int, int, str, str]) -> list[Concert]:
    return [one.concert for one in bound_holders(snapshot(*pacts))]


def test_members_of_one_agreement_are_one_group() -> None:
    assert groups((1, 2, "甲", "9"), (2, 3, "甲", "9")) == [Concert((1, 2, 3), 9)]


def test_agreements_about_different_companies_are_told_apart() -> None:
    assert groups((1, 2, "甲", "8"), (2, 3, "乙", "9")) == [Concert((1, 2), 8), Concert((2, 3), 9)]


def test_who_is_bound_in_all_is_bound_in_the_company_too() -> None:
    found = groups((1, 2, "甲", ""), (2, 3, "乙", "9"), (4, 5, "丙", ""))

    assert found == [Concert((1, 2)), Concert((4, 5)), Concert((1, 2, 3), 9)]


def test_a_group_carries_the_agreements_that_make_it() -> None:
    [group] = bound_holders(snapshot((1, 2, "甲", "9"), (3, 2, "乙", "9")))

    assert [(pact.holder, pact.other, pact.agreement) for pact in group.pacts] == [(1, 2, "甲"), (3, 2, "乙")]


def test_an_agreement_about_an_unknown_company_binds_nobody() -> None:
    assert groups((1, 2, "甲", "not in the graph")) == []


def test_the_graph_of_a_day_has_the_agreements_and_declarations_of_that_day(store: Store) -> None:
    load_fixture(store)
    whole = read_snapshot(store)

    today, before = ownership_graph(whole, TODAY), ownership_graph(whole, date(2023, 12, 31))

    company, one, other = (today.number(id_) for id_ in (HUASHENG, ZHANG_WEI, LI_NA))
    assert [group.concert for group in today.bound_among([one, other])] == [
        Concert(tuple(sorted((one, other))), company)
    ]
    assert today.bound_among([one]) == before.bound_among([one, other]) == ()
    assert [(claim.holder, claim.declared_kind) for claim in today.declared(company)] == [
        (one, "actual_controller")
    ]
