"""Layout of networks: the subject in the centre, rings by hop, nothing random."""

from __future__ import annotations

import math
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.layout import STRETCH, Place, rings
from analytics.layout_items import Extent

BOX = Extent(150.0, 45.0)


def radius(place: Place) -> float:
    return math.hypot(place.x / STRETCH, place.y)


def around(centre, nodes, edges, size=BOX):
    return rings(centre, nodes, edges, dict.fromkeys(nodes, size))


def overlapping(places, sizes):
    """The pairs of boxes that lie on one another."""
    items = list(places.items())
    return [
        (one, other)
        for at, (one, a) in enumerate(items)
        for other, b in items[:at]
        if abs(a.x - b.x) < (sizes[one].breadth + sizes[other].breadth) / 2
        and abs(a.y - b.y) < (sizes[one].depth + sizes[other].depth) / 2
    ]


def test_the_subject_stands_in_the_centre():
    places = around("a", ["a", "b"], [("a", "b")])

    assert places["a"] == Place(0.0, 0.0)


def test_a_party_stands_on_the_ring_of_its_hop_whatever_the_direction_of_its_edges():
    places = around("a", ["a", "b", "c", "d"], [("b", "a"), ("a", "c"), ("d", "c")])

    assert radius(places["b"]) == pytest.approx(radius(places["c"]), abs=0.2)
    assert radius(places["d"]) > radius(places["c"]) + 100


@pytest.mark.parametrize("leaves", [1, 2, 30, 300, 2000])
def test_a_crowded_hop_has_several_rings_and_no_box_lies_on_another(leaves):
    """Discs of 110 px and 12 between them: 2,000 of them fill a circle of radius 61 · √2000 = 2,730 px."""
    nodes = [f"n{i}" for i in range(leaves)]

    places = around("a", ["a", *nodes], [("a", leaf) for leaf in nodes])

    assert overlapping(places, dict.fromkeys(places, BOX)) == []
    assert max(map(radius, places.values())) < 300 + 75 * math.sqrt(leaves)


@given(st.lists(st.tuples(st.integers(0, 39), st.integers(0, 39)), max_size=80), st.integers(0, 200))
@settings(max_examples=40)
def test_boxes_of_any_size_in_any_network_keep_apart(edges, seed):
    chance = random.Random(seed)
    nodes = [str(i) for i in range(40)]
    sizes = {node: Extent(chance.uniform(20, 160), chance.uniform(20, 130)) for node in nodes}

    places = rings("0", nodes, [(str(a), str(b)) for a, b in edges], sizes)

    assert places.keys() == set(nodes)
    assert overlapping(places, sizes) == []


def test_a_small_branch_beside_a_big_one_is_not_squeezed_onto_its_neighbour():
    small, big = ["s1", "s2", "s3"], [f"b{i}" for i in range(200)]
    edges = [("a", "hub"), *(("a", one) for one in small), *(("hub", one) for one in big)]

    places = around("a", ["a", "hub", *small, *big], edges)

    assert math.dist((places["s1"].x, places["s1"].y), (places["s2"].x, places["s2"].y)) > 40


def test_a_party_that_no_edge_reaches_stands_outside():
    places = around("a", ["a", "b", "alone"], [("a", "b")])

    assert radius(places["alone"]) > radius(places["b"])


def test_the_same_network_has_the_same_places():
    nodes, edges = ["a", "b", "c", "d"], [("a", "b"), ("b", "c"), ("c", "d"), ("d", "b")]

    assert around("a", nodes, edges) == around("a", nodes, list(reversed(edges)))


def test_a_centre_that_is_no_node_is_refused():
    with pytest.raises(ValueError, match="centre 'x'"):
        around("x", ["a"], [])
