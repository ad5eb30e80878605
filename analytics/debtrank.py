"""DebtRank, the stress test of banking networks, kept as a contrast to the contagion score.

Fit for real exposures (guarantees over net assets); a share of capital or a common director is none.
"""

from __future__ import annotations

import numpy as np

from analytics.arrays import Floats


def debtrank_original(leverage: Floats, shock: Floats) -> Floats:
    """Relative losses when each node passes on its distress once, then falls silent.

    Battiston et al. 2012 (Scientific Reports 2:541).

    Args:
        leverage: [i, j] is the exposure of i to j over the equity of i.
        shock: loss of equity of each node at the start, 0 to 1.
    """
    losses = np.minimum(1.0, shock)
    silent = np.zeros(shock.size, np.bool_)
    distressed = losses > 0
    while distressed.any():
        raised = np.minimum(1.0, losses + leverage[:, distressed] @ losses[distressed])
        silent |= distressed
        distressed = (raised > losses) & ~silent
        losses = raised
    return losses


def debtrank_linear(leverage: Floats, shock: Floats, tolerance: float = 1e-15) -> Floats:
    """Relative losses when every further loss is passed on in proportion, until nothing moves.

    h(t+1) = min(1, h(t) + Λ(h(t) − h(t−1))); Bardoscia et al. 2015 (PLoS ONE 10:e0130406) with the published
    correction (e0134888). While h < 1 it is (I − Λ)⁻¹ h(0); a loss is passed on only up to what made it 1.

    Args:
        leverage: [i, j] is the exposure of i to j over the equity of i.
        shock: loss of equity of each node at the start, 0 to 1.
        tolerance: ends when no loss moves by more.
    """
    losses = np.minimum(1.0, shock)
    raised = losses
    while raised.size and raised.max() > tolerance:
        grown = np.minimum(1.0, losses + leverage @ raised)
        losses, raised = grown, grown - losses
    return losses
