"""Layout of networks: the subject in the centre, rings by hop, nothing random."""

from __future__ import annotations

import math

import pytest

from analytics.layout import Place, rings

STRETCH = 1.5


def radius(place: Place) -> float:
    return math.hypot(place.x / STRETCH, place.y)


def test_the_subject_stands_in_the_centre():
    places = rings("a", ["a", "b"], [("a", "b")])

    assert places["a"] == Place(0.0, 0.0)


def test_a_party_stands_on_the_ring_of_its_hop_whatever_the_direction_of_its_edges():
    places = rings("a", ["a", "b", "c", "d"], [("b", "a"), ("a", "c"), ("d", "c")])

    assert radius(places["b"]) == pytest.approx(radius(places["c"]), abs=0.2)
    assert radius(places["d"]) > radius(places["c"]) + 200


def test_neighbours_of_a_crowded_ring_keep_their_distance():
    leaves = [f"n{i}" for i in range(300)]

    places = rings("a", ["a", *leaves], [("a", leaf) for leaf in leaves])

    around = sorted(math.atan2(places[leaf].y, places[leaf].x / STRETCH) for leaf in leaves)
    closest = min(b - a for a, b in zip(around, around[1:], strict=False)) * radius(places["n0"])
    assert closest == pytest.approx(110, rel=0.02)


def test_a_small_branch_beside_a_big_one_is_not_squeezed_onto_its_neighbour():
    small, big = ["s1", "s2", "s3"], [f"b{i}" for i in range(200)]
    edges = [("a", "hub"), *(("a", one) for one in small), *(("hub", one) for one in big)]

    places = rings("a", ["a", "hub", *small, *big], edges)

    assert math.dist((places["s1"].x, places["s1"].y), (places["s2"].x, places["s2"].y)) > 40


def test_a_party_that_no_edge_reaches_stands_outside():
    places = rings("a", ["a", "b", "alone"], [("a", "b")])

    assert radius(places["alone"]) > radius(places["b"])


def test_the_same_network_has_the_same_places():
    nodes, edges = ["a", "b", "c", "d"], [("a", "b"), ("b", "c"), ("c", "d"), ("d", "b")]

    assert rings("a", nodes, edges) == rings("a", nodes, list(reversed(edges)))


def test_a_centre_that_is_no_node_is_refused():
    with pytest.raises(ValueError, match="centre 'x'"):
        rings("x", ["a"], [])
