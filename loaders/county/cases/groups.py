"""Planted groups: firms under one person with a minority holding on the fringe, and a nearly closed ring."""

from __future__ import annotations

from datetime import date

from loaders.county.cases.case import Case, Firm, Human, Row, human, planted_code
from loaders.county.cases.rows import held, registered

_DAY = date(2018, 5, 2)


def cases(today: date) -> tuple[Case, ...]:
    """Control through one person, and a ring with three in a hundred held from outside."""
    del today
    return _one_person(), _near_closed()


def _one_person() -> Case:
    owner, other = human("郦道南", "19700102", 979), human("祝枝西", "19750304", 982)
    first, second, third, fringe = (
        Firm(planted_code(34, place + 1), f"如东蘅皋{name}有限公司", legal, date(2016, 4, 1))
        for place, (name, legal) in enumerate(
            (("控股", owner), ("建材", owner), ("物流", owner), ("码头", other))
        )
    )
    stakes: list[tuple[Firm | Human, Firm, float]] = [
        (owner, first, 70), (other, first, 30),
        (owner, second, 60), (other, second, 40),
        (first, third, 55), (other, third, 45),
        (first, fringe, 30), (other, fringe, 70),
    ]  # fmt: skip
    parties = {"owner": owner.number, "first": first.code, "second": second.code, "third": third.code}
    answer: dict[str, object] = {
        "subject": first.code,
        "ties": {owner.number: "controls", third.code: "controlled", second.code: "common"},
        "fringe": {fringe.code: 0.3},
    }
    rule = "同一自然人控制的三户及其控制人为一个集团；集团持股三成而未控制的企业不是成员"
    rows = _rows([first, second, third, fringe], stakes)
    return Case("group_under_one_person", rule, parties | {"fringe": fringe.code}, answer, rows)


def _near_closed() -> Case:
    owner = human("璩玉环", "19690909", 984)
    firms = [
        Firm(planted_code(35, place + 1), f"如东连琐{name}有限公司", owner, date(2014, 8, 18))
        for place, name in enumerate(("贸易", "仓储", "运输"))
    ]
    stakes: list[tuple[Firm | Human, Firm, float]] = [(owner, firm, 3) for firm in firms]
    stakes += [(firms[place - 1], firms[place], 97) for place in range(3)]
    answer: dict[str, object] = {
        "members": sorted(firm.code for firm in firms),
        "alarm": "near_closed",
        "outside": 0.03,
        "outside_holders": [owner.number],
    }
    parties = {f"firm_{place + 1}": firm.code for place, firm in enumerate(firms)}
    rule = "三家公司环形互持97%，环外只持3%：近闭环持股，不足5%即告警"
    return Case("ring_nearly_closed", rule, parties, answer, _rows(firms, stakes))


def _rows(firms: list[Firm], stakes: list[tuple[Firm | Human, Firm, float]]) -> tuple[Row, ...]:
    return tuple(
        [row for firm in firms for row in registered(firm)]
        + [held(owned, holder, percent, _DAY) for holder, owned, percent in stakes]
    )
