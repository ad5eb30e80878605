"""Worked examples of personalised PageRank."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from analytics.arrays import Floats
from analytics.personalised_pagerank import personalised_pagerank
from analytics.verification.check import Check, number_check, tolerance_of
from analytics.verification.fields import number, numbers, rows, text


def check(vector: dict[str, object]) -> list[Check]:
    """Recompute the score of each node; the restart is the `seed` or the `personalization`.

    `expected` is exact. `published` is what a library printed, which stopped early: networkx starts from
    equal scores and stops when a round moves less than 1e-6 a node; that or the exact score passes.
    """
    edges = _Edges.of(vector)
    exact = edges.scores(vector)
    expected = numbers(vector.get("expected", {}), "expected")
    published = numbers(vector.get("published", {}), "published")
    size = len(edges.names)
    stopped = (
        edges.scores(vector, tolerance=1e-6 * size, start=np.full(size, 1.0 / size)) if published else {}
    )
    tolerance = tolerance_of(vector)
    return [
        number_check(f"score {name}", exact.get(name), expected[name], tolerance) for name in sorted(expected)
    ] + [
        _nearer(f"published {name}", (exact.get(name), stopped.get(name)), published[name], tolerance)
        for name in sorted(published)
    ]


@dataclass(frozen=True)
class _Edges:
    names: list[str]
    ends: list[tuple[str, str]]
    weights: list[float]
    restart: dict[str, float]

    @staticmethod
    def of(vector: dict[str, object]) -> _Edges:
        """The example's edges, both ways where it is undirected, and its restart."""
        edges = [rows(edge, "edges") for edge in rows(vector["edges"], "edges")]
        restart = numbers(vector["seed" if "seed" in vector else "personalization"], "restart")
        ends = [(text(edge[0], "edge"), text(edge[1], "edge")) for edge in edges]
        weights = [number(edge[2], "edge") if len(edge) > 2 else 1.0 for edge in edges]
        if vector.get("undirected", False):
            ends, weights = ends + [(target, source) for source, target in ends], weights + weights
        names = sorted({name for pair in ends for name in pair} | restart.keys())
        return _Edges(names, ends, weights, restart)

    def scores(
        self, vector: dict[str, object], tolerance: float = 1e-15, start: Floats | None = None
    ) -> dict[str, float]:
        """The score of each name."""
        number_of = {name: place for place, name in enumerate(self.names)}
        found = personalised_pagerank(
            np.array([number_of[source] for source, _ in self.ends], np.int32),
            np.array([number_of[target] for _, target in self.ends], np.int32),
            np.array(self.weights),
            np.array([self.restart.get(name, 0.0) for name in self.names]),
            alpha=number(vector.get("alpha", 0.85), "alpha"),
            tolerance=tolerance,
            start=start,
        )
        return dict(zip(self.names, found.tolist(), strict=True))


def _nearer(
    what: str, computed: tuple[float | None, float | None], expected: float, tolerance: float
) -> Check:
    exact, stopped = (number_check(what, one, expected, tolerance) for one in computed)
    return exact if exact.passed else stopped
