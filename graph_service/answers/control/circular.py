"""Circular holdings (循环持股) of the whole graph as data, and their words."""

from __future__ import annotations

from dataclasses import dataclass

from analytics.circular_holding import Alarm
from analytics.share_range import ShareRange
from graph_service.answers.as_of import AsOf
from graph_service.answers.cuts import Cut
from graph_service.answers.facts.freshness import SourceState
from graph_service.answers.facts.parties import Party
from graph_service.answers.facts.relations import Relation
from graph_service.answers.window import Window

NOTE = (
    "环外持股为各成员未由环内持有的比例的平均；不足 5% 时，少量外部持股即可支配全部成员，资本被重复计算。"
    "由登记的股权推算，供核查，不是违法认定。"
)
"""Stands with every list of rings."""


@dataclass(frozen=True)
class CircularRing:
    """Companies that hold each other in a circle, or in several that touch.

    `outside` is the part of their capital not held inside, each member counted alike, 0 to 1, as a range
    where shares are undisclosed. `counted` is how often capital inside is counted, 1/(1 − ρ); null where it
    is counted without end. `outside_holders` hold members from outside, by number of members held.
    """

    sentence: str
    alarm: Alarm
    alarm_zh: str
    members: tuple[Party, ...]
    outside: ShareRange
    counted: float | None
    holdings: tuple[Relation, ...]
    outside_holders: tuple[Party, ...]
    outside_holders_total: int


@dataclass(frozen=True)
class CircularHoldingsAnswer:
    """Every ring of the graph, the most closed first; `alarms` counts them by how closed they are."""

    sentence: str
    as_of: AsOf
    alarm: Alarm | None
    window: Window
    total: int
    alarms: dict[Alarm, int]
    rings: tuple[CircularRing, ...]
    sources: tuple[SourceState, ...]
    cuts: tuple[Cut, ...]
    note: str = NOTE
