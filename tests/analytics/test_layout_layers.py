"""Drawings in layers: nothing lies on anything else, holders stand over what they hold, rings run back."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.layout import Place
from analytics.layout_layers import Extent, Layered, Link, layered
from analytics.layout_order import crossings, ordered
from analytics.layout_ranks import signed_ranks
from analytics.layout_spread import spread

LABEL = Extent(40.0, 16.0)
EDGES = st.lists(st.tuples(st.integers(0, 11), st.integers(0, 11)), max_size=30, unique=True)


def links(edges):
    return [Link(a, b, LABEL, label_at_source=i % 2 == 0) for i, (a, b) in enumerate(edges)]


def drawn(edges) -> tuple[Layered, dict[str, Extent], list[Link]]:
    """A random graph of twelve boxes of several sizes, loops left out."""
    pairs = [(str(a), str(b)) for a, b in edges if a != b]
    nodes = [str(i) for i in range(12)]
    ranks = signed_ranks("0", nodes, pairs, frozenset(n for n in nodes if int(n) % 3 == 1))
    sizes = {n: Extent(60.0 + 10 * int(n), 20.0 + 7 * (int(n) % 4)) for n in nodes}
    made = links(pairs)
    return layered(sizes, ranks, made), sizes, made


def rectangles(laid: Layered, sizes: dict[str, Extent]):
    boxes = [(laid.places[name], size) for name, size in sizes.items()]
    return [*boxes, *((way.label, LABEL) for way in laid.ways)]


def overlap(one: tuple[Place, Extent], other: tuple[Place, Extent]) -> bool:
    (a, size), (b, room) = one, other
    apart_x = abs(a.x - b.x) >= (size.breadth + room.breadth) / 2 - 0.2
    apart_y = abs(a.y - b.y) >= (size.depth + room.depth) / 2 - 0.2
    return not (apart_x or apart_y)


@given(EDGES)
@settings(max_examples=60)
def test_no_box_or_label_lies_on_another(edges):
    laid, sizes, _ = drawn(edges)

    placed = rectangles(laid, sizes)

    assert [(i, j) for i, a in enumerate(placed) for j, b in enumerate(placed[:i]) if overlap(a, b)] == []


@given(EDGES)
@settings(max_examples=60)
def test_a_line_that_passes_a_layer_passes_it_straight_and_beside_every_box(edges):
    laid, sizes, made = drawn(edges)

    for link, way in zip(made, laid.ways, strict=True):
        straight = list(zip(way.bends[::2], way.bends[1::2], strict=True))
        assert all(enters.x == leaves.x for enters, leaves in straight)
        for name, size in sizes.items():
            if name in (link.source, link.target):
                continue
            at, half = laid.places[name], size.depth / 2 - 0.2
            beside = [a for a, b in straight if min(a.y, b.y) < at.y + half and max(a.y, b.y) > at.y - half]
            assert all(abs(one.x - at.x) >= size.breadth / 2 for one in beside)


@given(EDGES)
@settings(max_examples=60)
def test_all_is_inside_the_drawing_and_starts_at_its_corner(edges):
    laid, sizes, _ = drawn(edges)

    left = min(at.x - size.breadth / 2 for at, size in rectangles(laid, sizes))
    right = max(at.x + size.breadth / 2 for at, size in rectangles(laid, sizes))
    bottom = max(at.y + size.depth / 2 for at, size in rectangles(laid, sizes))
    assert left >= -0.2
    assert right <= laid.breadth + 0.2
    assert bottom <= laid.depth + 0.2


@given(EDGES)
@settings(max_examples=60)
def test_where_there_is_no_ring_no_line_runs_back(edges):
    pairs = {(str(a), str(b)) for a, b in edges if a < b} | {("0", str(i)) for i in range(1, 12)}
    made = links(sorted(pairs))
    ranks = signed_ranks("0", [str(i) for i in range(12)], sorted(pairs), frozenset())

    laid = layered({name: Extent(50, 20) for name in ranks}, ranks, made)

    assert [way.backward for way in laid.ways] == [False] * len(made)


def test_the_same_graph_has_the_same_drawing():
    edges = [(1, 0), (4, 0), (0, 2), (0, 3), (7, 4), (2, 5), (5, 2)]

    assert drawn(edges)[0] == drawn(edges)[0]


def test_holders_stand_over_and_investments_under_by_the_longest_way():
    """h2 holds the subject directly and through h1: it stands over h1, two layers up."""
    edges = [("h1", "s"), ("h2", "s"), ("h2", "h1"), ("s", "i1"), ("i1", "i2"), ("s", "i2"), ("h1", "i2")]

    ranks = signed_ranks("s", ["s", "h1", "h2", "i1", "i2"], edges, frozenset({"h1", "h2"}))

    assert ranks == {"s": 0, "h1": -1, "h2": -2, "i1": 1, "i2": 2}


def test_a_holding_that_closes_a_ring_runs_back():
    edges = [("a", "s"), ("b", "a"), ("s", "b")]
    ranks = signed_ranks("s", ["s", "a", "b"], edges, frozenset({"a", "b"}))

    laid = layered({n: Extent(50, 20) for n in ranks}, ranks, links(edges))

    assert ranks == {"s": 0, "a": -1, "b": -2}
    assert [way.backward for way in laid.ways] == [False, False, True]


def test_a_tree_is_drawn_without_a_crossing():
    random.seed(5)
    edges = [(str(i), str(random.randrange(i))) for i in range(1, 60)]
    ranks = signed_ranks("0", [str(i) for i in range(60)], edges, frozenset(str(i) for i in range(1, 60)))
    sizes = {name: Extent(80, 20) for name in ranks}
    random.shuffle(edges)

    laid = layered(sizes, ranks, links(edges))

    spans = [(laid.places[a].x, laid.places[b].x, ranks[a]) for a, b in edges]
    for layer in {rank for _, _, rank in spans}:
        inside = sorted((a, b) for a, b, rank in spans if rank == layer)
        assert all(one[1] <= other[1] for one, other in pairwise(inside))


def test_crossings_are_counted_as_pairs_of_lines():
    """0–3 and 1–2 cross, 0–2 and 1–3 do not; 0–3 crosses 1–2 only."""
    assert crossings([[0, 1], [2, 3]], {0: [3], 1: [2]}) == 1
    assert crossings([[0, 1], [2, 3]], {0: [2], 1: [3]}) == 0
    assert crossings([[0, 1], [2, 3]], {0: [2, 3], 1: [2, 3]}) == 1


def test_items_are_put_where_lines_cross_less_and_never_more():
    layers, down = [[0, 1, 2], [3, 4, 5]], {0: [5], 1: [4], 2: [3]}
    up = {5: [0], 4: [1], 3: [2]}

    better = ordered(layers, up, down)

    assert crossings(better, down) == 0
    assert [sorted(row) for row in better] == [[0, 1, 2], [3, 4, 5]]


@given(
    st.lists(st.tuples(st.integers(-50, 50), st.integers(1, 9), st.integers(0, 9)), min_size=1, max_size=12)
)
def test_places_keep_their_distance_and_no_shift_of_a_tail_does_better(rows):
    """The optimum of a convex problem: moving all items from one on, either way, costs at least as much."""
    wanted, weights, apart = ([float(row[i]) for row in rows] for i in range(3))

    places = spread(wanted, weights, apart)

    def cost(at):
        return sum(w * (x - want) ** 2 for w, x, want in zip(weights, at, wanted, strict=True))

    assert all(b - a >= gap - 1e-9 for (a, b), gap in zip(pairwise(places), apart[1:], strict=True))
    for start in range(len(places)):
        assert cost([*places[:start], *(x + 0.01 for x in places[start:])]) >= cost(places) - 1e-6
        assert cost([*(x - 0.01 for x in places[: start + 1]), *places[start + 1 :]]) >= cost(places) - 1e-6


def test_a_loop_or_an_unknown_end_is_refused():
    for link in (Link("a", "a", LABEL), Link("a", "x", LABEL)):
        with pytest.raises(ValueError, match="two of the boxes"):
            layered({"a": Extent(1, 1)}, {"a": 0}, [link])


def test_a_drawing_of_nothing_is_empty():
    assert layered({}, {}, []) == Layered({}, {}, (), 0.0, 0.0)
