from __future__ import annotations

from dataclasses import replace

import pytest

from analytics.reregistration import WEIGHTS, CommonMark, FirmMarks, ReregistrationRules, reregistrations

OLD = FirmMarks(
    firm=1,
    trade_name="海晟",
    region="320623",
    industry="机械",
    address="如东县掘港街道友谊路 18 号",
    phones=("051384110001",),
    legal_representative=90,
    people=frozenset({90, 91, 92}),
    founded=10_000,
    ended="struck_off",
    ended_on=20_000,
)
NEW = FirmMarks(firm=2, trade_name="晟海", region="320623", industry="机械", founded=20_060)


def test_a_new_firm_with_the_old_ones_people_and_address_is_found_with_its_reasons() -> None:
    again = replace(NEW, legal_representative=91, people=frozenset({91, 92}), address=OLD.address)

    [found] = reregistrations([OLD, again]).pairs

    assert (found.old, found.new, found.ended, found.days_after) == (1, 2, "struck_off", 60)
    assert [(reason.mark, reason.shared) for reason in found.reasons] == [
        ("people", (91, 92)),
        ("address", (OLD.address,)),
        ("business", ("320623 机械",)),
    ]
    # two shared persons at .35, the address at .3, the same business at .1
    assert found.score == pytest.approx(1 - 0.65**2 * 0.7 * 0.9)


def test_the_same_legal_representative_counts_once() -> None:
    again = replace(NEW, legal_representative=90, people=frozenset({90}), industry="")

    [found] = reregistrations([OLD, again]).pairs

    assert [reason.mark for reason in found.reasons] == ["legal_representative"]
    assert found.score == pytest.approx(0.5)


def test_the_same_business_alone_is_no_reason_to_compare() -> None:
    assert reregistrations([OLD, NEW], ReregistrationRules(score_from=0.0)).pairs == ()


def test_a_trade_name_one_character_apart_is_another_enterprise() -> None:
    similar = replace(NEW, trade_name="海昇")

    assert reregistrations([OLD, similar], ReregistrationRules(score_from=0.0)).pairs == ()


@pytest.mark.parametrize(
    ("founded", "count"), [(19_635, 1), (19_634, 0), (20_730, 1), (20_731, 0), (9_999, 0)]
)
def test_only_firms_founded_around_the_end_are_compared(founded: int, count: int) -> None:
    again = replace(NEW, legal_representative=90, founded=founded)

    assert len(reregistrations([OLD, again]).pairs) == count


def test_a_firm_in_good_standing_has_no_successor() -> None:
    standing = replace(OLD, ended=None, ended_on=None)

    assert reregistrations([standing, replace(NEW, legal_representative=90)]).pairs == ()


def test_an_agents_address_is_no_reason() -> None:
    others = [FirmMarks(firm=10 + number, address=OLD.address, founded=20_010) for number in range(30)]

    found = reregistrations([OLD, *others], ReregistrationRules(score_from=0.0))

    # the old firm and thirty others bear the address, one more than the cap
    assert found.pairs == ()
    assert found.left_out == (CommonMark("address", OLD.address, 31, 30, declared=False),)


def test_a_declared_address_joins_nobody_below_the_general_cap() -> None:
    other = replace(NEW, industry="", address=OLD.address)
    declared = {("address", OLD.address): 0}

    found = reregistrations([OLD, other], ReregistrationRules(score_from=0.0), declared)

    assert found.pairs == ()
    assert found.left_out == (CommonMark("address", OLD.address, 2, 0, declared=True),)


def test_weights_are_those_of_the_rules() -> None:
    again = replace(NEW, industry="", phones=("051384110001", "051384110002"))
    rules = ReregistrationRules(weights={**WEIGHTS, "phone": 0.8})

    [found] = reregistrations([OLD, again], rules).pairs

    assert [(reason.mark, reason.shared) for reason in found.reasons] == [("phone", ("051384110001",))]
    assert found.score == pytest.approx(0.8)


def test_unknown_marks_match_nothing() -> None:
    nameless = FirmMarks(firm=3, founded=20_010)
    gone = FirmMarks(firm=4, founded=10, ended="listed", ended_on=20_000)

    assert reregistrations([gone, nameless], ReregistrationRules(score_from=0.0)).pairs == ()
