"""Red lists (守信激励): an honour of the subject, void while it is on a serious list, and never a warning."""

from __future__ import annotations

import pyarrow as pa
from answers_graph import CLEAN, DONGFANG, dates, days, fact, load_county
from fixture_graph import deliver

from graph_service.answers.profiles.subject import profile
from graph_service.answers.risk.risk import risk
from graph_service.store.delivery import Parcel


def red_entries() -> Parcel:
    """清白 and 东方 are model firms; 东方 stands on a serious list as well."""
    listed_on = dates(days(-50), days(-50))
    return fact(
        "ListEntry",
        "Enterprise",
        "",
        subject=[CLEAN, DONGFANG],
        list_code=["SF_QY"] * 2,
        entry_no=["示1号", "示2号"],
        listed_on=listed_on,
        valid_from=listed_on,
        use_until=pa.nulls(2, pa.date32()),
    )


def test_a_red_entry_is_an_honour_and_no_notice(store):
    load_county(store)
    deliver(store, "red", red_entries())

    found = profile(store, CLEAN)

    assert [(one.entry.list_code, one.void) for one in found.honours] == [("SF_QY", None)]
    assert (found.constraints, found.notices) == ((), ())
    assert "列入守信激励名单 1 份：信用管理示范企业" in found.finding.sentence
    assert found.finding.tone == "clear"


def test_a_red_entry_is_void_beside_a_serious_one_and_weighs_nothing(store):
    load_county(store)
    before = risk(store, DONGFANG).own.severity
    deliver(store, "red", red_entries())

    found = profile(store, DONGFANG)

    assert [one.void for one in found.honours] == ["列入严重失信主体名单期间不享受守信激励"]
    assert [one.entry.list_code for one in found.constraints] == ["SJ_YZ"]
    assert risk(store, DONGFANG).own.severity == before
