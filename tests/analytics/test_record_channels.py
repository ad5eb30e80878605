from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from period_rows import RULES

from analytics.record_life import RecordLife
from analytics.record_periods import ChannelPeriod

GSXT = replace(
    RULES,
    channels=tuple(
        ChannelPeriod(
            id=f"gsxt.{found}",
            channel="gsxt",
            publication_class=found,
            authority_words=("市场监督管理",),
            published=found != "warning",
            months=months,
            valid_from=date(2021, 9, 1),
            valid_to=None,
            basis="令45",
            article=None,
            confidence="law_text_seen",
        )
        for found, months in (("warning", 0), ("criticism", 3), ("fine", 3), ("other", 36))
    ),
)
FINED = RecordLife(
    date(2026, 5, 1),
    "general",
    published_on=date(2026, 5, 20),
    publication_class="other",
    authority="如东县市场监督管理局",
)


def test_one_decision_ends_on_two_days_in_two_channels() -> None:
    ends = FINED.ends(GSXT)

    # a year from the decision in 信用中国; three years from publication in the other
    assert (ends.public.day, ends.gsxt and ends.gsxt.day) == (date(2027, 5, 1), date(2029, 5, 20))
    assert ends.gsxt is not None and "自公示之日起 36 个月" in ends.gsxt.reason


def test_a_warning_is_not_published_there_and_the_publication_unseen_is_said() -> None:
    warned = replace(FINED, publication_class="warning").ends(GSXT).gsxt
    unseen = replace(FINED, published_on=None).ends(GSXT).gsxt

    assert warned is not None and (warned.day, warned.kind) == (date(2026, 5, 1), "unpublished")
    assert unseen is not None and unseen.day == date(2029, 5, 1) and "公示日期未见" in unseen.reason


@pytest.mark.parametrize(
    "change", [{"authority": "如东县应急管理局"}, {"publication_class": None}, {"natural_person": True}]
)
def test_the_channel_says_nothing_of_what_its_rows_do_not_govern(change: dict) -> None:
    assert replace(FINED, **change).ends(GSXT).gsxt is None


def test_repair_and_annulment_end_every_channel() -> None:
    repaired = replace(FINED, repaired_on=date(2026, 9, 1)).ends(GSXT)
    annulled = replace(FINED, annulled_on=date(2026, 9, 1)).ends(GSXT)

    for ends, day in ((repaired, date(2026, 9, 1)), (annulled, date(2026, 5, 1))):
        every = (ends.public, ends.share, ends.use, ends.measure, ends.gsxt)
        assert {one and one.day for one in every} == {day}


def test_ends_that_the_rows_tell_apart_lie_on_days_of_their_own_with_the_reason() -> None:
    rows = tuple(
        replace(p, share_months=18, measure_months=24, persons_published=False) for p in RULES.periods
    )
    ends = RecordLife(date(2026, 5, 1), "general", natural_person=True).ends(replace(RULES, periods=rows))

    assert [one.day for one in (ends.public, ends.share, ends.use, ends.measure)] == [
        date(2026, 5, 1),
        date(2027, 11, 1),
        date(2027, 5, 1),
        date(2028, 5, 1),
    ]
    assert "公示：自然人的行政处罚原则上不公示" in ends.reason
    assert "惩戒措施：一般失信自决定之日起最长 24 个月" in ends.reason
