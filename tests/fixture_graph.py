"""A small graph that every store, answer and API test reads: a holding chain, people, a list, ended records.

张伟(a number) ──80%──> 南通华盛 ──60%──> 如东海晟 ──70%──> 如东东方
李娜(no number) ─ 20% ─┘      └─ 南通华盛如东分公司 (branch)
如东海晟 ──guarantees──> 如东东方 ; 如东东方 stands on SJ_YZ (tier A), 南通华盛 on JY_YC until removed
"""

from __future__ import annotations

from datetime import date

import pyarrow as pa

from graph_service.store.delivery import Delivery, FactRows, Outcome, Parcel, SubjectRows
from graph_service.store.store import Store
from graph_service.store.writer import write

HUASHENG, HAISHENG, DONGFANG, BRANCH = (
    "91320600MA1HUA013P",
    "91320623MA1HAX025Y",
    "91320623MA2DFD034U",
    "91320623MA3HRD043P",
)
ZHANG_WEI, LI_NA = "p:0123456789abcdef0123456789abcdef", f"李娜@{HUASHENG}"
NAMES = {
    HUASHENG: "南通华盛建设有限公司",
    HAISHENG: "如东海晟机械有限公司",
    DONGFANG: "如东东方电子有限公司",
    BRANCH: "南通华盛建设有限公司如东分公司",
}
TODAY = date(2026, 7, 15)


def load_fixture(store: Store) -> None:
    """Write the whole fixture, one delivery a layout."""
    for layout, parcel in PARCELS.items():
        deliver(store, layout, parcel)


def deliver(
    store: Store, layout: str, parcel: Parcel, *, sha256: str = "", full: bool = False, source: str = "市监局"
) -> Outcome:
    """Write one parcel as if it were a file of this layout."""
    read = sum(facts.rows.num_rows for facts in parcel.facts)
    named = sha256 or f"sha-{layout}"
    return write(store, Delivery(source, layout, f"{layout}.csv", named, full, read, 0), parcel)


def wipe(store: Store) -> None:
    """Delete everything from a database that the suite itself started."""
    store.connection.run("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 10000 ROWS")


def enterprises(*codes: str, authoritative: bool = True) -> SubjectRows:
    """Enterprise subjects by code, with the fixture's names."""
    return SubjectRows(
        "Enterprise",
        pa.table(
            {
                "id": list(codes),
                "identity": ["uscc"] * len(codes),
                "uscc": list(codes),
                "kind": ["enterprise"] * len(codes),
                "name": [NAMES[code] for code in codes],
                "names_folded": [NAMES[code] for code in codes],
                "registered": [authoritative] * len(codes),
            }
        ),
        authoritative,
    )


PEOPLE = SubjectRows(
    "Person",
    pa.table(
        {
            "id": [ZHANG_WEI, LI_NA],
            "identity": ["resident_id", "within_enterprise"],
            "name": ["张伟", "李娜"],
            "id_masked": ["3****************X", None],
            "within": [None, HUASHENG],
        }
    ),
)


def holdings(
    *rows: tuple[str, str, float | None], holder: str = "Enterprise", first_row: int = 2
) -> FactRows:
    """HOLDS rows (holder, company, ratio)."""
    return FactRows(
        "HOLDS",
        holder,
        "Enterprise",
        pa.table(
            {
                "source": [row[0] for row in rows],
                "target": [row[1] for row in rows],
                "ratio": pa.array([row[2] for row in rows], pa.float64()),
                "valid_from": pa.array([date(2020, 1, 1)] * len(rows), pa.date32()),
                "row": list(range(first_row, first_row + len(rows))),
            }
        ),
    )


def _registrations() -> Parcel:
    codes = list(NAMES)
    rows = pa.table(
        {
            "subject": codes,
            "name": [NAMES[code] for code in codes],
            "former_names": pa.array([["南通华盛装饰有限公司"], [], [], []], pa.list_(pa.string())),
            "status": ["存续"] * 4,
            "legal_form": ["有限责任公司"] * 3 + ["有限责任公司分公司"],
            "registered_capital": [50_000_000.0, 10_000_000.0, 5_000_000.0, None],
            "established_on": pa.array([date(2010, 5, 1)] * 4, pa.date32()),
            "authority": ["南通市市场监督管理局"] + ["如东县市场监督管理局"] * 3,
            "region_code": ["320600", "320623", "320623", "320623"],
            "row": [2, 3, 4, 5],
        }
    )
    return Parcel((enterprises(*codes),), (FactRows("Registration", "Enterprise", "", rows),))


def _people() -> Parcel:
    rep = pa.table({"source": [ZHANG_WEI], "target": [HUASHENG], "position": ["执行董事"], "row": [2]})
    post = pa.table({"source": [LI_NA], "target": [HUASHENG], "position": ["监事"], "row": [3]})
    return Parcel(
        (PEOPLE,),
        (
            FactRows("LEGAL_REP_OF", "Person", "Enterprise", rep),
            FactRows("EXECUTIVE_OF", "Person", "Enterprise", post),
        ),
    )


def _holders() -> Parcel:
    people = holdings((ZHANG_WEI, HUASHENG, 0.8), (LI_NA, HUASHENG, 0.2), holder="Person")
    firms = holdings((HUASHENG, HAISHENG, 0.6), (HAISHENG, DONGFANG, 0.7), first_row=4)
    return Parcel((PEOPLE,), (people, firms))


def _relations() -> Parcel:
    branch = pa.table({"source": [BRANCH], "target": [HUASHENG], "row": [2]})
    guarantee = pa.table(
        {
            "source": [HAISHENG],
            "target": [DONGFANG],
            "amount": [24_000_000.0],
            "creditor": ["如东农村商业银行"],
            "contract_no": ["保字2025第018号"],
            "valid_from": pa.array([date(2025, 3, 1)], pa.date32()),
            "valid_to": pa.array([date(2028, 3, 1)], pa.date32()),
            "row": [3],
        }
    )
    return Parcel(
        (),
        (
            FactRows("BRANCH_OF", "Enterprise", "Enterprise", branch),
            FactRows("GUARANTEES", "Enterprise", "Enterprise", guarantee),
        ),
    )


def _control() -> Parcel:
    """张伟 and 李娜 act in concert in 南通华盛, which declared 张伟 as its controller."""
    concert = pa.table(
        {
            "source": [ZHANG_WEI],
            "target": [LI_NA],
            "agreement_no": ["华盛一致行动〔2024〕1号"],
            "company": [HUASHENG],
            "valid_from": pa.array([date(2024, 1, 1)], pa.date32()),
            "row": [2],
        }
    )
    claim = pa.table(
        {"source": [ZHANG_WEI], "target": [HUASHENG], "declared_kind": ["actual_controller"], "row": [3]}
    )
    return Parcel(
        (),
        (
            FactRows("ACTS_WITH", "Person", "Person", concert),
            FactRows("DECLARED_CONTROLLER_OF", "Person", "Enterprise", claim),
        ),
    )


def _penalties() -> Parcel:
    rows = pa.table(
        {
            "subject": [HUASHENG, HUASHENG],
            "decision_no": ["通市监罚〔2026〕12号", "通市监罚〔2024〕7号"],
            "violation": ["虚假宣传", "无证经营"],
            "kinds": pa.array([["罚款"], ["罚款"]], pa.list_(pa.string())),
            "fine": [30_000.0, 80_000.0],
            "decided_on": pa.array([date(2026, 5, 1), date(2024, 9, 1)], pa.date32()),
            "authority": ["南通市市场监督管理局"] * 2,
            "level": ["general"] * 2,
            "use_until": pa.array([date(2027, 5, 1), date(2025, 9, 1)], pa.date32()),
            "end_reason": ["一般失信最长一年", "一般失信最长一年"],
            "row": [2, 3],
        }
    )
    return Parcel((), (FactRows("Penalty", "Enterprise", "", rows),))


def _licences() -> Parcel:
    rows = pa.table(
        {
            "subject": [HUASHENG],
            "decision_no": ["（苏）JZ安许证字〔2025〕0623"],
            "licence_kind": ["普通"],
            "licensed": ["建筑施工"],
            "decided_on": pa.array([date(2025, 2, 1)], pa.date32()),
            "authority": ["江苏省住房和城乡建设厅"],
            "valid_from": pa.array([date(2025, 2, 1)], pa.date32()),
            "valid_to": pa.array([date(2028, 2, 1)], pa.date32()),
            "row": [2],
        }
    )
    return Parcel((), (FactRows("Licence", "Enterprise", "", rows),))


def _lists() -> Parcel:
    lists = SubjectRows(
        "List", pa.table({"id": ["SJ_YZ", "JY_YC"], "name": ["严重违法失信名单", "经营异常名录"]}), True
    )
    rows = pa.table(
        {
            "subject": ["SJ_YZ", "JY_YC"],
            "name": ["严重违法失信名单", "经营异常名录"],
            "tier": ["A", "B"],
            "basis": ["市场监管总局令第44号", "企业信息公示暂行条例"],
            "authority": ["市场监督管理部门"] * 2,
            "term_months": pa.array([36, None], pa.int64()),
            "row": [2, 3],
        }
    )
    return Parcel((lists,), (FactRows("ListDefinition", "List", "", rows),))


def _entries() -> Parcel:
    rows = pa.table(
        {
            "subject": [DONGFANG, HUASHENG],
            "list_code": ["SJ_YZ", "JY_YC"],
            "entry_no": ["东市监严列〔2026〕3号", None],
            "reason": ["提供虚假材料取得登记", "未按规定公示年度报告"],
            "authority": ["如东县市场监督管理局", "南通市市场监督管理局"],
            "listed_on": pa.array([date(2026, 3, 2), date(2024, 7, 10)], pa.date32()),
            "removed_on": pa.array([None, date(2025, 1, 8)], pa.date32()),
            "use_until": pa.array([date(2029, 3, 2), date(2025, 1, 8)], pa.date32()),
            "measure_until": pa.array([date(2029, 3, 2), date(2025, 1, 8)], pa.date32()),
            "row": [2, 3],
        }
    )
    return Parcel((), (FactRows("ListEntry", "Enterprise", "", rows),))


PARCELS = {
    "enterprises": _registrations(),
    "people": _people(),
    "shareholders": _holders(),
    "relations": _relations(),
    "control": _control(),
    "penalties": _penalties(),
    "licences": _licences(),
    "list_definitions": _lists(),
    "list_entries": _entries(),
}
"""What each layout of the fixture delivers."""
