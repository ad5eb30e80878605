"""Hubs that join the unrelated: a state-asset company, a registration agent, a professional representative.

Their names and codes are planted; how many they join grows with the county.
"""

from __future__ import annotations

from datetime import date

from loaders.county import places
from loaders.county.cases.case import Case, Firm, human, planted_code
from loaders.county.cases.rows import held, registered

PROFESSIONAL = human("佘代远", "19700318", 981)
"""The professional legal representative: he lends his name to many firms."""
STATE = Firm(
    planted_code(20, 1),
    "如东县国有资产经营管理有限公司",
    human("管国资", "19710228", 983),
    date(2001, 6, 18),
    "有限责任公司(国有独资)",
    "200000",
    industry="商务服务业",
    scope="授权范围内的国有资产经营管理",
)
"""The state-asset company (国资): common state holding alone relates nobody (公司法 art. 265)."""
_HELD = (
    Firm(
        planted_code(20, 3),
        "如东凌洋水务有限公司",
        human("冒清源", "19740512", 977),
        date(2009, 4, 8),
        "有限责任公司(非自然人投资或控股的法人独资)",
        "5000",
        industry="水的生产和供应业",
        scope="自来水生产与供应",
    ),
    Firm(
        planted_code(20, 4),
        "如东扶海公共交通有限公司",
        human("桑公达", "19780623", 979),
        date(2012, 9, 17),
        "有限责任公司(非自然人投资或控股的法人独资)",
        "3000",
        industry="道路运输业",
        scope="城市公共汽车客运",
    ),
)
HELD_BY_STATE = len(_HELD)
"""Firms held whole by the state-asset company in any county, beside those that chance gives it."""
_AGENT = Firm(
    planted_code(20, 2),
    "如东驿畔商务秘书有限公司",
    human("费诚", "19830930", 985),
    date(2014, 9, 1),
    address=places.AGENT_ADDRESS,
    industry="商务服务业",
    scope="商务秘书服务；住所（经营场所）托管服务",
)


def cases(today: date) -> tuple[Case, ...]:
    """The three hubs as parties; `degree` is counted when the county is drawn."""
    del today
    return (
        Case(
            "hub_state_assets",
            "国有资产经营公司：仅因同受国家控股不构成关联关系，展开到此为止",
            {"firm": STATE.code, "first": _HELD[0].code, "second": _HELD[1].code},
            {"edge": "HOLDS", "related_by_hub": False},
            (
                *registered(STATE, "董事长"),
                *(row for firm in _HELD for row in (*registered(firm), held(firm, STATE, 100))),
            ),
        ),
        Case(
            "hub_registration_agent",
            "商务秘书地址：同址不构成关联关系",
            {"firm": _AGENT.code},
            {"address": places.AGENT_ADDRESS, "related_by_hub": False},
            tuple(registered(_AGENT)),
        ),
        Case(
            "hub_professional_representative",
            "职业法定代表人：仅凭同一法定代表人应作枢纽抑制",
            {"person": PROFESSIONAL.number},
            {"edge": "LEGAL_REP_OF", "name": PROFESSIONAL.name, "related_by_hub": False},
            (),
        ),
    )
