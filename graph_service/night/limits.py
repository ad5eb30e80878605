"""The limits of a night run, each with how many met it: what is capped is said."""

from __future__ import annotations

import numpy as np

from analytics.contagion import Contagion
from analytics.guarantee_circles import LONGEST_CYCLE, GuaranteeNetwork
from analytics.penetrated_shares import PenetratedShares
from analytics.route_kernels import CUT_BY_LENGTH, CUT_BY_PRODUCT
from analytics.routes import MAX_EDGES, MIN_PRODUCT
from graph_service.night.ids import Ids
from graph_service.night.manifest import Truncation
from graph_service.night.ownership_half import OwnershipHalf
from graph_service.night.risk_half import RiskHalf

__all__ = ["truncations"]


def truncations(owned: OwnershipHalf, risky: RiskHalf, ids: Ids) -> tuple[Truncation, ...]:
    """Every limit of the tables, met or not."""
    return (
        *_routes(owned.routes),
        _cycles(risky.guarantees),
        *_contagion(risky, ids),
    )


def _routes(routes: PenetratedShares) -> tuple[Truncation, ...]:
    long = int(np.count_nonzero(routes.cut & CUT_BY_LENGTH))
    thin = int(np.count_nonzero(routes.cut & CUT_BY_PRODUCT))
    return (
        _met("penetrated_shares", f"超过 {MAX_EDGES} 层的路径不计入；met_by 为受影响的企业数", long),
        _met("penetrated_shares", f"乘积低于 {MIN_PRODUCT:g} 的路径不计入；met_by 为受影响的企业数", thin),
    )


def _cycles(guarantees: GuaranteeNetwork) -> Truncation:
    short = sum(one.cycles_complete_to < LONGEST_CYCLE for one in guarantees.circles)
    words = f"环列至 {LONGEST_CYCLE} 个成员；met_by 为因环过多而未列全的担保圈数，见 cycles_complete_to"
    return _met("guarantee_cycles", words, short)


def _contagion(risky: RiskHalf, ids: Ids) -> tuple[Truncation, ...]:
    found: Contagion = risky.contagion
    more = int(np.count_nonzero(risky.sources[ids.enterprises] > found.keep))
    spread = found.network.spread
    return (
        _met("contagion", f"每户列最强的 {found.keep} 个来源；met_by 为另有来源的企业数", more),
        # how far risk would be followed beyond is not known: it is a choice of the rules, told with each run
        Truncation("contagion", f"传导至 {spread.hops} 层，贡献低于 {spread.cutoff:g} 的不计入", None, True),
    )


def _met(table: str, limit: str, met_by: int) -> Truncation:
    return Truncation(table, limit, met_by, met_by > 0)
