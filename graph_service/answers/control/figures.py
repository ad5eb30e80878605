"""Computed shares in words, and a party's stake (权益) with its routes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from analytics.share_range import ShareRange

DECIMALS = 4
"""Of a computed share in percent; a share above nought is never written as 0%."""


@dataclass(frozen=True)
class StakeRoute:
    """One way from holder to company: the product of its shares, and its holdings by number, from the top."""

    product: ShareRange
    steps: tuple[int, ...]


@dataclass(frozen=True)
class Stake:
    """What one party holds of another, each figure under its own name; shares are 0 to 1.

    `direct` (直接), null where nothing is held directly; `penetrated` (穿透): the routes added up;
    `integrated` (综合): every walk, exact in rings, null where a closed ring leaves no such figure;
    `through_cycles` (其中循环): what integrated adds to penetrated, null where shares are undisclosed or
    routes were left out, so that the two cannot be told apart. `nominee`: holds for others (名义持有).
    """

    party: str
    name: str
    words: str
    direct: ShareRange | None
    penetrated: ShareRange
    integrated: ShareRange | None
    through_cycles: float | None
    nominee: bool
    route_count: int
    routes: tuple[StakeRoute, ...]
    proof: str | None = None


def share_text(share: ShareRange | None, absent: str = "—") -> str:
    """A share in words: 36%, 10%–25%; for a share that nobody disclosed 未披露."""
    if share is None:
        return absent
    if share.known:
        return percent(share.low)
    return f"{percent(share.low)}–{percent(share.high)}"


@lru_cache(maxsize=1 << 14)
def percent(share: float) -> str:
    """A fraction as percent, trailing noughts left out."""
    if 0 < share < 10**-DECIMALS / 100:
        return f"<{10**-DECIMALS:.{DECIMALS}f}%"
    return f"{share * 100:.{DECIMALS}f}".rstrip("0").rstrip(".") + "%"


def stake_words(
    direct: ShareRange | None,
    penetrated: ShareRange,
    integrated: ShareRange | None,
    through_cycles: float | None,
) -> str:
    """The figures with their kinds: 直接 60% · 穿透 36% · 综合 38.2%（其中循环 2.2%）."""
    cycles = f"（其中循环 {percent(through_cycles)}）" if through_cycles else ""
    parts = (
        f"直接 {share_text(direct)}" if direct else "",
        f"穿透 {share_text(penetrated)}",
        f"综合 {share_text(integrated, '无法计算（闭环持股）')}{cycles}",
    )
    open_range = "，区间系比例未披露所致" if not penetrated.known else ""
    return " · ".join(part for part in parts if part) + open_range
