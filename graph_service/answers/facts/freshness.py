"""What has been delivered: each source's last load by layout, and which kinds of fact it held."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from graph_service.answers.as_of import AsOf, as_of
from graph_service.answers.facts.values import a_map, filled, maps
from graph_service.beijing import beijing_day
from graph_service.snapshot.held import HeldSnapshot
from graph_service.store.store import Store

LAYOUTS = {
    "enterprises": "市场主体登记",
    "people": "主要人员",
    "shareholders": "股东及出资",
    "concert_agreements": "一致行动协议",
    "declared_controllers": "企业申报的控制人",
    "branches": "分支机构",
    "guarantees": "对外担保",
    "penalties": "行政处罚",
    "licences": "行政许可",
    "list_definitions": "名单定义",
    "list_entries": "名单记录",
    "judgment_defaulters": "失信被执行人",
    "serious_violations": "严重违法失信名单",
    "abnormal_operations": "经营异常名录",
    "tax_violations": "重大税收违法失信主体",
    "repairs": "信用修复",
    "disputes": "异议",
    "annulments": "撤销",
    "commitments": "信用承诺",
    "evaluations": "信用评价",
    "rule_change": "规则变更",
    "measure_decisions": "惩戒措施决定",
}
"""The official layouts, in words."""


@dataclass(frozen=True)
class SourceState:
    """One source's deliveries in one layout; `finished` is null where no load has come to its end."""

    source: str
    layout: str
    file: str | None
    finished: datetime | None
    full: bool | None
    read: int | None
    written: int | None
    rejected: int | None
    kinds: tuple[str, ...]
    running: bool

    @property
    def loaded_on(self) -> date | None:
        """Day in Beijing of the last finished load."""
        return None if self.finished is None else beijing_day(self.finished)

    @property
    def layout_zh(self) -> str:
        """The layout in words."""
        return layout_words(self.layout)


def layout_words(layout: str) -> str:
    """An official layout in words; any other by its own name."""
    return LAYOUTS.get(layout, layout)


def sources_held(held: HeldSnapshot) -> tuple[SourceState, ...]:
    """The state of every source and layout now; asked of the graph only when a load has begun or ended."""
    return held.once("sources", lambda: sources_loaded(held.store, as_of()))


def sources_loaded(store: Store, moment: AsOf) -> tuple[SourceState, ...]:
    """The state of every source and layout, as of the moment."""
    [found] = store.rows("sources_loaded", known_on=moment.known_on)
    return tuple(
        filled(
            SourceState,
            a_map(row["last"]),
            source=str(row["source"]),
            layout=str(row["layout"]),
            running=row["running"] is True,
        )
        for row in maps(found["sources"])
    )


def suppliers(states: tuple[SourceState, ...], *kinds: str) -> tuple[SourceState, ...]:
    """Those that have finished delivering facts of one of these kinds (records or relations)."""
    return tuple(one for one in states if set(kinds) & set(one.kinds) and one.finished is not None)
