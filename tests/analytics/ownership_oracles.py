"""Slow and plain ways to the same ownership figures: fractions, dense inverses and brute force."""

from __future__ import annotations

from fractions import Fraction

import networkx as nx
import numpy as np
from hypothesis import strategies as st

from analytics.holdings_graph import Holdings, build_holdings

Edge = tuple[int, int, float]


def holdings_of(edges: list[Edge], n: int | None = None) -> Holdings:
    size = n if n is not None else 1 + max(max(owner, company) for owner, company, _ in edges)
    return build_holdings(size, *([edge[at] for edge in edges] for at in range(3)))


def random_edges(
    random: np.random.Generator, n: int, persons: int, owners: int = 3, full: bool = True
) -> list[Edge]:
    """Each of n companies held by a few of the others and of the persons n..n+persons-1, by 100 % if full.

    Shares are whole per cents, and each company has a person among its owners, so that no ring is closed.
    """
    edges: list[Edge] = []
    for company in range(n):
        others = [node for node in range(n) if node != company]
        held = random.choice(others, size=min(len(others), int(random.integers(0, owners))), replace=False)
        who = [*held.tolist(), n + int(random.integers(0, persons))]
        cuts = np.sort(random.choice(np.arange(1, 100), size=len(who) - 1, replace=False))
        parts = np.diff(np.concatenate([[0], cuts, [100]])) / 100
        keep = 1.0 if full else 0.9
        edges += [(owner, company, float(part) * keep) for owner, part in zip(who, parts, strict=True)]
    return edges


@st.composite
def ownership_edges(draw: st.DrawFn) -> tuple[list[Edge], int, int]:
    """Edges, the number of companies, the number of persons."""
    n, persons = draw(st.integers(1, 7)), draw(st.integers(1, 4))
    seed = draw(st.integers(0, 2**32 - 1))
    return random_edges(np.random.default_rng(seed), n, persons), n, persons


def share_matrix(edges: list[Edge], n: int) -> np.ndarray:
    matrix = np.zeros((n, n))
    for owner, company, share in edges:
        matrix[owner, company] += share
    return matrix


def walk_sums(edges: list[Edge], n: int) -> np.ndarray:
    """(I - W)⁻¹ - I by numpy's dense inverse."""
    return np.linalg.inv(np.eye(n) - share_matrix(edges, n)) - np.eye(n)


def first_passages(edges: list[Edge], n: int) -> np.ndarray:
    """Vitali's reading of integrated ownership: per holder, the walks of the graph without its in-edges.

    The holder's claim on itself is what its owned companies hold of it.
    """
    matrix = share_matrix(edges, n)
    answer = np.zeros((n, n))
    for holder in range(n):
        cut = matrix.copy()
        cut[:, holder] = 0.0
        reach = np.linalg.inv(np.eye(n) - cut)[holder]
        answer[holder] = reach
        answer[holder, holder] = reach @ matrix[:, holder]
    return answer


def route_sums(edges: list[Edge], n: int, max_edges: int | None = None) -> dict[tuple[int, int], Fraction]:
    """Sums over networkx's simple paths in exact fractions."""
    graph = nx.MultiDiGraph()
    graph.add_nodes_from(range(n))
    for owner, company, share in edges:
        graph.add_edge(owner, company, share=Fraction(str(share)))
    sums: dict[tuple[int, int], Fraction] = {}
    for holder in range(n):
        for company in set(range(n)) - {holder}:
            for path in nx.all_simple_edge_paths(graph, holder, company, cutoff=max_edges):
                product = Fraction(1)
                for edge in path:
                    product *= graph.edges[edge]["share"]
                sums[holder, company] = sums.get((holder, company), Fraction(0)) + product
    return sums


def controlled(
    edges: list[Edge], voters: set[int], threshold: Fraction = Fraction(1, 2)
) -> dict[int, Fraction]:
    """The fixpoint by its definition, re-summing everything until nothing joins."""
    joined: set[int] = set()
    while True:
        votes: dict[int, Fraction] = {}
        for owner, company, share in edges:
            if owner in joined | voters and owner != company and company not in voters:
                votes[company] = votes.get(company, Fraction(0)) + Fraction(str(share))
        now = {company for company, cast in votes.items() if cast > threshold}
        if now == joined:
            return {company: votes[company] for company in joined}
        joined = now
