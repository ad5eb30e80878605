"""Planted legal effects: whom a listing reaches, whom it does not, and on which day (法律约束)."""

from __future__ import annotations

from datetime import date

from loaders.county.cases.case import Case, Firm, Human, Row, before, human, planted_code
from loaders.county.cases.event_rows import repaired
from loaders.county.cases.rows import defaulted, held, post, registered, serious

_BRANDS = ("守约", "薪安", "旧令", "复业", "隔年", "同席甲", "同席乙", "同席丙")
_OWNERS = ("夹谷言", "宰父勤", "谷梁旧", "乐正复", "漆雕年", "公西同", "公西同", "公西同")


def cases(today: date) -> tuple[Case, ...]:
    """One case to each way in which the law reaches a subject or does not."""
    return (
        _not_reached(today, _firm(0)),
        _reached(today, _firm(1)),
        _superseded(today, _firm(2)),
        _repaired(today, _firm(3)),
        _by_day(today, _firm(4)),
        _one_lot(_firm(5), _firm(6, head=_firm(5).legal), _firm(7, head=Human("公西同"))),
    )


def _firm(place: int, head: Human | None = None) -> Firm:
    owner = head or human(_OWNERS[place], f"197{place + 1}0618", 960 + place)
    name = f"如东{_BRANDS[place]}建筑工程有限公司"
    return Firm(planted_code(51, place + 1), name, owner, date(2014, 6, 1 + place))


def _base(firm: Firm) -> list[Row]:
    return [*registered(firm), held(firm, firm.legal, 100)]


def _not_reached(today: date, firm: Firm) -> Case:
    return Case(
        "listed_firm_representative_not_reached",
        "单位为失信被执行人：应当拒绝其参与政府采购；其法定代表人不受列入影响（法发〔2019〕35号第16条）",
        {"firm": firm.code, "representative": firm.legal.number},
        {"matter": "procurement", "firm": ["E23"], "representative": []},
        (
            *_base(firm),
            defaulted(firm, "（2026）苏0623执90051号", before(today, 60), until=before(today, -600)),
        ),
    )


def _reached(today: date, firm: Firm) -> Case:
    successor = human("宰父继", "19830618", 970)
    took_over = before(today, 40)
    layout, row = post(firm, successor, "经理", legal=True)
    rows = [
        ("enterprises", {**registered(firm)[0][1], "法定代表人": successor.name}),
        post(firm, firm.legal, "执行董事兼总经理", legal=True, until=took_over),
        (layout, {**row, "任职日期": took_over}),
        held(firm, firm.legal, 100),
        _unpaid(firm, "东人社欠薪〔2026〕9052号", before(today, 120)),
    ]
    return Case(
        "wage_arrears_reaches_representative",
        "拖欠农民工工资：及于列入之日在任的法定代表人，不及于其后就任者（条例第四十八条）",
        {"firm": firm.code, "representative": firm.legal.number, "successor": successor.number},
        {"matter": "honours", "firm": ["E08"], "representative": ["E08"], "successor": []},
        tuple(rows),
    )


def _superseded(today: date, firm: Firm) -> Case:
    return Case(
        "superseded_memorandum",
        "仅有备忘录的措施：已被取代，不得执行（国办发〔2020〕49号）",
        {"firm": firm.code},
        {"matter": "procurement", "firm": [], "superseded": ["X01"]},
        (*_base(firm), serious(firm, "东市监列〔2026〕900053号", before(today, 90))),
    )


def _repaired(today: date, firm: Firm) -> Case:
    entry = "东人社欠薪〔2025〕9054号"
    return Case(
        "repaired_entry_binds_nobody",
        "已修复的名单记录：对单位和法定代表人均不再有约束",
        {"firm": firm.code, "representative": firm.legal.number},
        {"matter": "procurement", "firm": [], "representative": []},
        (
            *_base(firm),
            _unpaid(firm, entry, before(today, 300)),
            repaired(firm, before(today, 10), list_code="NMG", entry=entry),
        ),
    )


def _by_day(today: date, firm: Firm) -> Case:
    listed = before(today, 200)
    return Case(
        "effect_on_an_earlier_day",
        "按日期查询：列入前一日无约束，列入当日起有",
        {"firm": firm.code},
        {"matter": "bidding", "listed_on": listed, "before": [], "since": ["E08"]},
        (*_base(firm), _unpaid(firm, "东人社欠薪〔2025〕9055号", listed)),
    )


def _one_lot(one: Firm, other: Firm, namesake: Firm) -> Case:
    return Case(
        "one_head_in_one_lot",
        "单位负责人为同一人的供应商不得参加同一合同项下的政府采购；仅姓名相同的不能认定（条例第十八条）",
        {"one": one.code, "other": other.code, "namesake": namesake.code},
        {
            "matter": "procurement",
            "barred": sorted((one.code, other.code)),
            "same_name_only": [namesake.code],
        },
        (*_base(one), *_base(other), *registered(namesake), held(namesake, one.legal, 30)),
    )


def _unpaid(firm: Firm, number: str, day: str) -> Row:
    """An entry on the list of those who owe migrant workers their wages (拖欠农民工工资)."""
    return "list_entries", {
        "名单代码": "NMG",
        "主体名称": firm.name,
        "统一社会信用代码": firm.code,
        "案号或决定书文号": number,
        "列入事由": "克扣、无故拖欠农民工工资报酬，数额达到认定拒不支付劳动报酬罪数额标准",
        "列入依据": "《保障农民工工资支付条例》第四十八条",
        "认定机关": "如东县人力资源和社会保障局",
        "列入日期": day,
    }
