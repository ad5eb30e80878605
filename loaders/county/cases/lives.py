"""Planted lives of records: repaired, annulled, disputed, expired; and honours, promises, grades."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from loaders.county.cases.case import Case, Firm, Row, before, human, planted_code
from loaders.county.cases.event_rows import annulled, committed, disputed, graded, honoured, repaired
from loaders.county.cases.rows import held, penalised, registered, serious

_OWNERS = ("仓廪实", "衣食足", "钟离信", "东方朔言", "百里诺", "公孙度", "澹台明")
_BRANDS = ("归正", "昭雪", "存疑", "届期", "双面", "异评", "食言")


def cases(today: date) -> tuple[Case, ...]:
    """One firm to each way in which a record lives on."""
    return tuple(life(today, _firm(place)) for place, life in enumerate(_LIVES))


def _firm(place: int) -> Firm:
    owner = human(_OWNERS[place], f"196{place + 1}0909", 936 + 2 * place)
    name = f"如东{_BRANDS[place]}贸易有限公司"
    return Firm(planted_code(41, place + 1), name, owner, date(2012, 9, 1 + place))


def _case(
    name: str, rule: str, firm: Firm, answer: dict[str, object], *rows: Row, more: Firm | None = None
) -> Case:
    parties = {"firm": firm.code} | ({"neighbour": more.code} if more else {})
    base = [*registered(firm), held(firm, firm.legal, 100)]
    if more:
        base += [*registered(more), held(more, firm, 80)]
    return Case(name, rule, parties, answer, (*base, *rows))


def _repaired(today: date, firm: Firm) -> Case:
    penalty, entry = "东市监罚〔2026〕900041号", "东市监列〔2025〕900041号"
    return _case(
        "repaired_by_decision",
        "修复决定单独送达：处罚和名单记录随之终止，重新报送也不恢复",
        firm,
        {"records": 2, "records_in_use": 0},
        penalised(firm, penalty, before(today, 300), level="严重"),
        serious(firm, entry, before(today, 500)),
        repaired(firm, before(today, 9), decision=penalty.replace("〔", "[").replace("〕", "]")),
        repaired(firm, before(today, 9), list_code="SJ_YZ", entry=entry),
    )


def _annulled(today: date, firm: Firm) -> Case:
    penalty = "东市监罚〔2026〕900042号"
    return _case(
        "annulled_by_decision",
        "公示后经复议撤销：视同自始不存在",
        firm,
        {"records": 1, "records_in_use": 0},
        penalised(firm, penalty, before(today, 90)),
        annulled(firm, "东政行复〔2026〕9042号", before(today, 6), penalty),
    )


def _disputed(today: date, firm: Firm) -> Case:
    penalty = "东市监罚〔2026〕900043号"
    owner = human("闻人质", "19750404", 952)
    below = Firm(planted_code(41, 20), "如东存疑仓储有限公司", owner, date(2016, 4, 4))
    return _case(
        "disputed_penalty",
        "异议处理中：各处标注，不传导关联提示",
        firm,
        {"records_in_use": 1, "disputed": 1, "overdue": True, "signal_on_neighbour": False},
        penalised(firm, penalty, before(today, 120), level="严重"),
        disputed(firm, "异议9043", before(today, 30), penalty),
        more=below,
    )


def _expired(today: date, firm: Firm) -> Case:
    day = today.replace(year=today.year - 1, day=min(today.day, 28 if today.month == 2 else today.day))
    return _case(
        "expired_yesterday",
        "一般失信满一年，昨日为最后一日：今日起不再使用",
        firm,
        {"records": 1, "records_in_use": 0},
        penalised(firm, "东市监罚〔2025〕900044号", day.isoformat()),
    )


def _red_and_serious(today: date, firm: Firm) -> Case:
    return _case(
        "red_conflict",
        "既在守信激励名单又在严重失信名单：激励不予适用",
        firm,
        {"honours": ["SF_QY"], "red_conflict": True},
        honoured(firm, "东发改信〔2026〕9045号", before(today, 200), before(today, -500)),
        serious(firm, "东市监列〔2026〕900045号", before(today, 40)),
    )


def _two_grades(today: date, firm: Firm) -> Case:
    return _case(
        "industry_a_under_public_d",
        "公共信用综合评价为D级而行业评价为A级：数据冲突，待核",
        firm,
        {"grades": {"PUBLIC": "D", "TAX": "A"}, "conflicts": 1},
        graded(firm, "PUBLIC", "D", before(today, 20)),
        graded(firm, "TAX", "A", before(today, 60)),
    )


def _broken_promise(today: date, firm: Firm) -> Case:
    return _case(
        "broken_commitment",
        "承诺未履行：示其内容与追究结果",
        firm,
        {"kept": 1, "broken": 1, "consequence": "撤销许可决定"},
        committed(firm, 900046, before(today, 300), "全部履行"),
        committed(firm, 900047, before(today, 200), "全部未履行", "撤销许可决定"),
    )


_LIVES: tuple[Callable[[date, Firm], Case], ...] = (
    _repaired,
    _annulled,
    _disputed,
    _expired,
    _red_and_serious,
    _two_grades,
    _broken_promise,
)
