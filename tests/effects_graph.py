"""Facts for the tests of legal effects, laid over the county of answers_graph.

清白 on the wage-arrears list since 200 days; 张伟 its representative since 2020, 李娜 since 100 days ago.
东方 (张伟's) on the dishonest debtors' list besides; 存疑 ordered out of bidding by a decision.
"""

from __future__ import annotations

from datetime import date

import pyarrow as pa
from answers_graph import (
    CLEAN,
    DONGFANG,
    DOUBTED,
    HAISHENG,
    LI_NA,
    ZHANG_WEI,
    dates,
    days,
    fact,
    load_county,
    texts,
)
from fixture_graph import deliver

from graph_service.store.store import Store

WAGES_NO, DEFAULT_NO, DECISION_NO = "东人社欠薪〔1〕3号", "（2026）苏0623执1号", "东行审限〔1〕1号"


def load_effects(store: Store) -> None:
    """The county with the facts above."""
    load_county(store)
    load_facts(store)


def load_facts(store: Store) -> None:
    """The facts above alone, over a county that is there."""
    deliver(store, "reps", _representatives())
    deliver(store, "wages", _entries())
    deliver(store, "measure_decisions", _decision())


def _representatives():  # type: ignore[no-untyped-def]
    return fact(
        "LEGAL_REP_OF",
        "Person",
        "Enterprise",
        source=[ZHANG_WEI, LI_NA],
        target=[CLEAN, CLEAN],
        position=texts("执行董事", "经理"),
        valid_from=dates(date(2020, 1, 1), days(-100)),
        valid_to=dates(days(-100), None),
    )


def _entries():  # type: ignore[no-untyped-def]
    listed_on = dates(days(-200), days(-30))
    return fact(
        "ListEntry",
        "Enterprise",
        "",
        subject=[CLEAN, DONGFANG],
        list_code=["NMG", "SX_BZX"],
        entry_no=[WAGES_NO, DEFAULT_NO],
        authority=["如东县人力资源和社会保障局", "如东县人民法院"],
        listed_on=listed_on,
        valid_from=listed_on,
        use_until=dates(days(895), None),
        measure_until=dates(days(895), None),
    )


def _decision():  # type: ignore[no-untyped-def]
    return fact(
        "MeasureDecision",
        "Enterprise",
        "",
        subject=[DOUBTED, HAISHENG],
        decision_no=[DECISION_NO, "东行审限〔1〕2号"],
        matters=pa.array([["bidding"], ["bidding"]], pa.list_(pa.string())),
        action=["取消一年内参加依法必须进行招标的项目的投标资格"] * 2,
        basis=["中华人民共和国招标投标法第五十四条"] * 2,
        authority=["如东县行政审批局"] * 2,
        decided_on=dates(days(-40), days(-400)),
        valid_from=dates(days(-40), days(-400)),
        valid_to=dates(days(325), days(-35)),
    )
