"""Layouts of control beside shares: agreements to act in concert, and controllers that firms declare."""

from __future__ import annotations

from loaders.layouts.model import Column, FactMap, Layout, Party, PersonFields
from loaders.layouts.registers import NAME, USCC
from loaders.layouts.rules import about_whom, coded_company, earlier_end, not_itself, owner_is_a_person
from loaders.parsers.codes import canonical_code, uscc
from loaders.parsers.days import day, last_day, past_day
from loaders.parsers.ratios import ratio
from loaders.parsers.words import declared_kind

CONCERT_AGREEMENTS = Layout(
    name="concert_agreements",
    title="一致行动协议",
    source="一致行动协议",
    columns=(
        Column("agreement_no", ("协议编号", "一致行动协议编号", "协议名称"), required=True),
        Column("uscc", ("目标公司统一社会信用代码", "标的公司统一社会信用代码"), uscc),
        Column("name", ("目标公司名称", "目标公司", "标的公司名称", "标的公司")),
        Column("party_name", ("甲方名称", "甲方", "股东名称"), required=True),
        Column("party_type", ("甲方类型", "股东类型")),
        Column("party_document", ("甲方证件类型", "股东证件类型")),
        Column("party_number", ("甲方证件号码", "股东证件号码"), canonical_code, personal=True),
        Column("other_name", ("乙方名称", "乙方", "一致行动人名称", "一致行动人"), required=True),
        Column("other_type", ("乙方类型", "一致行动人类型")),
        Column("other_document", ("乙方证件类型", "一致行动人证件类型")),
        Column("other_number", ("乙方证件号码", "一致行动人证件号码"), canonical_code, personal=True),
        Column("document", ("协议文件", "公告编号", "文件名称")),
        Column("signed_on", ("签署日期", "协议签署日期", "签订日期"), past_day),
        Column("effective_on", ("生效日期", "协议生效日期"), day),
        Column("last_on", ("到期日期", "协议到期日期", "有效期至"), last_day),
        Column("ended_on", ("解除日期", "终止日期", "协议解除日期"), past_day),
    ),
    parties=(
        Party("company", "name", uscc="uscc", optional=True),
        Party(
            "source",
            "party_name",
            uscc="party_number",
            person=PersonFields("party_number", "party_document", "party_type", within="company"),
        ),
        Party(
            "target",
            "other_name",
            uscc="other_number",
            person=PersonFields("other_number", "other_document", "other_type", within="company"),
        ),
    ),
    facts=(FactMap("ACTS_WITH", ("source", "target"), ("effective_on", "signed_on"), "until"),),
    needs=(("signed_on", "effective_on"), ("party_number",), ("other_number",)),
    in_order=(("signed_on", "last_on"), ("effective_on", "last_on"), ("signed_on", "ended_on")),
    rules=(coded_company, not_itself("source", "target", "other_number")),
    computed=("company", "until"),
    completes=(about_whom, earlier_end),
)

DECLARED_CONTROLLERS = Layout(
    name="declared_controllers",
    title="企业申报的实际控制人和受益所有人",
    source="企业申报",
    columns=(
        Column("uscc", USCC, uscc),
        Column("name", NAME),
        Column("declared_kind", ("申报类型", "申报事项", "备案类型"), declared_kind, required=True),
        Column("holder_name", ("姓名或名称", "控制人名称", "控制人姓名", "受益所有人姓名"), required=True),
        Column("holder_type", ("控制人类型", "申报对象类型")),
        Column("document", ("证件类型", "控制人证件类型")),
        Column("number", ("证件号码", "控制人证件号码"), canonical_code, personal=True),
        Column("ratio", ("申报比例", "持股比例", "受益比例"), ratio),
        Column("manner", ("控制或受益方式", "控制方式", "受益所有权关系类型")),
        Column("formed_on", ("形成日期", "关系形成日期"), past_day),
        Column("ended_on", ("终止日期", "关系终止日期"), past_day),
        Column("declared_on", ("申报日期", "备案日期"), past_day),
    ),
    parties=(
        Party("target", "name", uscc="uscc"),
        Party(
            "source",
            "holder_name",
            uscc="number",
            person=PersonFields("number", "document", "holder_type", within="target"),
        ),
    ),
    facts=(
        FactMap("DECLARED_CONTROLLER_OF", ("source", "target"), ("formed_on", "declared_on"), "ended_on"),
    ),
    needs=(("uscc", "name"), ("document", "number", "holder_type"), ("formed_on", "declared_on")),
    in_order=(("formed_on", "ended_on"), ("formed_on", "declared_on")),
    rules=(owner_is_a_person, not_itself("source", "target", "number")),
)
