"""Nominees and depositories (名义持有人): registered as holders for others, and never a controller."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

__all__ = ["NOMINEES", "Nominee", "nominee_nodes"]


@dataclass(frozen=True)
class Nominee:
    """A name under which shares are held for their beneficial holders, with the time it holds for."""

    name: str
    basis: str
    valid_from: date
    valid_to: date | None
    confidence: str


NOMINEES = (
    Nominee(
        "香港中央结算(代理人)有限公司",
        "香港联交所中央结算系统 (CCASS) 的代理人, 代表参与者登记持有 H 股",
        date(1992, 6, 24),
        None,
        "medium",
    ),
    Nominee(
        "HKSCC Nominees Limited", "香港中央结算(代理人)有限公司的英文名称", date(1992, 6, 24), None, "medium"
    ),
    Nominee(
        "香港中央结算有限公司",
        "内地与香港股票市场交易互联互通机制若干规定: 沪股通、深股通股票的名义持有人",
        date(2014, 11, 17),
        None,
        "high",
    ),
    Nominee(
        "中国证券登记结算有限责任公司",
        "证券法 第一百四十七条: 证券登记结算机构, 存管与名义持有",
        date(2001, 3, 30),
        None,
        "medium",
    ),
)


def nominee_nodes(names: Iterable[str], on: date, nominees: Iterable[Nominee] = NOMINEES) -> frozenset[int]:
    """The places in `names` that are a nominee's name on that date, brackets and widths aside."""
    in_force = {
        _plain(one.name)
        for one in nominees
        if one.valid_from <= on and (one.valid_to is None or on <= one.valid_to)
    }
    return frozenset(at for at, name in enumerate(names) if _plain(name) in in_force)


def _plain(name: str) -> str:
    return "".join(unicodedata.normalize("NFKC", name).upper().split())
