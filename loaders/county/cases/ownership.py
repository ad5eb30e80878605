"""Planted questions of control: a controller behind three layers, and halves that nobody controls."""

from __future__ import annotations

from datetime import date

from loaders.county.cases.case import Case, Firm, human, planted_code
from loaders.county.cases.rings import Stake, share_answers
from loaders.county.cases.rows import held, registered

_DAY = date(2015, 7, 1)


def cases(today: date) -> tuple[Case, ...]:
    """Control through three layers of more than half, and joint control by nobody."""
    del today
    return _three_layers(), _halves()


def _three_layers() -> Case:
    owner = human("冒辟祥", "19580214", 907)
    partner, buyer = human("瞿美芳", "19690903", 904), human("茅文彬", "19761130", 909)
    top = Firm(planted_code(3, 1), "南通濠隐控股有限公司", owner, date(2003, 5, 12), capital="10000")
    middle = Firm(planted_code(3, 2), "南通濠隐投资有限公司", partner, date(2007, 3, 19), capital="5000")
    low = Firm(planted_code(3, 3), "如东濠隐置业有限公司", buyer, date(2010, 10, 28), capital="8000")
    stakes: list[Stake] = [
        (owner, top, 60), (partner, top, 40),
        (top, middle, 51), (partner, middle, 49),
        (middle, low, 55), (buyer, low, 45),
    ]  # fmt: skip
    return Case(
        "controller_behind_three_layers",
        "逐层持股均过半：控制链完整，尽管穿透比例只有16.83%，最大的直接自然人股东并不控制",
        {
            "owner": owner.number,
            "top": top.code,
            "middle": middle.code,
            "low": low.code,
            "partner": partner.number,
            "buyer": buyer.number,
        },
        {
            "owned": low.code,
            "controller": owner.number,
            "chain": [owner.number, top.code, middle.code, low.code],
            "controlled": sorted((top.code, middle.code, low.code)),
            "owners_of_25_percent": [
                answer["holder"]
                for answer in share_answers(stakes)
                if answer["owned"] == low.code
                and answer["holder"] in (owner.number, partner.number, buyer.number)
                and float(str(answer["penetrated_share"])) >= 0.25
            ],
            "shares": share_answers(stakes),
        },
        tuple(
            [row for firm in (top, middle, low) for row in registered(firm)]
            + [held(owned, holder, percent, _DAY) for holder, owned, percent in stakes]
        ),
    )


def _halves() -> Case:
    left, right = human("季志祥", "19740402", 911), human("施红兵", "19750917", 913)
    joint = Firm(planted_code(4, 1), "如东衡泖重工有限公司", left, date(2012, 12, 12), capital="3000")
    below = Firm(
        planted_code(4, 2), "如东衡泖铸造有限公司", right, date(2014, 4, 2), "有限责任公司(法人独资)", "800"
    )
    stakes: list[Stake] = [(left, joint, 50), (right, joint, 50), (joint, below, 100)]
    return Case(
        "joint_control_by_nobody",
        "各持50%：控制须超过半数，任何一方都不单独控制",
        {"left": left.number, "right": right.number, "joint": joint.code, "below": below.code},
        {
            "owned": joint.code,
            "controller": None,
            "controlled_by_joint": [below.code],
            "shares": share_answers(stakes),
        },
        tuple(
            [row for firm in (joint, below) for row in registered(firm)]
            + [held(owned, holder, percent, _DAY) for holder, owned, percent in stakes]
        ),
    )
