"""A planted guarantee circle (担保圈), with a guarantor outside it and a debtor behind it."""

from __future__ import annotations

from datetime import date

from loaders.county.cases.case import Case, Firm, before, human, planted_code
from loaders.county.cases.rows import guaranteed, held, registered

_TRADES = ("纺织", "印染", "服饰", "家纺", "物流", "化纤")
_KEEPERS = ("葛永明", "倪卫东", "管晓华", "吉海滨", "符建平", "印国忠")
# guarantor, debtor, amount in 万元
_CONTRACTS = ((0, 1, 1200), (1, 2, 800), (2, 3, 950), (3, 0, 600), (4, 0, 300), (2, 5, 150))


def cases(today: date) -> tuple[Case, ...]:
    """Four firms that guarantee one another round; two more hang on them."""
    since, until = before(today, 200), before(today, -165)
    owners = [human(name, f"19{62 + place}0618", 915 + 2 * place) for place, name in enumerate(_KEEPERS)]
    firms = [
        Firm(planted_code(5, place + 1), f"如东汀溆{trade}有限公司", owner, date(2011 + place, 5, 20))
        for place, (trade, owner) in enumerate(zip(_TRADES, owners, strict=True))
    ]
    rows = [row for firm in firms for row in (*registered(firm), held(firm, firm.legal, 100))]
    rows += [
        guaranteed(firms[one], firms[other], str(amount), f"如农商保字第{place + 1:04d}号", since, until)
        for place, (one, other, amount) in enumerate(_CONTRACTS)
    ]
    circle = [firm.code for firm in firms[:4]]
    inside = sum(amount for one, other, amount in _CONTRACTS if one < 4 and other < 4)
    answer: dict[str, object] = {
        "members": sorted(circle),
        "cycles": [circle],
        "exposure": inside * 10_000,
        "outside_guarantor": firms[4].code,
        "outside_debtor": firms[5].code,
    }
    parties = {f"firm_{place + 1}": firm.code for place, firm in enumerate(firms)}
    rule = "四家企业首尾相保成圈；圈外担保人与被担保人不属于担保圈。exposure 为圈内担保金额合计（元）"
    return (Case("guarantee_circle", rule, parties, answer, tuple(rows)),)
