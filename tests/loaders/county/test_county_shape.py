from __future__ import annotations

import networkx as nx
import numpy as np
import pytest
from county_fixtures import Written

from loaders.county.cases.hubs import HELD_BY_STATE
from loaders.county.columns import NO_DAY
from loaders.county.county import County, draw_county
from loaders.county.guarantees import component_sizes, draw_network
from loaders.county.words import numbers

TODAY = 20_649  # 2026-07-15


@pytest.fixture(scope="module")
def drawn() -> County:
    return draw_county(12_000, 2026, TODAY)


def test_an_enterprise_has_about_three_and_a_half_relations(drawn: County) -> None:
    relations = len(drawn.holdings.owned) + len(drawn.posts.enterprise) + len(drawn.parents)

    assert 3.2 < relations / drawn.enterprises.count < 3.8


def test_one_holding_in_ten_to_five_is_a_companys(drawn: County) -> None:
    assert 0.10 < drawn.holdings.by_company.mean() < 0.20


def test_holders_degrees_have_a_heavy_tail(drawn: County) -> None:
    held = drawn.holdings
    by_firm = np.bincount(held.holder[held.by_company & (held.holder >= 0)])
    by_person = np.bincount(np.concatenate([held.holder[~held.by_company], drawn.posts.person + 1]))

    for degrees in (by_firm[by_firm > 0], by_person[by_person > 0]):
        top = np.sort(degrees)[::-1]
        assert np.median(degrees) <= 2
        assert top[0] > 12 * degrees.mean()
        # one holder in a hundred has far more than a hundredth of all holdings
        assert top[: len(top) // 100].sum() > 0.04 * degrees.sum()


def test_company_holdings_form_rings_and_are_else_without_cycles(drawn: County) -> None:
    held = drawn.holdings
    rows = held.by_company & (held.holder >= 0) & (held.until == NO_DAY)
    graph = nx.DiGraph(zip(held.holder[rows].tolist(), held.owned[rows].tolist(), strict=True))

    rings = [len(ring) for ring in nx.strongly_connected_components(graph) if len(ring) > 1]

    assert 5 <= len(rings) <= 11  # 12,000 / 1,200 + 1, some of which run into one another
    assert not list(nx.selfloop_edges(graph))


def test_every_ring_has_an_owner_outside(drawn: County) -> None:
    held = drawn.holdings
    present = held.until == NO_DAY
    rows = held.by_company & (held.holder >= 0) & present
    graph = nx.DiGraph(zip(held.holder[rows].tolist(), held.owned[rows].tolist(), strict=True))

    for ring in nx.strongly_connected_components(graph):
        inside = rows & np.isin(held.owned, list(ring)) & np.isin(held.holder, list(ring))
        assert held.points[inside].sum() < 10_000 * len(ring)


def test_shares_of_a_company_add_up_to_the_whole_where_all_are_told(drawn: County) -> None:
    held = drawn.holdings
    rows = held.until == NO_DAY
    told = np.bincount(held.owned[rows], weights=held.points[rows] < 0) == 0
    total = np.bincount(held.owned[rows], weights=np.maximum(held.points[rows], 0))

    assert set(total[told & (total > 0)].tolist()) == {10_000.0}
    assert (total <= 10_000).all()


def test_hubs_grow_with_the_county(drawn: County, county: Written) -> None:
    held, posts = drawn.holdings, drawn.posts
    cases = county.answers
    state = (held.by_company & (held.holder < 0)).sum() + HELD_BY_STATE
    rented = (posts.person < 0).sum()

    for name, larger in (("hub_state_assets", state), ("hub_professional_representative", rented)):
        degree = cases.case(name).answer["degree"]
        assert isinstance(degree, int)
        assert 3 <= degree < larger
    assert cases.case("hub_registration_agent").answer["degree"] >= 5


def guarantee_graph(enterprises: int) -> nx.DiGraph:
    rng = np.random.default_rng(5)
    source, target = draw_network(rng, np.arange(enterprises // 2), enterprises)
    return nx.DiGraph(zip(source.tolist(), target.tolist(), strict=True))


def test_guarantee_components_have_the_shape_of_the_real_network() -> None:
    # real: 7,158 weak components of 18,711 firms, 6,573 (92%) of them pairs, the largest 464 (2.5%)
    graph = guarantee_graph(230_000)
    sizes = sorted((len(part) for part in nx.weakly_connected_components(graph)), reverse=True)
    firms = graph.number_of_nodes()

    assert pytest.approx(len(sizes) / firms, rel=0.1) == 7_158 / 18_711
    assert pytest.approx(sizes.count(2) / len(sizes), rel=0.03) == 6_573 / 7_158
    assert pytest.approx(sizes[0] / firms, rel=0.1) == 464 / 18_711
    assert sizes[1] <= 100


def test_guarantee_circles_are_as_rare_and_as_small_as_in_the_real_network() -> None:
    # real: 8 strong components among 7,158: four of 2, two of 3, one of 4, one of 7
    graph = guarantee_graph(230_000)

    circles = sorted(len(part) for part in nx.strongly_connected_components(graph) if len(part) > 1)

    assert circles == [2, 2, 2, 2, 3, 3, 4, 7]


def test_component_sizes_use_no_more_than_the_nodes_there_are() -> None:
    for nodes in (30, 160, 5_000):
        sizes = component_sizes(np.random.default_rng(1), nodes)
        assert sizes.sum() <= nodes
        assert sizes.min() >= 2
    assert numbers("guarantee_components", 2).sum() == 7_158
