"""Noisy-OR contagion of guarantee networks, kept as a contrast: its fixpoint feeds on its own cycles.

VulnDS (Cheng et al. 2019, arXiv 1912.12383): p(v) = 1 − (1 − p_s(v)) · Π over x → v of (1 − p(v|x) · p(x)).
On a graph without cycles and with disjoint paths this is the true probability; on a cycle the fixpoint counts
a subject's own risk again, so it is never the published score. See `analytics.contagion` for that.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import product

Chances = Mapping[tuple[str, str], float]
"""Chance that the risk of the first passes to the second, 0 to 1."""
MOST_UNCERTAIN = 18


def noisy_or_fixpoint(
    chances: Chances, own_risk: Mapping[str, float], tolerance: float = 1e-14
) -> dict[str, float]:
    """The least solution of the noisy-OR equations, by repeated substitution from the own risks upward.

    Monotone and bounded by 1, hence it ends; slowly where a cycle's chances are near 1.
    """
    names = _names(chances, own_risk)
    risk = {name: own_risk.get(name, 0.0) for name in names}
    change = 1.0
    while change > tolerance:
        kept = {name: 1.0 - own_risk.get(name, 0.0) for name in names}
        for (source, target), chance in chances.items():
            kept[target] *= 1.0 - chance * risk[source]
        change = max((abs(1.0 - kept[name] - risk[name]) for name in names), default=0.0)
        risk = {name: 1.0 - kept[name] for name in names}
    return risk


def path_contributions(chances: Chances, own_risk: Mapping[str, float]) -> dict[tuple[str, ...], float]:
    """Own risk of its first node times the chances along each simple path; exponential, for small graphs."""
    following = defaultdict(list)
    for source, target in chances:
        following[source].append(target)

    def grown(path: tuple[str, ...], risk: float) -> Iterator[tuple[tuple[str, ...], float]]:
        """The longer simple paths that begin with this one, each with the risk that reaches its end."""
        for target in following[path[-1]]:
            if target not in path:
                longer = (*path, target)
                passed = risk * chances[path[-1], target]
                yield longer, passed
                yield from grown(longer, passed)

    return {path: risk for name, own in own_risk.items() for path, risk in grown((name,), own)}


def simple_path_noisy_or(chances: Chances, own_risk: Mapping[str, float]) -> dict[str, float]:
    """1 − (1 − own risk) · Π(1 − c) over every simple path that ends at the node."""
    kept = {name: 1.0 - own_risk.get(name, 0.0) for name in _names(chances, own_risk)}
    for path, contribution in path_contributions(chances, own_risk).items():
        kept[path[-1]] *= 1.0 - contribution
    return {name: 1.0 - rest for name, rest in kept.items()}


def independent_cascade(chances: Chances, own_risk: Mapping[str, float]) -> dict[str, float]:
    """The true probability that risk reaches each node: every possible world, weighed and added up.

    Raises:
        ValueError: more than 18 edges and own risks are uncertain (2^18 worlds); the problem is #P-hard.
    """
    names = _names(chances, own_risk)
    events = [*chances.items(), *(((name, name), risk) for name, risk in own_risk.items())]
    sure = [ends for ends, chance in events if chance >= 1.0]
    uncertain = [(ends, chance) for ends, chance in events if 0.0 < chance < 1.0]
    if len(uncertain) > MOST_UNCERTAIN:
        raise ValueError(
            f"got {len(uncertain)} uncertain edges, expected at most {MOST_UNCERTAIN}; use contagion"
        )
    total = dict.fromkeys(names, 0.0)
    for world in product((False, True), repeat=len(uncertain)):
        chosen = zip(world, uncertain, strict=True)
        weight = math.prod(chance if on else 1.0 - chance for on, (_, chance) in chosen)
        there = sure + [ends for on, (ends, _) in zip(world, uncertain, strict=True) if on]
        for name in _reached(there):
            total[name] += weight
    return total


def _reached(edges: list[tuple[str, str]]) -> set[str]:
    """Nodes that risk reaches: an edge of a node to itself stands for its own risk."""
    reached = {source for source, target in edges if source == target}
    grown = True
    while grown:
        further = {target for source, target in edges if source in reached}
        grown = not further <= reached
        reached |= further
    return reached


def _names(chances: Chances, own_risk: Mapping[str, float]) -> list[str]:
    return sorted({name for ends in chances for name in ends} | own_risk.keys())
