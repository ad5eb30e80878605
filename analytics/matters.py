"""The matters (事项) in which a subject may be restricted by law."""

from __future__ import annotations

from enum import StrEnum


class Matter(StrEnum):
    """A matter that somebody decides on about a subject; the value is what files, commands and JSON say."""

    PROCUREMENT = "procurement"
    BIDDING = "bidding"
    LICENCE = "licence"
    MARKET_ACCESS = "market_access"
    REGISTRATION = "registration"
    GOVERNMENT_FUNDS = "government_funds"
    SUBSIDY = "subsidy"
    PREFERENCES = "preferences"
    HONOURS = "honours"
    OFFICE = "office"
    CONSUMPTION = "consumption"
    TRAVEL = "travel"
    EXIT = "exit"
    SCHOOLING = "schooling"
    FINANCE = "finance"
    ACCOUNTS = "accounts"
    INSURANCE = "insurance"
    PROJECT_APPROVAL = "project_approval"
    SUPERVISION = "supervision"
    PUBLICITY = "publicity"
    RATING = "rating"
    SELF_DISCIPLINE = "self_discipline"


MATTER_WORDS: dict[Matter, str] = {
    Matter.PROCUREMENT: "政府采购",
    Matter.BIDDING: "招标投标",
    Matter.LICENCE: "行政许可",
    Matter.MARKET_ACCESS: "市场或行业准入",
    Matter.REGISTRATION: "市场主体登记",
    Matter.GOVERNMENT_FUNDS: "财政性资金项目",
    Matter.SUBSIDY: "政府补贴补助",
    Matter.PREFERENCES: "优惠政策和便利措施",
    Matter.HONOURS: "评先评优",
    Matter.OFFICE: "任职",
    Matter.CONSUMPTION: "高消费及有关消费",
    Matter.TRAVEL: "交通出行",
    Matter.EXIT: "出境",
    Matter.SCHOOLING: "升学复学",
    Matter.FINANCE: "融资授信",
    Matter.ACCOUNTS: "卡、账户、账号及入网",
    Matter.INSURANCE: "保险费率",
    Matter.PROJECT_APPROVAL: "项目审批",
    Matter.SUPERVISION: "监管检查",
    Matter.PUBLICITY: "共享公示",
    Matter.RATING: "征信和评级报告",
    Matter.SELF_DISCIPLINE: "行业自律",
}
"""In the words of the instruments."""


def matter_named(text: str) -> Matter | None:
    """The matter that a text names by its value or its Chinese words; None where it names none."""
    word = text.strip()
    return next((one for one, zh in MATTER_WORDS.items() if word.lower() == one.value or word == zh), None)
