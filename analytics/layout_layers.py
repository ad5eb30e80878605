"""A drawing in layers (股权穿透图): boxes on layers, lines that pass between them, a place for each label.

After K. Sugiyama, S. Tagawa & M. Toda (1981) and E. R. Gansner et al., "A Technique for Drawing Directed
Graphs" (1993). Between any two layers lies a narrow one for labels; a line that skips layers has a point of
its own on each. So no box or label lies on another, and no line on either, whatever the input.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from analytics.layout import Place
from analytics.layout_along import along_layers, settle_labels, straighten
from analytics.layout_items import Extent, Items
from analytics.layout_order import ordered

__all__ = ["Extent", "Layered", "Link", "Way", "layered"]

NEAR = 10.0
"""Between a box and the labels of the lines at it."""

STEEP = 0.16
"""The gap between layers, as a part of the widest run of a line in it, between LOW and HIGH."""

LOW, HIGH = 44.0, 130.0


@dataclass(frozen=True)
class Link:
    """A line between two boxes; its label stands at the source, else at the target."""

    source: str
    target: str
    label: Extent
    label_at_source: bool = True


@dataclass(frozen=True)
class Way:
    """Where a line passes between its ends, from the source on: x along the layers, y across them.

    It comes in pairs of bends, where the line enters a layer and where it leaves it straight across; only
    between layers does it slant. `backward`: it runs against the layers, as one that closes a ring must.
    """

    bends: tuple[Place, ...]
    label: Place
    backward: bool


@dataclass(frozen=True)
class Layered:
    """The middle of each box, and a way for each link, in the order given; the corner is at 0, 0.

    `bands` are the beginning and end of each rank's layer: a line slants only outside them.
    """

    places: Mapping[str, Place]
    bands: Mapping[int, tuple[float, float]]
    ways: tuple[Way, ...]
    breadth: float
    depth: float


def layered(sizes: Mapping[str, Extent], ranks: Mapping[str, int], links: Sequence[Link]) -> Layered:
    """Places for boxes of these sizes on these layers, and ways for the links.

    The order of `sizes` is the order on a layer where lines do not ask for another. Nothing is random.
    O(rounds · (boxes + points of lines) · log).

    Raises:
        ValueError: a link's end has no size or rank, or a link is a loop.
    """
    for link in links:
        if link.source not in ranks or link.target not in ranks or link.source == link.target:
            raise ValueError(f"link {link.source!r} – {link.target!r} should join two of the boxes")
    items = Items()
    lowest = min(ranks.values(), default=0)
    boxes = {name: items.add(2 * (ranks[name] - lowest), size) for name, size in sizes.items()}
    chains = [_chain(items, boxes[link.source], boxes[link.target], link) for link in links]
    rows = ordered(_first_order(items), items.up, items.down)
    along = along_layers(items, rows)
    settle_labels(items, rows, along)
    straighten(along, rows, items, (chain for chain, _ in chains))
    layers = _across(items, rows, along, _label_sides(items, boxes, links))
    left = min((x - extent.breadth / 2 for x, extent in zip(along, items.extent, strict=True)), default=0.0)
    right = max((x + extent.breadth / 2 for x, extent in zip(along, items.extent, strict=True)), default=0.0)
    spots = [
        Place(round(x - left, 1), round(sum(layers[at]) / 2, 1))
        for x, at in zip(along, items.layer, strict=True)
    ]
    return Layered(
        places={name: spots[item] for name, item in boxes.items()},
        bands={lowest + at // 2: band for at, band in enumerate(layers) if at % 2 == 0},
        ways=tuple(
            Way(
                tuple(_bends(chain, spots, items, layers)),
                spots[label],
                ranks[link.source] >= ranks[link.target],
            )
            for link, (chain, label) in zip(links, chains, strict=True)
        ),
        breadth=round(right - left, 1),
        depth=round(layers[-1][1], 1) if layers else 0.0,
    )


def _chain(items: Items, source: int, target: int, link: Link) -> tuple[list[int], int]:
    """The points of a link from its source on, and which of them is its label."""
    upper, lower = sorted((source, target), key=items.layer.__getitem__)
    if items.layer[upper] == items.layer[lower]:
        label = items.add(items.layer[upper] + 1, link.label, line=True)
        items.at[label] = source if link.label_at_source else target
        items.join(upper, label)
        items.join(lower, label)
        return [label], label
    first_labelled = (upper == source) == link.label_at_source
    layers = range(items.layer[upper] + 1, items.layer[lower])
    labelled = layers[0] if first_labelled else layers[-1]
    chain = [
        items.add(layer, link.label if layer == labelled else Extent(0, 0), line=True) for layer in layers
    ]
    for one, other in pairwise((upper, *chain, lower)):
        items.join(one, other)
    label = chain[labelled - layers[0]]
    items.at[label] = source if link.label_at_source else target
    return (chain if upper == source else chain[::-1]), label


def _bends(
    chain: Sequence[int], spots: Sequence[Place], items: Items, layers: Sequence[tuple[float, float]]
) -> Iterator[Place]:
    downwards = len(chain) < 2 or items.layer[chain[0]] < items.layer[chain[-1]]
    for item in chain:
        top, bottom = layers[items.layer[item]]
        for y in (top, bottom) if downwards else (bottom, top):
            yield Place(spots[item].x, round(y, 1))


def _first_order(items: Items) -> list[list[int]]:
    """Each layer in the order in which a depth-first walk meets its items: a tree has no crossing in it."""
    rows: list[list[int]] = [[] for _ in range(max(items.layer, default=-1) + 1)]
    seen: set[int] = set()
    for start in range(len(items.layer)):
        waiting = [start]
        while waiting:
            item = waiting.pop()
            if item in seen:
                continue
            seen.add(item)
            rows[items.layer[item]].append(item)
            waiting += [*items.down.get(item, ())[::-1], *items.up.get(item, ())[::-1]]
    return rows


def _label_sides(items: Items, boxes: Mapping[str, int], links: Sequence[Link]) -> dict[int, int]:
    """By layer of labels, whether more of them belong to the layer before (> 0) or after it (< 0)."""
    sides: dict[int, int] = {}
    for link in links:
        source, target = (items.layer[boxes[end]] for end in (link.source, link.target))
        own, step = (source, target - source) if link.label_at_source else (target, source - target)
        before = step >= 0
        layer = own + 1 if before else own - 1
        sides[layer] = sides.get(layer, 0) + (1 if before else -1)
    return sides


def _across(
    items: Items, rows: Sequence[Sequence[int]], along: Sequence[float], sides: Mapping[int, int]
) -> list[tuple[float, float]]:
    """Where each layer begins and ends: labels near their boxes, room for slanting lines."""
    layers, y = [], 0.0
    for layer, row in enumerate(rows):
        depth = max((items.extent[item].depth for item in row), default=0.0)
        before = after = 0.0
        if layer % 2:
            side = sides.get(layer, 0)
            before = _gap(items, row, along, items.up, NEAR if side > 0 else LOW)
            after = _gap(items, row, along, items.down, NEAR if side < 0 else LOW)
        layers.append((y + before, y + before + depth))
        y += before + depth + after
    return layers


def _gap(
    items: Items, row: Sequence[int], along: Sequence[float], near: Mapping[int, list[int]], least: float
) -> float:
    """Between a layer and the next: more where a line runs far, for it should slant and not lie."""
    runs = (
        max(0.0, abs(along[item] - along[other]) - items.extent[other].breadth / 2)
        for item in row
        for other in near.get(item, ())
    )
    return min(max(STEEP * max(runs, default=0.0), least), HIGH)
