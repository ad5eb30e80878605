"""Planted records that have ended (repaired, expired, annulled, removed) beside ones still in use."""

from __future__ import annotations

from datetime import date

from loaders.county.cases.case import Case, Firm, Row, before, human, planted_code
from loaders.county.cases.rows import defaulted, held, penalised, registered, serious


def cases(today: date) -> tuple[Case, ...]:
    """One firm to each way in which a record ends, and one whose records are in use."""
    ended = (_repaired, _expired, _annulled, _removed, _in_use)
    return tuple(_case(end(today, _firm(place)), _firm(place)) for place, end in enumerate(ended))


Ending = tuple[str, str, list[Row], int]
"""A case's name and rule, its records, and how many of them are in use today."""


def _case(ending: Ending, firm: Firm) -> Case:
    name, rule, rows, left = ending
    base = [*registered(firm), held(firm, firm.legal, 100)]
    answer: dict[str, object] = {"records": len(rows), "records_in_use": left}
    return Case(name, rule, {"firm": firm.code}, answer, (*base, *rows))


def _firm(place: int) -> Firm:
    owner = human(f"桂{'仁义礼智信'[place]}", f"197{place + 1}0320", 941 + 2 * place)
    brand = ("补阙", "逾届", "澄雪", "移蠲", "未央")[place]
    return Firm(planted_code(11, place + 1), f"如东{brand}机械有限公司", owner, date(2013, 1, 11 + place))


def _repaired(today: date, firm: Firm) -> Ending:
    day = before(today, 300)
    rows = [
        penalised(firm, "东市监罚〔2025〕900011号", day, level="严重", 修复日期=before(today, 20)),
        serious(
            firm,
            "东市监列〔2025〕900011号",
            before(today, 500),
            移出日期=before(today, 30),
            移出事由="信用修复",
            修复日期=before(today, 30),
        ),
    ]
    return "repaired_record", "修复之后不再使用", rows, 0


def _expired(today: date, firm: Firm) -> Ending:
    rows = [
        penalised(firm, "东市监罚〔2022〕900012号", before(today, 1500)),
        defaulted(firm, "（2022）苏0623执90012号", before(today, 1400), until=before(today, 670)),
    ]
    return "expired_record", "期限届满之后不再使用", rows, 0


def _annulled(today: date, firm: Firm) -> Ending:
    rows = [
        penalised(
            firm, "东市监罚〔2026〕900013号", before(today, 120), level="严重", 撤销日期=before(today, 15)
        ),
        serious(firm, "东市监列〔2026〕900013号", before(today, 100), 撤销日期=before(today, 10)),
    ]
    return "annulled_record", "撤销之后视同自始不存在", rows, 0


def _removed(today: date, firm: Firm) -> Ending:
    rows = [defaulted(firm, "（2025）苏0623执90014号", before(today, 400), deleted=before(today, 90))]
    return "removed_record", "履行义务后提前删除，删除之后不再使用", rows, 0


def _in_use(today: date, firm: Firm) -> Ending:
    rows = [
        penalised(firm, "东市监罚〔2026〕900015号", before(today, 45)),
        defaulted(firm, "（2025）苏0623执90015号", before(today, 250), until=before(today, -480)),
    ]
    return "records_in_use", "期限之内且未修复、未撤销：仍在使用", rows, 2
