"""Layouts of what befalls a dishonesty record: credit repair (信用修复), dispute (异议), annulment (撤销)."""

from __future__ import annotations

from loaders.layouts.model import Column, FactMap, Layout, Party, PersonFields
from loaders.layouts.registers import NAME, USCC
from loaders.layouts.rules import concerns_one_record, settled
from loaders.parsers.codes import canonical_code, uscc
from loaders.parsers.days import past_day

_SUBJECT = (
    Column("name", ("信用主体名称", "行政相对人名称", "当事人名称", "申请人名称", *NAME, "名称")),
    Column("uscc", (*USCC, "信用主体代码", "行政相对人代码"), uscc),
    Column("document", ("证件类型", "自然人证件类型")),
    Column("number", ("证件号码", "自然人证件号码"), canonical_code, personal=True),
)
_RECORD = (
    Column(
        "decision_no",
        ("行政处罚决定书文号", "处罚决定书文号", "原行政处罚决定书文号", "原处罚决定书文号", "CF_WSH"),
    ),
    Column("list_code", ("名单代码",), canonical_code),
    Column("entry_no", ("列入决定书文号", "列入决定文书号", "案号或决定书文号", "案号")),
    Column("listed_on", ("列入日期",), past_day),
)
"""The record concerned: a penalty by its number, or an entry by its list and its number or day."""
_PARTY = Party("subject", "name", uscc="uscc", person=PersonFields("number", "document"))
_NEEDS = (("uscc", "number"), ("decision_no", "list_code"))

REPAIRS = Layout(
    name="repairs",
    title="信用修复",
    source="信用修复",
    columns=(
        *_SUBJECT,
        *_RECORD,
        Column("repaired_on", ("修复日期", "信用修复日期", "准予修复日期", "修复完成日期"), past_day, True),
        Column("authority", ("修复决定机关", "信用修复机关", "修复机关", "修复单位")),
        Column("document_no", ("修复决定书文号", "信用修复决定书文号", "修复文书号")),
        Column("commitment_no", ("承诺编码", "信用承诺编码", "信用承诺书编号")),
        Column("remark", ("备注",)),
    ),
    parties=(_PARTY,),
    facts=(FactMap("Repair", ("subject",), ("repaired_on",)),),
    needs=(*_NEEDS, ("authority", "document_no")),
    in_order=(("listed_on", "repaired_on"),),
    rules=(concerns_one_record,),
)

DISPUTES = Layout(
    name="disputes",
    title="异议",
    source="异议处理",
    columns=(
        *_SUBJECT,
        *_RECORD,
        Column("dispute_no", ("异议编号", "异议申请编号", "异议受理编号")),
        Column("opened_on", ("异议提出日期", "异议申请日期", "异议受理日期", "提出日期"), past_day, True),
        Column("state", ("处理状态", "异议状态", "办理状态")),
        Column("closed_on", ("办结日期", "异议办结日期", "处理完成日期"), past_day),
        Column("outcome", ("处理结果", "异议处理结果", "办理结果")),
        Column("grounds", ("异议事由", "异议理由", "异议内容")),
        Column("authority", ("受理单位", "异议受理单位", "处理单位")),
        Column("remark", ("备注",)),
    ),
    parties=(_PARTY,),
    facts=(FactMap("Dispute", ("subject",), ("opened_on",), "closed_on"),),
    needs=_NEEDS,
    in_order=(("listed_on", "opened_on"), ("opened_on", "closed_on")),
    rules=(concerns_one_record, settled),
)

ANNULMENTS = Layout(
    name="annulments",
    title="撤销",
    source="撤销决定",
    columns=(
        *_SUBJECT,
        *_RECORD,
        Column("annulled_on", ("撤销日期", "撤销决定日期", "判决撤销日期"), past_day, True),
        Column("authority", ("撤销机关", "撤销决定机关", "复议机关")),
        Column("document_no", ("撤销文书号", "撤销决定书文号", "复议决定书文号", "判决书文号")),
        Column("reason", ("撤销理由", "撤销原因", "撤销事由")),
        Column("remark", ("备注",)),
    ),
    parties=(_PARTY,),
    facts=(FactMap("Annulment", ("subject",), ("annulled_on",)),),
    needs=(*_NEEDS, ("authority", "document_no", "reason")),
    in_order=(("listed_on", "annulled_on"),),
    rules=(concerns_one_record,),
)
