"""Network power (NPI, 表决影响力 over the network, a research figure): how often a holder comes to decide."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from analytics.components import components_in_order, strong_components
from analytics.concert import Concert, concerts_within, votes_cast
from analytics.holdings_graph import SHARE_TOLERANCE, Holdings
from analytics.neighbourhood import upstream
from analytics.network_power_kernels import labels_drawn

__all__ = ["RESTART", "HolderPower", "NetworkPower", "network_power"]

RESTART = 0.01
BURN_IN = 15
MOST_SAMPLES, FEWEST_SAMPLES, STEPS = 20_000, 1_000, 20_000_000


@dataclass(frozen=True)
class HolderPower:
    """How often (0 to 1) the holder, or the group acting in concert, decides in the company."""

    holders: tuple[int, ...]
    power: float


@dataclass(frozen=True)
class NetworkPower:
    """The power of everyone above a company, the most powerful first, drawn `samples` times.

    `undecided` is how often nobody above decides: the votes known are no majority, or a ring keeps itself.
    `standard_error` bounds the error of each figure (one sigma).
    """

    company: int
    powers: tuple[HolderPower, ...]
    undecided: float
    samples: int
    standard_error: float


def network_power(
    holdings: Holdings, company: int, groups: Sequence[Concert] = (), *, seed: int = 0
) -> NetworkPower:
    """How often each holder's votes, with those of all whom it decides for, are the ones that decide.

    In each company the blocs that follow one holder come in random order; the one whose votes carry the
    company over half of all votes decides, and the company's own votes below follow it. For one company this
    is the Shapley-Shubik index. Undisclosed votes are cast by nobody. Drawn from a seeded generator, the
    fewer times the more holdings there are; O(samples · holdings), where there are rings some 115 times that.

    Mizuno, Doi & Kurizaki, "The power of corporate control in the global ownership network", PLoS ONE 15
    (2020), with their restart of .01. Independent draws stand for their one long chain.
    """
    part = upstream(holdings, company)
    within = concerts_within(groups, part.numbers())
    up = part.holdings.up
    labels, count = strong_components(up.start, up.node)
    _, order = components_in_order(labels, count)
    ringed = int(np.bincount(labels).max()) > 1
    rounds = round(1 / RESTART) + BURN_IN if ringed else 1
    samples = int(np.clip(STEPS // (rounds * (up.node.size + 1)), FEWEST_SAMPLES, MOST_SAMPLES))
    drawn = labels_drawn(
        up.start,
        votes_cast(part.holdings, within, everywhere=True),
        up.low,
        order[up.start[order + 1] > up.start[order]],
        0.5 + SHARE_TOLERANCE,
        samples,
        BURN_IN if ringed else 0,
        RESTART if ringed else 1.0,
        seed,
    )
    powers = [
        HolderPower(
            part.whole_nodes((at,) if at < part.holdings.n else within[at - part.holdings.n].members),
            float(drawn[at]) / samples,
        )
        for at in np.flatnonzero(drawn).tolist()
        if at
    ]
    return NetworkPower(
        company=company,
        powers=tuple(sorted(powers, key=lambda one: (-one.power, one.holders))),
        undecided=float(drawn[0]) / samples,
        samples=samples,
        standard_error=0.5 / samples**0.5,
    )
