"""Planted cross-holding rings, with shares that count the cycles exactly."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from loaders.county.cases.case import Case, Firm, Human, human, planted_code
from loaders.county.cases.rows import held, registered
from loaders.county.exact import Shares, integrated, penetrated

Stake = tuple[Firm | Human, Firm, float]
"""Holder, owned, percent."""


def cases(today: date) -> tuple[Case, ...]:
    """A ring of three with several owners, and a nearly closed ring with one small outsider."""
    del today
    return _ring_of_three(), _one_outsider()


def party(holder: Firm | Human) -> str:
    """What names the holder in an answer: an enterprise's code or a person's number."""
    return holder.code if isinstance(holder, Firm) else holder.number


def share_answers(stakes: list[Stake]) -> list[dict[str, object]]:
    """Integrated and penetrated share of every holder in every enterprise, where either is above nought."""
    shares: Shares = {(party(a), party(b)): Fraction(str(percent)) / 100 for a, b, percent in stakes}
    holders = list(dict.fromkeys(name for name, _ in shares))
    owned = list(dict.fromkeys(name for _, name in shares))
    return [
        _share_answer(shares, one, other)
        for one in holders
        for other in owned
        if integrated(shares, one, other) > 0
    ]


def _share_answer(shares: Shares, holder: str, owned: str) -> dict[str, object]:
    whole = integrated(shares, holder, owned)
    routes = Fraction(0) if holder == owned else penetrated(shares, holder, owned)
    return {
        "holder": holder,
        "owned": owned,
        "integrated_share": float(whole),
        "integrated_share_exact": str(whole),
        "penetrated_share": float(routes),
        "penetrated_share_exact": str(routes),
    }


def _ring_of_three() -> Case:
    lu, miao, cong = (
        human("陆建国", "19660312", 901),
        human("缪学军", "19710825", 903),
        human("丛海燕", "19790506", 902),
    )
    a = Firm(planted_code(1, 1), "南通沧澜海洋工程有限公司", lu, date(2009, 4, 16), capital="5000")
    b = Firm(planted_code(1, 2), "如东沧澜船舶配套有限公司", miao, date(2011, 9, 5), capital="2000")
    c = Firm(planted_code(1, 3), "如东沧澜港口物流有限公司", lu, date(2013, 6, 20), capital="1000")
    stakes: list[Stake] = [
        (lu, a, 60), (c, a, 40), (a, b, 30), (miao, b, 70), (b, c, 25), (lu, c, 45), (cong, c, 30),
    ]  # fmt: skip
    ring = {"members": sorted(firm.code for firm in (a, b, c))}
    return Case(
        "cross_holding_ring",
        "三家公司循环持股：综合持股比例计入循环，穿透比例只计简单路径",
        {"a": a.code, "b": b.code, "c": c.code, "lu": lu.number, "miao": miao.number, "cong": cong.number},
        {"ring": ring, "shares": share_answers(stakes)},
        tuple(
            [row for firm in (a, b, c) for row in registered(firm)]
            + [held(owned, holder, percent, date(2014, 3, 1)) for holder, owned, percent in stakes]
        ),
    )


def _one_outsider() -> Case:
    owner = human("桑国栋", "19630719", 905)
    a = Firm(planted_code(2, 1), "如东澹泊实业有限公司", owner, date(2006, 2, 27), capital="1000")
    b = Firm(planted_code(2, 2), "如东澹泊投资有限公司", owner, date(2008, 8, 8), capital="1000")
    stakes: list[Stake] = [(owner, a, 5), (b, a, 95), (owner, b, 5), (a, b, 95)]
    return Case(
        "ring_with_one_outsider",
        "互持95%、唯一外部股东各持5%：经济上全部属于他，穿透比例仅9.75%",
        {"a": a.code, "b": b.code, "owner": owner.number},
        {"ring": {"members": sorted((a.code, b.code))}, "shares": share_answers(stakes)},
        tuple(
            [row for firm in (a, b) for row in registered(firm)]
            + [held(owned, holder, percent, date(2009, 1, 5)) for holder, owned, percent in stakes]
        ),
    )
