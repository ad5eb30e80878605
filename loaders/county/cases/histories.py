"""Planted histories: what became true, what ended, and what must be seen at no time (变化比对)."""

from __future__ import annotations

from datetime import date, timedelta

from loaders.county.cases.case import Case, Firm, Human, before, human, planted_code
from loaders.county.cases.event_rows import repaired
from loaders.county.cases.rows import guaranteed, held, licensed, penalised, registered, serious


def cases(today: date) -> tuple[Case, ...]:
    """One firm with an eventful hundred days, and a debtor."""
    leaver, comer = human("单于离", "19690909", 991), human("尉迟来", "19890909", 993)
    firm = Firm(
        planted_code(61, 1), "如东前后贸易有限公司", human("公良在", "19790909", 992), date(2013, 3, 1)
    )
    debtor = Firm(
        planted_code(61, 2), "如东左右贸易有限公司", human("拓跋右", "19800808", 995), date(2015, 3, 1)
    )
    return (_changed(today, firm, debtor, leaver, comer),)


def _changed(today: date, firm: Firm, debtor: Firm, leaver: Human, comer: Human) -> Case:
    penalty = "东市监罚〔2026〕900061号"
    swapped = today - timedelta(days=50)
    layout, left = held(firm, leaver, 40)
    return Case(
        "changed_between_two_days",
        "百日之内：换一名股东、新增担保和名单记录；已修复的处罚在两日及其间都不列出",
        {"firm": firm.code, "debtor": debtor.code},
        {
            "from": before(today, 100),
            "began": {"HOLDS": 1, "GUARANTEES": 1, "ListEntry": 1},
            "ended": {"HOLDS": 1},
            "never_seen": penalty,
        },
        (
            *registered(firm),
            held(firm, firm.legal, 60),
            (layout, {**left, "退股日期": before(today, 51)}),
            held(firm, comer, 40, since=swapped),
            *registered(debtor),
            held(debtor, debtor.legal, 100),
            licensed(firm, "东行审食〔2025〕90061号", before(today, 400)),
            guaranteed(firm, debtor, "300", "如农商保2026第0061号", before(today, 60), before(today, -700)),
            serious(firm, "东市监列〔2026〕900061号", before(today, 30)),
            penalised(firm, penalty, before(today, 80)),
            repaired(firm, before(today, 5), decision=penalty),
        ),
    )
