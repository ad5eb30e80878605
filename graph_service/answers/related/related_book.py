"""The table of related parties by one rule book: its lines, its limits, and the words for them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from analytics.related_party_rules import View
from analytics.share_range import ShareRange
from graph_service.answers.facts.listings import RelatedSignal

RULES = {
    View.COMPANY_LAW: "公司法",
    View.TAX: "税务 42 号公告",
    View.LISTING: "股票上市规则",
    View.BANK: "银行股权管理与关联交易",
    View.ACCOUNTING: "企业会计准则第 36 号",
    View.GROUP_CLIENT: "集团客户",
    View.PROCUREMENT: "采购与招投标同一负责人、控股关系",
}
"""The rule books by the names that people call them."""

FIGURES = {"direct": "直接", "penetrated": "穿透", "votes": "表决权", "attributed": "税务归集", "": ""}

SCOPES = {
    View.LISTING: "适用于上市公司；对其他企业仅供参照",
    View.BANK: "适用于银行保险机构；对其他企业仅供参照",
    View.GROUP_CLIENT: "供商业银行识别集团客户；经济依存关系须有收入、支出和还款来源数据，未装载，不在其中",
    View.PROCUREMENT: "所列主体不得参加同一合同项下的采购活动或同一标段的投标；管理关系无登记数据，不在其中",
}
"""For whom a view is meant, and what it leaves out for want of data."""

NOTE = "由登记、协议和企业申报数据推算的线索；近亲属和未装载的安排不在其中"
"""Stands beside every table."""


def reading(confidence: str) -> str:
    """What stands beside an article: nothing where it was read in the law's own text."""
    return {"from_memory": "条款未核对原文", "page_seen": "条款据公开网页"}.get(confidence, "")


@dataclass(frozen=True)
class RelatedLine:
    """One party by one article, as a loan officer files it; `rule_from` is the first day of the article.

    `share` is 0 to 1, null for an office; `certain` is false where an undisclosed share decides. `path` are
    the parties from one end to the other, `steps` the holdings and posts on it by number. `records` are
    lists in force that the party itself stands on: they are to be looked at, and nothing else (提示).
    """

    party: str
    name: str
    relation: str
    rule_id: str
    basis: str
    article: str | None
    rule_from: date | None
    confidence: str
    figure_zh: str
    share: ShareRange | None
    certain: bool
    path: tuple[str, ...]
    steps: tuple[int, ...]
    records: tuple[RelatedSignal, ...]
    words: str
    proof: str | None = None


@dataclass(frozen=True)
class Limit:
    """A limit of credit or exposure that goes with a book, in words, with the instrument that sets it."""

    words: str
    basis: str
    article: str | None
    confidence: str


@dataclass(frozen=True)
class RuleBook:
    """The related parties by one rule book as it stood on the day; the answers of two are never merged.

    `total` counts the lines and `parties` who is on them, shown or not. `scope` says for whom the book is
    meant; `limits` are those that go with it; `version` is that of the rule rows.
    """

    rule: str
    rule_zh: str
    scope: str
    basis: tuple[str, ...]
    limits: tuple[Limit, ...]
    version: str
    lines: tuple[RelatedLine, ...]
    parties: int
    total: int
    words: str
