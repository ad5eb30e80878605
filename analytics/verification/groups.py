"""Worked examples of guarantee circles: strong components, simple cycles and mutual pairs."""

from __future__ import annotations

import numpy as np

from analytics.guarantee_circles import GuaranteeNetwork, guarantee_network
from analytics.verification.check import Check, same_check
from analytics.verification.fields import rows, texts

CYCLE_CAP = 100_000


def check(vector: dict[str, object]) -> list[Check]:
    """Recompute the circles of the example; of cycles the members are compared."""
    edges = [texts(edge, "edges") for edge in rows(vector["edges"], "edges")]
    names = sorted({name for edge in edges for name in edge})
    found = guarantee_network(
        np.array([names.index(edge[0]) for edge in edges], np.int32),
        np.array([names.index(edge[1]) for edge in edges], np.int32),
        np.full(len(edges), np.nan),
        len(names),
        cycle_cap=CYCLE_CAP,
        step_cap=100 * CYCLE_CAP,
    )
    computed = _printed(found, names)
    return [
        same_check(key, computed[key], _sorted_lists(vector[key], key)) for key in computed if key in vector
    ]


def _printed(found: GuaranteeNetwork, names: list[str]) -> dict[str, list[list[str]]]:
    cycles = [cycle for circle in found.circles for cycle in circle.cycles]
    lists = {
        "scc_gt1": [circle.members for circle in found.circles],
        "simple_cycles": cycles,
        "mutual_pairs": found.mutual_pairs,
    }
    return {
        key: _unique([sorted(names[node] for node in members) for members in value])
        for key, value in lists.items()
    }


def _sorted_lists(value: object, name: str) -> list[list[str]]:
    return _unique([sorted(texts(one, name)) for one in rows(value, name)])


def _unique(lists: list[list[str]]) -> list[list[str]]:
    """Two cycles over the same members are one list of members."""
    return [list(one) for one in sorted({tuple(one) for one in lists})]
