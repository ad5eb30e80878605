"""The loop that lists the strongest sources of nodes again, once some sources have changed."""

from __future__ import annotations

from typing import NamedTuple

from analytics.arrays import Bytes, Counts, Nodes, filling_kernel, kernel_part


class Tops(NamedTuple):
    """`width` arrivals of each node, strongest first, 0 where there are fewer, and the log they stand in."""

    width: int
    arrivals: Nodes
    nodes: Nodes
    parents: Nodes
    costs: Counts


class Changes(NamedTuple):
    """Which sources changed, ascending, and what each now costs at the nodes it reaches, a row each.

    `places` are the places of those nodes among the nodes asked for.
    """

    changed: Nodes
    places: Counts
    sources: Nodes
    costs: Counts


class Listed(NamedTuple):
    """For each node asked for its sources and costs, cheapest first, -1 and the highest cost behind them.

    `short` marks nodes whose list ends too soon: more of its listed sources changed than were listed to
    spare.
    """

    sources: Nodes
    costs: Counts
    short: Bytes


@filling_kernel
def listed_again(tops: Tops, asked: Nodes, changes: Changes, found: Listed) -> None:
    """Fill `found`, whose sources are -1 and costs higher than any: first what stays, then what changed."""
    keep = found.sources.size // max(1, asked.size)
    for place in range(asked.size):
        first, stays, moved = asked[place] * tops.width, 0, 0
        for slot in range(first, first + tops.width):
            arrival = tops.arrivals[slot]
            if arrival == 0:
                break
            source = _source(tops, arrival)
            if _among(changes.changed, source):
                moved += 1
            elif stays < keep:
                found.sources[place * keep + stays] = source
                found.costs[place * keep + stays] = tops.costs[arrival]
                stays += 1
        full = tops.arrivals[first + tops.width - 1] != 0
        found.short[place] = moved > 0 and full and stays < keep
    for entry in range(changes.places.size):
        _insert(found, keep, changes.places[entry], changes.sources[entry], changes.costs[entry])


@kernel_part
def _source(tops: Tops, arrival: int) -> int:
    while tops.parents[arrival] >= 0:
        arrival = tops.parents[arrival]
    source: int = tops.nodes[arrival]
    return source


@kernel_part
def _among(ascending: Nodes, node: int) -> bool:
    low, high = 0, ascending.size
    while low < high:
        middle = (low + high) // 2
        if ascending[middle] < node:
            low = middle + 1
        else:
            high = middle
    return low < ascending.size and bool(ascending[low] == node)


@kernel_part
def _insert(found: Listed, keep: int, place: int, source: int, cost: int) -> None:
    """Put a source among those of the node; of equal costs the smaller source comes first."""
    first = place * keep
    slot = first + keep
    while slot > first and (
        found.costs[slot - 1] > cost or (found.costs[slot - 1] == cost and found.sources[slot - 1] > source)
    ):
        slot -= 1
        if slot + 1 < first + keep:
            found.sources[slot + 1], found.costs[slot + 1] = found.sources[slot], found.costs[slot]
    if slot < first + keep:
        found.sources[slot], found.costs[slot] = source, cost
