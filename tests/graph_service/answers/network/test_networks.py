"""Networks: level by level, hubs left closed, cuts stated, lists of others only signals."""

from __future__ import annotations

import pytest
from answers_graph import CLEAN, DONGFANG, HAISHENG, HOSTILE, HUASHENG, LI_NA, MENTIONED, ZHANG_WEI

from graph_service.answers.network.networks import network
from graph_service.answers.network.walk import Bounds
from graph_service.errors import BadInput


def ids(found) -> dict[str, int]:
    return {node.party.id: node.hop for node in found.nodes}


def test_one_hop_is_the_direct_neighbours(county):
    found = network(county, HUASHENG, Bounds(hops=1))

    assert ids(found) == {HUASHENG: 0, ZHANG_WEI: 1, LI_NA: 1, HAISHENG: 1, HOSTILE: 1, MENTIONED: 1}
    assert {(r.type, r.source.id, r.target.id) for r in found.relations} == {
        ("LEGAL_REP_OF", ZHANG_WEI, HUASHENG),
        ("EXECUTIVE_OF", LI_NA, HUASHENG),
        ("HOLDS", HUASHENG, HAISHENG),
        ("HOLDS", HUASHENG, HOSTILE),
        ("GUARANTEES", HUASHENG, MENTIONED),
    }


def test_two_hops_reach_the_listed_enterprise_over_both_ways(county):
    found = network(county, HUASHENG, Bounds(hops=2))

    assert ids(found)[DONGFANG] == 2
    ways = {(r.type, r.source.id) for r in found.relations if r.target.id == DONGFANG}
    assert ways == {("LEGAL_REP_OF", ZHANG_WEI), ("HOLDS", HAISHENG), ("GUARANTEES", HAISHENG)}


def test_lists_of_related_parties_are_signals_and_not_the_subjects_own(county):
    found = network(county, HUASHENG, Bounds(hops=2))

    assert {(s.party.id, s.entry.list_code) for s in found.signals} == {
        (HAISHENG, "JY_YC"),
        (DONGFANG, "SJ_YZ"),
    }
    assert (found.constraints, found.notices) == ((), ())
    assert "其中 2 个列入名单（提示，可供核查，不作为惩戒依据）" in found.finding.sentence


def test_the_representative_of_a_listed_enterprise_bears_no_mark(county):
    found = network(county, DONGFANG, Bounds(hops=1))

    assert next(n for n in found.nodes if n.party.id == ZHANG_WEI).signals == ()
    assert found.finding.tone == "constraint"
    assert found.finding.sentence.startswith("本主体列入 1 份严重失信主体名单（约束）")


def test_only_the_types_asked_for_are_followed(county):
    found = network(county, HUASHENG, Bounds(hops=3, types=("HOLDS",)))

    assert ids(found) == {HUASHENG: 0, HAISHENG: 1, HOSTILE: 1, DONGFANG: 2}


def test_a_hub_is_a_stub_that_says_how_many_are_hidden(county):
    # 海晟 has two neighbours: 华盛 (met) and 东方 (hidden); 张伟 as well has two
    found = network(county, HUASHENG, Bounds(hops=2, hub=1))

    hub = next(n for n in found.nodes if n.party.id == HAISHENG)
    assert (hub.hub, hub.neighbours, hub.hidden) == (True, 2, 1)
    assert DONGFANG not in ids(found)
    assert [(cut.shown, cut.total) for cut in found.cuts] == [(1, 2), (1, 2)]
    assert "未展开" in found.finding.sentence


def test_a_full_network_says_what_was_left_out(county):
    found = network(county, HUASHENG, Bounds(hops=1, nodes=3))

    assert len(found.nodes) == 3
    assert any("至少还有 3 个" in cut.what for cut in found.cuts)


def test_too_many_relations_are_cut_and_said_to_be(county):
    found = network(county, HUASHENG, Bounds(hops=1, relations=2))

    assert len(found.relations) == 2
    assert [(cut.what, cut.shown) for cut in found.cuts] == [("关系", 2)]


def test_a_subject_without_relations_stands_alone(county):
    found = network(county, CLEAN, Bounds(hops=4))

    assert ids(found) == {CLEAN: 0}
    assert found.relations == ()
    assert found.finding.tone == "clear"


@pytest.mark.parametrize(
    "bounds",
    [Bounds(hops=0), Bounds(hops=5), Bounds(types=("MARRIED_TO",)), Bounds(types=()), Bounds(nodes=0)],
)
def test_bounds_out_of_range_are_refused(county, bounds):
    with pytest.raises(BadInput):
        network(county, HUASHENG, bounds)
