"""Report numbers say what was asked, for any subject and moment; codes hold every part of the content."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph_service.answers.profiles.report_number import (
    CODE,
    NUMBER,
    ReportAsked,
    report_asked,
    verification_code,
)
from graph_service.errors import BadInput

SUBJECTS = st.one_of(
    st.from_regex(r"[0-9A-HJ-NPQRTUWXY]{18}", fullmatch=True),
    st.text(min_size=1, max_size=40).filter(lambda text: text.isprintable()),
)
QUIET = settings(suppress_health_check=[HealthCheck.too_slow])
"""The first text drawn makes a table of all characters, which takes a busy machine a second."""

ASKED = st.builds(
    ReportAsked,
    subject=SUBJECTS,
    true_on=st.dates(min_value=date(1990, 1, 1), max_value=date(2100, 1, 1)),
    known_on=st.datetimes(
        min_value=datetime(2000, 1, 1), max_value=datetime(2100, 1, 1), timezones=st.just(UTC)
    ),
    annex=st.booleans(),
    audit=st.booleans(),
)


@given(ASKED)
@QUIET
def test_a_number_gives_back_what_was_asked(asked):
    assert report_asked(asked.number) == asked
    assert report_asked(f" {asked.number.lower()} ") == asked


@given(ASKED)
@QUIET
def test_a_number_is_found_within_a_line_of_text(asked):
    found = NUMBER.search(f"报告编号 {asked.number} 校验码 ABCDE-FGHIJ-KLMNO-PQRST")

    assert found is not None
    assert found.group() == asked.number


@given(st.dictionaries(st.text(max_size=5), st.text(), min_size=1), st.data())
@QUIET
def test_a_change_of_any_part_gives_another_code(parts, data):
    name = data.draw(st.sampled_from(sorted(parts)))
    changed = {**parts, name: parts[name] + "1"}

    assert CODE.fullmatch(verification_code("XM-1", parts))
    assert verification_code("XM-1", changed) != verification_code("XM-1", parts)
    assert verification_code("XM-2", parts) != verification_code("XM-1", parts)


@pytest.mark.parametrize("text", ["XM", "XM-91320600MA1HUAJ01X-20261399-ABC-F", "XM-~!-20260715-ABC-F"])
def test_what_is_no_number_is_refused(text):
    with pytest.raises(BadInput, match="得到"):
        report_asked(text)
