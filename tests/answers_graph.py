"""A small county for the tests of answers, pages and API; its days are counted from today, so it never ages.

张伟 ─rep─> 华盛 ─60%─> 海晟 ─70%─> 东方        东方 stands on SJ_YZ (tier A), 海晟 on JY_YC (tier B)
张伟 ─rep─> 东方   华盛 ─?─> <script>…          海晟 guarantees 东方, 华盛 guarantees 某某 (only mentioned)
清白: registered, no more   另一华盛: same name, other code, 注销   存疑: undefined list, past measures
"""

from __future__ import annotations

from datetime import date, timedelta

import pyarrow as pa
from fixture_graph import deliver

from analytics.names import folded
from analytics.uscc import uscc_check_char
from graph_service.beijing import beijing_today
from graph_service.store.delivery import FactRows, Parcel, SubjectRows
from graph_service.store.store import Store

TODAY = beijing_today()


def days(number: int) -> date:
    """So many days after today; before it where negative."""
    return TODAY + timedelta(days=number)


def code(first17: str) -> str:
    """A valid unified social credit code."""
    return first17 + uscc_check_char(first17)


HUASHENG = code("91320600MA1HUAJ01")
HAISHENG = code("91320623MA2HAJX02")
DONGFANG = code("91320623MA2DFDW03")
NAMESAKE = code("91320602MA3HUAJ04")
HOSTILE = code("91320623MA4XXXX05")
CLEAN = code("91320623MA5QBMY06")
DOUBTED = code("91320623MA6CYXX07")
MENTIONED = "name:320623|如东某某服务部"
ZHANG_WEI, LI_NA = "p:" + "ab" * 16, f"李娜@{HUASHENG}"
SCRIPT_NAME = '<script>alert("1")</script>\u202e公司'
NAMES = {
    HUASHENG: "南通华盛建设有限公司",
    HAISHENG: "如东海晟机械有限公司",
    DONGFANG: "如东东方电子有限公司",
    NAMESAKE: "南通华盛建设有限公司",
    HOSTILE: SCRIPT_NAME,
    CLEAN: "如东清白贸易有限公司",
    DOUBTED: "如东存疑商贸有限公司",
}
FORMER = "南通华盛装饰有限公司"


def load_county(store: Store) -> None:
    """Write the whole county, one delivery a layout."""
    for layout, parcel in _parcels().items():
        deliver(store, layout, parcel)


def texts(*values: str | None) -> pa.Array:
    """A column of text."""
    return pa.array(values, pa.string())


def dates(*values: date | None) -> pa.Array:
    """A column of days."""
    return pa.array(values, pa.date32())


def fact(kind: str, source_label: str, target_label: str, /, **columns: object) -> Parcel:
    """A parcel of facts of one kind; the first row is line 2 of its file."""
    rows = pa.table(columns)
    rows = rows.append_column("row", pa.array(range(2, 2 + rows.num_rows), pa.int64()))
    return Parcel((), (FactRows(kind, source_label, target_label, rows),))


def _parcels() -> dict[str, Parcel]:
    return {
        "enterprises": registrations(),
        "people": people(),
        "shareholders": _holdings(),
        "guarantees": _guarantees(),
        "penalties": _penalties(),
        "licences": _licences(),
        "list_definitions": _definitions(),
        "list_entries": _entries(),
    }


def _subjects() -> tuple[SubjectRows, SubjectRows]:
    codes = list(NAMES)
    folded_names = [" ".join([folded(NAMES[c]), *([FORMER] if c == HUASHENG else [])]) for c in codes]
    registered = pa.table(
        {
            "id": codes,
            "identity": ["uscc"] * len(codes),
            "uscc": codes,
            "kind": ["enterprise"] * len(codes),
            "name": list(NAMES.values()),
            "names_folded": folded_names,
            "registered": [True] * len(codes),
        }
    )
    mentioned = pa.table(
        {
            "id": [MENTIONED],
            "identity": ["name_region"],
            "name": ["如东某某服务部"],
            "names_folded": ["如东某某服务部"],
        }
    )
    return SubjectRows("Enterprise", registered, True), SubjectRows("Enterprise", mentioned)


def registrations() -> Parcel:
    """The registrar's file alone."""
    codes = list(NAMES)
    made = fact(
        "Registration",
        "Enterprise",
        "",
        subject=codes,
        name=list(NAMES.values()),
        former_names=pa.array([[FORMER]] + [[]] * 6, pa.list_(pa.string())),
        status=["注销" if c == NAMESAKE else "存续" for c in codes],
        registered_capital=pa.array([50_000_000.0] * 7, pa.float64()),
        established_on=dates(*[date(2010, 5, 1)] * 7),
        deregistered_on=dates(*[days(-60) if c == NAMESAKE else None for c in codes]),
        authority=["南通市市场监督管理局"] * 7,
        region_code=[c[2:8] for c in codes],
    )
    return Parcel(_subjects(), made.facts)


def people() -> Parcel:
    """张伟 represents two firms, 李娜 supervises one."""
    people = pa.table(
        {
            "id": [ZHANG_WEI, LI_NA],
            "identity": ["resident_id", "within_enterprise"],
            "name": ["张伟", "李娜"],
            "id_masked": texts("3****************X", None),
            "within": texts(None, HUASHENG),
        }
    )
    rep = fact("LEGAL_REP_OF", "Person", "Enterprise", source=[ZHANG_WEI] * 2, target=[HUASHENG, DONGFANG])
    post = fact("EXECUTIVE_OF", "Person", "Enterprise", source=[LI_NA], target=[HUASHENG], position=["监事"])
    return Parcel((SubjectRows("Person", people),), rep.facts + post.facts)


def _holdings() -> Parcel:
    return fact(
        "HOLDS",
        "Enterprise",
        "Enterprise",
        source=[HUASHENG, HAISHENG, HUASHENG],
        target=[HAISHENG, DONGFANG, HOSTILE],
        ratio=pa.array([0.6, 0.7, None], pa.float64()),
        subscribed_capital=pa.array([6_000_000.0, 3_500_000.0, None], pa.float64()),
        valid_from=dates(*[date(2020, 1, 1)] * 3),
    )


def _guarantees() -> Parcel:
    return fact(
        "GUARANTEES",
        "Enterprise",
        "Enterprise",
        source=[HAISHENG, HUASHENG],
        target=[DONGFANG, MENTIONED],
        amount=pa.array([24_000_000.0, 1_000_000.0], pa.float64()),
        contract_no=["保字2025第018号", "保字2025第019号"],
    )


def _penalties() -> Parcel:
    """One in use; one repaired ten days ago."""
    return fact(
        "Penalty",
        "Enterprise",
        "",
        subject=[HUASHENG] * 2,
        decision_no=["通市监罚〔1〕12号", "通市监罚〔1〕7号"],
        violation=["虚假宣传", "无证经营"],
        kinds=pa.array([["罚款"]] * 2, pa.list_(pa.string())),
        fine=pa.array([30_000.0, 80_000.0], pa.float64()),
        decided_on=dates(days(-100), days(-400)),
        valid_from=dates(days(-100), days(-400)),
        level=["general"] * 2,
        repaired_on=dates(None, days(-10)),
        use_until=dates(days(265), days(-10)),
    )


def _licences() -> Parcel:
    return fact(
        "Licence",
        "Enterprise",
        "",
        subject=[HUASHENG],
        decision_no=["（苏）JZ安许证字0623"],
        licensed=["建筑施工"],
        decided_on=dates(days(-300)),
        valid_to=dates(days(700)),
    )


def _definitions() -> Parcel:
    lists = SubjectRows(
        "List", pa.table({"id": ["SJ_YZ", "JY_YC"], "name": ["严重违法失信名单", "经营异常名录"]}), True
    )
    made = fact(
        "ListDefinition",
        "List",
        "",
        subject=["SJ_YZ", "JY_YC"],
        name=["严重违法失信名单", "经营异常名录"],
        tier=["A", "B"],
        basis=["市场监督管理严重违法失信名单管理办法", "企业信息公示暂行条例"],
    )
    return Parcel((lists,), made.facts)


def _entries() -> Parcel:
    """东方 A; 海晟 B; 华盛's ended a month ago; 存疑: one undefined list, one of tier A past its measures."""
    listed_on = dates(days(-120), days(-90), days(-500), days(-80), days(-900))
    return fact(
        "ListEntry",
        "Enterprise",
        "",
        subject=[DONGFANG, HAISHENG, HUASHENG, DOUBTED, DOUBTED],
        list_code=["SJ_YZ", "JY_YC", "JY_YC", "ZX_01", "SJ_YZ"],
        entry_no=["东市监严列3号", "如市监异9号", "通市监异1号", "执字1号", "东市监严列4号"],
        reason=["提供虚假材料取得登记"] * 5,
        authority=["如东县市场监督管理局"] * 5,
        listed_on=listed_on,
        valid_from=listed_on,
        use_until=dates(days(900), None, days(-30), None, days(100)),
        measure_until=dates(days(900), None, days(-30), None, days(-1)),
        end_reason=["公布期三年", None, "已移出", None, "提前移出"],
    )
