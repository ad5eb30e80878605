"""On which layer each party of an ownership tree (股权穿透图) stands: holders above, investments below."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

__all__ = ["signed_ranks"]

Ends = tuple[str, str]


def signed_ranks(
    centre: str, nodes: Sequence[str], edges: Iterable[Ends], above: frozenset[str]
) -> dict[str, int]:
    """The layer of each node: the centre 0, `above` it −1, −2, …, the others below it 1, 2, ….

    The layer is the longest way to the centre (from it, below), so that every holder stands over all that it
    holds; holdings that close a ring would have no such order, and those that a depth-first walk from the
    centre finds closing one are passed over. They are the edges whose source does not stand over their
    target. A node that no way joins to the centre stands on layer −1 or 1. O(nodes + edges).

    Args:
        centre: the subject.
        nodes: ids, the centre among them.
        edges: holder and company; ends that are no nodes and loops are passed over.
        above: the nodes that stand over the centre; all others stand below.
    """
    known = set(nodes)
    held = [(a, b) for a, b in edges if a != b and a in known and b in known]
    over = _neighbours([(b, a) for a, b in held if a in above and (b in above or b == centre)])
    ranks = {node: -far for node, far in _longest(centre, over).items()}
    ranks |= {node: -1 for node in nodes if node in above and node not in ranks}
    below = _neighbours([(a, b) for a, b in held if b not in above and b != centre])
    starts = [centre, *(node for node in nodes if node in above)]
    for node, far in _longest_from(starts, below).items():
        ranks.setdefault(node, far)
    ranks |= {node: 1 for node in nodes if node not in ranks}
    return {node: ranks[node] for node in nodes}


def _neighbours(pairs: Iterable[Ends]) -> dict[str, list[str]]:
    rows: dict[str, list[str]] = {}
    for one, other in pairs:
        rows.setdefault(one, []).append(other)
    return rows


def _longest(start: str, rows: Mapping[str, list[str]]) -> dict[str, int]:
    return _longest_from([start], rows)


def _longest_from(starts: Sequence[str], rows: Mapping[str, list[str]]) -> dict[str, int]:
    """The most steps by which each node is reached, edges that close a ring left out; starts are at 0."""
    order, backward = _walked(starts, rows)
    far = dict.fromkeys(starts, 0)
    for node in order:
        for other in rows.get(node, ()):
            if (node, other) not in backward and far.get(other, 0) <= far[node]:
                far[other] = far[node] + 1
    return far


def _walked(starts: Sequence[str], rows: Mapping[str, list[str]]) -> tuple[list[str], set[Ends]]:
    """The nodes so that each comes after those that lead to it, and the edges that lead back."""
    done: list[str] = []
    backward: set[Ends] = set()
    open_: set[str] = set()
    seen: set[str] = set()
    for start in starts:
        if start in seen:
            continue
        seen.add(start)
        open_.add(start)
        way = [(start, iter(rows.get(start, ())))]
        while way:
            node, others = way[-1]
            other = next(others, None)
            if other is None:
                done.append(way.pop()[0])
                open_.discard(node)
            elif other in open_:
                backward.add((node, other))
            elif other not in seen:
                seen.add(other)
                open_.add(other)
                way.append((other, iter(rows.get(other, ()))))
    return done[::-1], backward
