"""Planted leads: shells in one room, a listed firm founded anew, and one whose listing was repaired."""

from __future__ import annotations

from datetime import date, timedelta

from loaders.county.cases.case import Case, Firm, Row, before, human, planted_code
from loaders.county.cases.rows import held, post, registered, serious

_ROOM = "江苏省南通市如东县掘港街道范公堤路31000号3幢301室"


def cases(today: date) -> tuple[Case, ...]:
    """A cluster of shells beside an older firm, and two firms that stood on a list, one of them no more."""
    return _shells(today), _listed(today), _repaired(today)


def _shells(today: date) -> Case:
    agent = human("经纬", "19900909", 987)
    keepers = [
        human(f"匡{given}", f"199{place}0512", 989 + 2 * place) for place, given in enumerate("元亨利贞")
    ]
    first = today - timedelta(days=300)
    young = [
        Firm(
            planted_code(31, place + 1),
            f"如东鹭洲{trade}有限公司",
            keeper,
            first + timedelta(days=25 * place),
            address=_ROOM,
            phone="0513-84031000",
            email="luzhou@example.com",
            insured="0",
        )
        for place, (trade, keeper) in enumerate(zip(("建材", "商贸", "物资", "劳务"), keepers, strict=True))
    ]
    keeper = human("匡和", "19770707", 997)
    older = Firm(planted_code(31, 5), "如东芦汀装饰有限公司", keeper, date(2015, 3, 3), address=_ROOM)
    rows = [row for firm in (*young, older) for row in _owned(firm)]
    rows += [post(firm, agent, "联络员") for firm in young]
    answer: dict[str, object] = {
        "firms": [firm.code for firm in young],
        "shared": ["address", "agent", "email", "phone"],
        "apart": older.code,
        "days": 75,
    }
    parties = {f"firm_{place + 1}": firm.code for place, firm in enumerate(young)} | {"older": older.code}
    rule = "四户75天内先后设于一室，同一电话、邮箱和联络员，无参保人员：空壳集群线索；同室的老企业不在内"
    return Case("shell_cluster_in_one_room", rule, parties, answer, tuple(rows))


def _listed(today: date) -> Case:
    old, new = _again(today, 32, "鸥渚", "荀", 975)
    rows = [*_owned(old), *_owned(new), serious(old, "东市监列〔2026〕900151号", before(today, 200))]
    answer: dict[str, object] = {
        "old": old.code,
        "new": new.code,
        "ended": "listed",
        "shared": ["legal_representative", "trade_name"],
        "days_between": 100,
        "legal_effect_on_new": [],
    }
    rule = "企业在列期间，同一法定代表人以同一字号另设企业：列为换壳线索，名单不及于新企业"
    return Case("listed_and_founded_anew", rule, {"old": old.code, "new": new.code}, answer, tuple(rows))


def _repaired(today: date) -> Case:
    old, new = _again(today, 33, "鹤汀", "邬", 977)
    since, removed = before(today, 200), before(today, 30)
    ended = serious(
        old, "东市监列〔2026〕900161号", since, 移出日期=removed, 移出事由="信用修复", 修复日期=removed
    )
    answer: dict[str, object] = {"old": old.code, "new": new.code, "leads": []}
    rule = "名单已修复移出：企业不再是在列企业，另设企业不成线索"
    rows = (*_owned(old), *_owned(new), ended)
    return Case("repaired_and_founded_anew", rule, {"old": old.code, "new": new.code}, answer, rows)


def _again(today: date, case: int, brand: str, family: str, sequence: int) -> tuple[Firm, Firm]:
    """Two firms of one legal representative and trade name, the second founded a hundred days ago."""
    owner = human(f"{family}承志", "19730303", sequence)
    old = Firm(planted_code(case, 1), f"如东{brand}食品有限公司", owner, date(2012, 6, 6), industry="食品业")
    founded = today - timedelta(days=100)
    return old, Firm(planted_code(case, 2), f"如东{brand}贸易有限公司", owner, founded)


def _owned(firm: Firm) -> list[Row]:
    """The firm, held whole by its legal representative."""
    return [*registered(firm), held(firm, firm.legal, 100)]
