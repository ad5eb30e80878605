"""Planted neighbourhoods: a listed enterprise among clean and tainted ones, and a changed shell (换壳)."""

from __future__ import annotations

from datetime import date, timedelta

from loaders.county.cases.case import Case, Firm, Row, before, human, planted_code
from loaders.county.cases.rows import defaulted, guaranteed, held, penalised, post, registered, serious


def cases(today: date) -> tuple[Case, ...]:
    """A listed enterprise with seven neighbours, and an old firm that goes on under a relative's name."""
    return _neighbours(today), _shell(today)


def _neighbours(today: date) -> Case:
    head = human("葛兆丰", "19690808", 955)
    others = [
        human(f"殷{given}", f"198{place}0909", 957 + 2 * place) for place, given in enumerate("平安康健宁远")
    ]
    firms = {
        role: Firm(planted_code(12, place + 1), f"如东澥浦{trade}有限公司", owner, date(2012, 2, 1 + place))
        for place, (role, trade, owner) in enumerate(
            (
                ("listed", "化工", head),
                ("same_representative", "染料", head),
                ("held", "助剂", others[0]),
                ("guarantor", "贸易", others[1]),
                ("tainted_holder", "投资", others[2]),
                ("repaired_debtor", "涂料", others[3]),
                ("unrelated", "包装", others[4]),
            )
        )
    }
    listed = firms["listed"]
    rows: list[Row] = [row for firm in firms.values() for row in registered(firm)]
    rows += _stakes(firms) + _records(today, firms)
    since, until = before(today, 250), before(today, -115)
    rows.append(guaranteed(firms["guarantor"], listed, "500", "如农商保字第0101号", since, until))
    rows.append(guaranteed(listed, firms["repaired_debtor"], "260", "如农商保字第0102号", since, until))
    parties = {role: firm.code for role, firm in firms.items()}
    answer: dict[str, object] = {
        "listed": listed.code,
        "list": "SX_BZX",
        "neighbours": _neighbour_answers(parties),
        "not_neighbours": [parties["unrelated"]],
        "legal_effect_on_neighbours": [],
    }
    rule = "邻居各有其关系；只有自身有在用记录者为有失信，其余仅为关联提示，不产生法律效果"
    return Case("listed_enterprise_with_neighbours", rule, parties, answer, tuple(rows))


def _stakes(firms: dict[str, Firm]) -> list[Row]:
    listed, holder = firms["listed"], firms["tainted_holder"]
    rows = [
        held(listed, listed.legal, 65),
        held(listed, holder, 35, date(2013, 3, 1)),
        held(firms["held"], listed, 80),
    ]
    rows.append(held(firms["held"], firms["held"].legal, 20))
    alone = ("same_representative", "guarantor", "tainted_holder", "repaired_debtor", "unrelated")
    return rows + [held(firms[role], firms[role].legal, 100) for role in alone]


def _records(today: date, firms: dict[str, Firm]) -> list[Row]:
    holder, debtor = firms["tainted_holder"], firms["repaired_debtor"]
    long_repaired = before(today, 100)
    return [
        defaulted(firms["listed"], "（2026）苏0623执90021号", before(today, 90), until=before(today, -640)),
        serious(holder, "东市监列〔2026〕900022号", before(today, 75)),
        penalised(
            debtor, "东市监罚〔2025〕900023号", before(today, 330), level="严重", 修复日期=long_repaired
        ),
    ]


def _neighbour_answers(parties: dict[str, str]) -> list[dict[str, object]]:
    """Role, relation and the number of own records in use."""
    told = (
        ("same_representative", "LEGAL_REP_OF", 0),
        ("held", "HOLDS", 0),
        ("guarantor", "GUARANTEES", 0),
        ("tainted_holder", "HOLDS", 1),
        ("repaired_debtor", "GUARANTEES", 0),
    )
    return [
        {"id": parties[role], "relation": relation, "records_in_use": left, "clean": left == 0}
        for role, relation, left in told
    ]


def _shell(today: date) -> Case:
    father, son = human("仇广才", "19610410", 971), human("仇志鹏", "19880623", 973)
    book_keeper = human("单惠芳", "19750202", 972)
    ended = today - timedelta(days=430)
    shared = {"address": "江苏省南通市如东县岔河镇兴河村9组36号", "phone": "0513-84000036"}
    old = Firm(
        planted_code(13, 1),
        "如东瓠芦渡门窗有限公司",
        father,
        date(2008, 10, 8),
        status="吊销，未注销",
        ended=ended.isoformat(),
        industry="建筑装饰、装修和其他建筑业",
        **shared,
    )
    new = Firm(
        planted_code(13, 2),
        "如东瓠芦湾门窗有限公司",
        son,
        ended + timedelta(days=41),
        industry=old.industry,
        **shared,
    )
    rows = [*registered(old), post(old, book_keeper, "监事"), held(old, father, 100)]
    rows += [*registered(new), post(new, book_keeper, "监事"), held(new, son, 100)]
    rows.append(defaulted(old, "（2025）苏0623执90031号", before(today, 460), until=before(today, -270)))
    parties = {"old": old.code, "new": new.code, "father": father.number, "son": son.number}
    answer: dict[str, object] = {
        "old": old.code,
        "new": new.code,
        "listed": [old.code],
        "shared": ["address", "phone", "industry", "supervisor", "surname"],
        "days_between": 41,
        "legal_effect_on_new": [],
        "risk_signal_on_new": True,
    }
    rule = "旧企业被吊销并列入名单，41天后亲属在原址以近似名称另设企业：只作风险提示，名单不及于新企业"
    return Case("re_registered_under_a_relative", rule, parties, answer, tuple(rows))
