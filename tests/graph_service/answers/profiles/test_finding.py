"""The finding where a kind of data has never been loaded."""

from __future__ import annotations

from answers_graph import CLEAN, registrations
from fixture_graph import deliver

from graph_service.answers.network.networks import network
from graph_service.answers.profiles.subject import profile


def test_what_was_never_loaded_is_not_said_to_be_absent(store):
    deliver(store, "enterprises", registrations())

    found = profile(store, CLEAN).finding

    assert found.tone == "unknown"
    assert found.sentence == "名单记录未查：尚未装载此类数据；在用的行政处罚未查：尚未装载此类数据。"


def test_a_network_without_list_data_does_not_say_that_nobody_is_listed(store):
    deliver(store, "enterprises", registrations())

    found = network(store, CLEAN).finding

    assert found.tone == "unknown"
    assert "是否列入名单未查" in found.sentence
