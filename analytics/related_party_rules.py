"""The rules on related parties (关联方) as rows: relation, number, article, and the days they apply."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

__all__ = ["RULES", "Relation", "RelatedPartyRule", "View", "rules_in_force"]


class View(StrEnum):
    """The rule books; each is asked by itself and their answers are never merged."""

    COMPANY_LAW = "company_law"
    TAX = "tax"
    LISTING = "listing"
    BANK = "bank"
    ACCOUNTING = "accounting"


class Relation(StrEnum):
    """What joins a party to the company asked about ("it"), and how the figure is taken."""

    MAJORITY_HOLDER = "majority_holder"
    HOLDER = "holder"
    INFLUENTIAL_HOLDER = "influential_holder"
    CONTROLLER = "controller"
    CONTROLLED = "controlled"
    COMMON_CONTROLLER = "common_controller"
    INFLUENCED = "influenced"
    ATTRIBUTED_HOLDER = "attributed_holder"
    ATTRIBUTED_HELD = "attributed_held"
    ATTRIBUTED_COMMON = "attributed_common"
    OFFICER = "officer"
    OFFICER_OF_CONTROLLER = "officer_of_controller"
    CONTROLLED_BY_OFFICER = "controlled_by_officer"
    OFFICE_OF_OFFICER = "office_of_officer"
    RELATIVE = "relative"
    CONTROLLED_BY_RELATIVE = "controlled_by_relative"


@dataclass(frozen=True)
class RelatedPartyRule:
    """One item of a rule book.

    `threshold` is a share of 1, None where the relation has no number; `inclusive` says whether the number
    itself counts (以上) or not (超过). `upper` is where a larger share becomes another relation. `words` name
    the party's relation to the company as a form would. `confidence` is high where the article was read,
    medium where it is known from secondary sources.
    """

    view: View
    relation: Relation
    threshold: float | None
    inclusive: bool
    words: str
    basis: str
    article: str
    valid_from: date
    valid_to: date | None
    confidence: str
    upper: float | None = None


def rules_in_force(view: View, on: date) -> tuple[RelatedPartyRule, ...]:
    """The items of a rule book that apply on a day."""
    return tuple(
        rule
        for rule in RULES
        if rule.view is view and rule.valid_from <= on and (rule.valid_to is None or on <= rule.valid_to)
    )


def _book(
    view: View,
    basis: str,
    valid_from: date,
    valid_to: date | None,
    confidence: str,
    *items: tuple[str, Relation, float | None, bool, str],
    upper: float | None = None,
) -> tuple[RelatedPartyRule, ...]:
    return tuple(
        RelatedPartyRule(
            view,
            relation,
            threshold,
            inclusive,
            words,
            basis,
            article,
            valid_from,
            valid_to,
            confidence,
            upper if relation in {Relation.INFLUENTIAL_HOLDER, Relation.INFLUENCED} else None,
        )
        for article, relation, threshold, inclusive, words in items
    )


_OVER, _FROM = False, True
_COMPANY_LAW_2023 = _book(
    View.COMPANY_LAW,
    "中华人民共和国公司法（2023年修订）",
    date(2024, 7, 1),
    None,
    "high",
    ("第二百六十五条第二项", Relation.MAJORITY_HOLDER, 0.5, _OVER, "控股股东"),
    ("第二百六十五条第三项", Relation.CONTROLLER, 0.5, _OVER, "实际控制人（推定）"),
    ("第二百六十五条第四项", Relation.CONTROLLED, 0.5, _OVER, "其直接或者间接控制的企业"),
    ("第二百六十五条第四项", Relation.COMMON_CONTROLLER, 0.5, _OVER, "同受控股股东或者实际控制人控制的企业"),
    ("第二百六十五条第四项", Relation.OFFICER, None, _FROM, "董事、监事、高级管理人员"),
    (
        "第二百六十五条第四项",
        Relation.CONTROLLED_BY_OFFICER,
        0.5,
        _OVER,
        "董事、监事、高级管理人员直接或者间接控制的企业",
    ),
)
_COMPANY_LAW_2018 = _book(
    View.COMPANY_LAW,
    "中华人民共和国公司法（2018年修正）",
    date(2018, 10, 26),
    date(2024, 6, 30),
    "medium",
    ("第二百一十六条第二项", Relation.MAJORITY_HOLDER, 0.5, _FROM, "控股股东"),
    ("第二百一十六条第三项", Relation.CONTROLLER, 0.5, _OVER, "实际控制人（推定）"),
    ("第二百一十六条第四项", Relation.CONTROLLED, 0.5, _OVER, "其直接或者间接控制的企业"),
    ("第二百一十六条第四项", Relation.COMMON_CONTROLLER, 0.5, _OVER, "同受控股股东或者实际控制人控制的企业"),
    ("第二百一十六条第四项", Relation.OFFICER, None, _FROM, "董事、监事、高级管理人员"),
    (
        "第二百一十六条第四项",
        Relation.CONTROLLED_BY_OFFICER,
        0.5,
        _OVER,
        "董事、监事、高级管理人员直接或者间接控制的企业",
    ),
)
_TAX = _book(
    View.TAX,
    "国家税务总局公告2016年第42号",
    date(2016, 1, 1),
    None,
    "high",
    ("第二条第一项", Relation.ATTRIBUTED_HOLDER, 0.25, _FROM, "直接或者间接持股总和达到25%以上的持股方"),
    ("第二条第一项", Relation.ATTRIBUTED_HELD, 0.25, _FROM, "被其直接或者间接持股总和达到25%以上的企业"),
    ("第二条第一项", Relation.ATTRIBUTED_COMMON, 0.25, _FROM, "双方同为第三方持股达到25%以上的企业"),
)
_LISTING = _book(
    View.LISTING,
    "上海证券交易所股票上市规则",
    date(2022, 1, 7),
    None,
    "medium",
    ("6.3.3 关联法人（一）", Relation.CONTROLLER, 0.5, _OVER, "直接或者间接控制上市公司的法人或自然人"),
    ("6.3.3 关联法人（二）", Relation.COMMON_CONTROLLER, 0.5, _OVER, "同受控制的其他法人"),
    ("6.3.3 关联法人（四）、关联自然人（一）", Relation.HOLDER, 0.05, _FROM, "直接或间接持有5%以上股份者"),
    ("6.3.3 关联自然人（二）", Relation.OFFICER, None, _FROM, "董事、监事和高级管理人员"),
    (
        "6.3.3 关联自然人（三）",
        Relation.OFFICER_OF_CONTROLLER,
        0.5,
        _OVER,
        "控制方的董事、监事和高级管理人员",
    ),
    ("6.3.3 关联法人（三）", Relation.CONTROLLED_BY_OFFICER, 0.5, _OVER, "关联自然人直接或者间接控制的法人"),
    (
        "6.3.3 关联法人（三）",
        Relation.OFFICE_OF_OFFICER,
        None,
        _FROM,
        "关联自然人担任董事、高级管理人员的法人",
    ),
    ("6.3.3 关联自然人（四）", Relation.RELATIVE, None, _FROM, "关系密切的家庭成员"),
)
_BANK = _book(
    View.BANK,
    "银行保险机构关联交易管理办法（中国银行保险监督管理委员会令〔2022〕第1号）",
    date(2022, 3, 1),
    None,
    "medium",
    ("第六条第一项、第七条第一项", Relation.CONTROLLER, 0.5, _OVER, "控股股东、实际控制人"),
    ("第六条第二项、第七条第二项", Relation.HOLDER, 0.05, _FROM, "持有或控制5%以上股权者"),
    ("第六条第三项", Relation.OFFICER, None, _FROM, "董事、监事、高级管理人员及有审批决策权者"),
    ("第六条第四项", Relation.RELATIVE, None, _FROM, "配偶、父母、成年子女及兄弟姐妹"),
    ("第六条第五项", Relation.OFFICER_OF_CONTROLLER, 0.5, _OVER, "控股方的董事、监事、高级管理人员"),
    ("第七条第三项", Relation.COMMON_CONTROLLER, 0.5, _OVER, "控股股东、实际控制人控制的法人"),
    ("第七条第四项", Relation.CONTROLLED, 0.5, _OVER, "银行保险机构控制的法人"),
    ("第七条第四项", Relation.INFLUENCED, 0.2, _FROM, "银行保险机构施加重大影响的法人（20%推定）"),
    ("第七条第五项", Relation.CONTROLLED_BY_OFFICER, 0.5, _OVER, "关联自然人控制的法人"),
    ("第七条第五项", Relation.CONTROLLED_BY_RELATIVE, 0.5, _OVER, "关联自然人近亲属控制的法人"),
    upper=0.5,
)
_ACCOUNTING = _book(
    View.ACCOUNTING,
    "企业会计准则第36号——关联方披露（财会〔2006〕3号）",
    date(2007, 1, 1),
    None,
    "medium",
    ("第四条（一）", Relation.CONTROLLER, 0.5, _OVER, "母公司或最终控制方"),
    ("第四条（二）", Relation.CONTROLLED, 0.5, _OVER, "子公司"),
    ("第四条（三）", Relation.COMMON_CONTROLLER, 0.5, _OVER, "受同一母公司控制的其他企业"),
    ("第四条（五）", Relation.INFLUENTIAL_HOLDER, 0.2, _FROM, "施加重大影响的投资方（20%推定）"),
    ("第四条（七）", Relation.INFLUENCED, 0.2, _FROM, "联营企业（20%推定）"),
    ("第四条（九）", Relation.OFFICER, None, _FROM, "关键管理人员"),
    ("第四条（九）", Relation.RELATIVE, None, _FROM, "与其关系密切的家庭成员"),
    ("第四条（十）", Relation.CONTROLLED_BY_OFFICER, 0.5, _OVER, "关键管理人员控制的其他企业"),
    ("第四条（十）", Relation.CONTROLLED_BY_RELATIVE, 0.5, _OVER, "关系密切的家庭成员控制的其他企业"),
    upper=0.5,
)

RULES = (*_COMPANY_LAW_2023, *_COMPANY_LAW_2018, *_TAX, *_LISTING, *_BANK, *_ACCOUNTING)
"""Every item, past ones with the day they ended."""
