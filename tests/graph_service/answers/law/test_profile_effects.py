"""The effects beside a profile are those that are answered when they are asked for alone."""

from __future__ import annotations

import pytest
from answers_graph import CLEAN, DONGFANG, HUASHENG, ZHANG_WEI

from graph_service.answers.as_of import as_of
from graph_service.answers.law.effects import effects
from graph_service.answers.law.profile_effects import profile_effects
from graph_service.answers.profiles.subject import profile


@pytest.mark.parametrize("subject", [CLEAN, DONGFANG, HUASHENG, ZHANG_WEI])
def test_they_are_the_same_as_asked_alone(county, subject):
    moment = as_of()
    found = profile(county, subject, moment)

    assert profile_effects(county, found.subject, found.sources, moment) == effects(
        county, subject, moment=moment
    )
