"""The relations between subjects, and the links of a record to what it is about."""

from __future__ import annotations

from graph_service.schema_matching import POSSIBLY_SAME
from graph_service.schema_types import Edge, Property

EDGES = (
    Edge(
        "HOLDS",
        "持股",
        "holds shares or contributes capital",
        ("Enterprise", "Person"),
        ("Enterprise",),
        (
            Property(
                "ratio",
                "number",
                "出资比例",
                "share held; absent where not disclosed",
                unit="1",
                low=0,
                high=1,
            ),
            Property(
                "ratio_min",
                "number",
                "比例下限",
                "lower bound where only a range is known",
                unit="1",
                low=0,
                high=1,
            ),
            Property(
                "ratio_max",
                "number",
                "比例上限",
                "upper bound where only a range is known",
                unit="1",
                low=0,
                high=1,
            ),
            Property("subscribed_capital", "number", "认缴出资额", "subscribed capital", unit="yuan", low=0),
            Property("paid_in_capital", "number", "实缴出资额", "paid-in capital", unit="yuan", low=0),
            Property("currency", "text", "币种", "currency of the amounts where not yuan"),
            Property("holder_type", "text", "股东类型", "kind of holder as delivered"),
            Property(
                "interest",
                "text",
                "权益类型",
                "shareholding, voting_rights, … where the source tells them apart",
            ),
        ),
        "{source} holds {ratio:.1%} of {target}",
        "{source} 持有 {target} {ratio:.1%}",
        told_apart_by=("interest",),
    ),
    Edge(
        "LEGAL_REP_OF",
        "法定代表人",
        "is the legal representative",
        ("Person", "Enterprise"),
        ("Enterprise",),
        (Property("position", "text", "职务", "post held besides"),),
        "{source} is the legal representative of {target}",
        "{source} 是 {target} 的法定代表人",
    ),
    Edge(
        "EXECUTIVE_OF",
        "主要人员",
        "is a director, supervisor or senior executive",
        ("Person", "Enterprise"),
        ("Enterprise",),
        (Property("position", "text", "职务", "post held", required=True),),
        "{source} is {position} of {target}",
        "{source} 任 {target} {position}",
        told_apart_by=("position",),
    ),
    Edge(
        "BRANCH_OF",
        "分支机构",
        "is a branch",
        ("Enterprise",),
        ("Enterprise",),
        (),
        "{source} is a branch of {target}",
        "{source} 是 {target} 的分支机构",
    ),
    Edge(
        "GUARANTEES",
        "对外担保",
        "guarantees the debts of",
        ("Enterprise", "Person"),
        ("Enterprise", "Person"),
        (
            Property("amount", "number", "担保金额", "amount guaranteed", unit="yuan", low=0),
            Property("currency", "text", "币种", "currency of the amount where not yuan"),
            Property("creditor", "text", "债权人", "creditor"),
            Property("contract_no", "text", "合同编号", "number of the contract"),
            Property("guarantee_kind", "text", "担保方式", "kind of guarantee"),
        ),
        "{source} guarantees {target}",
        "{source} 为 {target} 提供担保",
        told_apart_by=("contract_no",),
    ),
    Edge(
        "ACTS_WITH",
        "一致行动",
        "is bound by agreement to vote as one with; who stands first means nothing",
        ("Enterprise", "Person"),
        ("Enterprise", "Person"),
        (
            Property("agreement_no", "text", "协议编号", "number or name of the agreement", required=True),
            Property(
                "company",
                "text",
                "目标公司",
                "id of the enterprise whose votes it joins; absent: all that they hold",
            ),
            Property("document", "text", "协议文件", "announcement or file that carries the agreement"),
        ),
        "{source} acts in concert with {target} by agreement {agreement_no}",
        "{source} 与 {target} 一致行动（协议 {agreement_no}）",
        told_apart_by=("agreement_no", "company"),
    ),
    Edge(
        "DECLARED_CONTROLLER_OF",
        "申报控制人",
        "was declared by the enterprise itself to control it or to own it beneficially: a claim, no finding",
        ("Enterprise", "Person"),
        ("Enterprise",),
        (
            Property(
                "declared_kind",
                "text",
                "申报类型",
                "what it was declared to be",
                required=True,
                words=(("actual_controller", "实际控制人"), ("beneficial_owner", "受益所有人")),
            ),
            Property(
                "ratio", "number", "申报比例", "share declared; absent where none", unit="1", low=0, high=1
            ),
            Property("manner", "text", "控制或受益方式", "by what it controls or benefits, as declared"),
            Property("declared_on", "date", "申报日期", "day of the declaration"),
        ),
        "{target} declared {source} as {declared_kind}",
        "{target} 申报 {source} 为{declared_kind}",
        told_apart_by=("declared_kind",),
    ),
    POSSIBLY_SAME,
)

LINKS = {"ABOUT": "a record's subject", "ENTRY_OF": "the list of a list entry"}
"""Links of a record node: written with it, living exactly as long as it; they carry no clock of their own."""
