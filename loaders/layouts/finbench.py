"""Layouts of the LDBC FinBench snapshot: companies, persons, investments, guarantees; separated by |."""

from __future__ import annotations

from loaders.layouts.model import Column, FactMap, Layout, Party
from loaders.layouts.rules import not_itself, ratios_add_up
from loaders.parsers.codes import canonical_code
from loaders.parsers.days import day
from loaders.parsers.ratios import ratio

SOURCE = "LDBC FinBench"
_SCHEME = "finbench"
_LEFT_OUT = (("isBlocked", "合成账户的状态，不是信用信息"), ("createTime", "记录的生成时间，不是成立日期"))


def _subjects(name: str, title: str, label: str, heading: str) -> Layout:
    return Layout(
        name=name,
        title=title,
        source=SOURCE,
        columns=(
            Column("id", (f"{heading}Id",), canonical_code, required=True),
            Column("name", (f"{heading}Name",), required=True),
        ),
        parties=(Party("subject", "name", code="id", scheme=_SCHEME, label=label),),
        left_out=_LEFT_OUT,
    )


def _investments(name: str, title: str, label: str, file_hint: str) -> Layout:
    return Layout(
        name=name,
        title=title,
        source=SOURCE,
        columns=(
            Column("investor_id", ("investorId",), canonical_code, required=True),
            Column("company_id", ("companyId",), canonical_code, required=True),
            Column("ratio", ("ratio",), ratio, required=True),
            Column("began_on", ("createTime",), day, required=True),
        ),
        parties=(
            Party("source", code="investor_id", scheme=_SCHEME, label=label),
            Party("target", code="company_id", scheme=_SCHEME),
        ),
        facts=(FactMap("HOLDS", ("source", "target"), ("began_on",)),),
        rules=(not_itself("source", "target", "investor_id"), ratios_add_up),
        file_hint=file_hint,
    )


def _guarantees(name: str, title: str, label: str, file_hint: str) -> Layout:
    return Layout(
        name=name,
        title=title,
        source=SOURCE,
        columns=(
            Column("from_id", ("fromId",), canonical_code, required=True),
            Column("to_id", ("toId",), canonical_code, required=True),
            Column("began_on", ("createTime",), day, required=True),
        ),
        parties=(
            Party("source", code="from_id", scheme=_SCHEME, label=label),
            Party("target", code="to_id", scheme=_SCHEME, label=label),
        ),
        facts=(FactMap("GUARANTEES", ("source", "target"), ("began_on",)),),
        rules=(not_itself("source", "target", "from_id"),),
        file_hint=file_hint,
    )


FINBENCH = (
    _subjects("finbench_companies", "FinBench 企业", "Enterprise", "company"),
    _subjects("finbench_persons", "FinBench 自然人", "Person", "person"),
    _investments("finbench_company_invests", "FinBench 企业投资", "Enterprise", "companyinvest"),
    _investments("finbench_person_invests", "FinBench 自然人投资", "Person", "personinvest"),
    _guarantees("finbench_company_guarantees", "FinBench 企业担保", "Enterprise", "companyguarantee"),
    _guarantees("finbench_person_guarantees", "FinBench 自然人担保", "Person", "personguarantee"),
)
"""Every layout of the snapshot; those of the same headings are told apart by the file's name."""
