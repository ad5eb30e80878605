"""The loops that put holdings into the order in which they are walked."""

from __future__ import annotations

from analytics.arrays import Bools, Counts, Nodes, fetch_ahead, filling_kernel

AHEAD = 16
"""Rows ahead that memory is asked for."""


@filling_kernel
def inner_rows(
    start: Counts, node: Nodes, kept: Nodes, number: Nodes, rows: Counts, other: Nodes, selves: Bools
) -> int:
    """Write the rows of the `kept` nodes with only kept neighbours, numbered; answers how many.

    `selves` is marked for a node that stands in its own row.
    """
    filled = 0
    for at in range(kept.size):
        for e in range(start[kept[at]], start[kept[at] + 1]):
            found = number[node[e]]
            if found >= 0:
                other[filled] = found
                filled += 1
                if found == at:
                    selves[at] = True
        rows[at + 1] = filled
    return filled


@filling_kernel
def owner_keys(start: Counts, node: Nodes, nodes: Nodes, number: Nodes, none: int, keys: Nodes) -> None:
    """For each node the number of the first numbered neighbour in its row; `none` where there is none."""
    for at in range(nodes.size):
        keys[at] = none
        for e in range(start[nodes[at]], start[nodes[at] + 1]):
            if number[node[e]] >= 0:
                keys[at] = number[node[e]]
                break


@filling_kernel
def sorted_by_key(keys: Nodes, values: Nodes, place: Counts, ordered: Nodes) -> None:
    """Counting sort of `values` by key, equal keys in their order; `place` holds zeros, one past the keys."""
    for at in range(keys.size):
        place[keys[at] + 1] += 1
    for key in range(place.size - 1):
        place[key + 1] += place[key]
    for at in range(keys.size):
        ordered[place[keys[at]]] = values[at]
        place[keys[at]] += 1


@filling_kernel
def numbered_by_row(
    start: Counts,
    node: Nodes,
    nodes: Nodes,
    number: Nodes,
    named: Nodes,
    count: int,
    rows: Counts,
    other: Nodes,
    slot: Nodes,
) -> None:
    """Write the rows of `nodes` in their order, and number every neighbour as it first comes up.

    `number` and `named` (node of each number) hold the first `count` numbers and are filled; `slot` says
    where each entry stood.
    """
    filled = 0
    for at in range(nodes.size):
        soon = nodes[min(at + AHEAD, nodes.size - 1)]
        for e in range(start[soon], start[soon + 1]):
            fetch_ahead(number, node[e])
        for e in range(start[nodes[at]], start[nodes[at] + 1]):
            found = number[node[e]]
            if found < 0:
                found = count
                number[node[e]], named[count] = count, node[e]
                count += 1
            other[filled], slot[filled] = found, e
            filled += 1
        rows[at + 1] = filled


@filling_kernel
def moved_rows(
    start: Counts, node: Nodes, nodes: Nodes, number: Nodes, rows: Counts, other: Nodes, slot: Nodes
) -> None:
    """Write the rows of `nodes` in their order with their neighbours' numbers; see `numbered_by_row`."""
    filled = 0
    for at in range(nodes.size):
        fetch_ahead(start, nodes[min(at + 2 * AHEAD, nodes.size - 1)])
        soon = nodes[min(at + AHEAD, nodes.size - 1)]
        for e in range(start[soon], start[soon + 1]):
            fetch_ahead(number, node[e])
        for e in range(start[nodes[at]], start[nodes[at] + 1]):
            other[filled], slot[filled] = number[node[e]], e
            filled += 1
        rows[at + 1] = filled


@filling_kernel
def named(numbers: Nodes, names: Nodes) -> None:
    """Put the name of each number in its place."""
    last = numbers.size - 1
    for at in range(numbers.size):
        fetch_ahead(names, numbers[min(at + AHEAD, last)])
        numbers[at] = names[numbers[at]]
