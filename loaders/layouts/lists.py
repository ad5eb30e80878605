"""Layouts of lists: their definitions, and the entries of the four lists in daily use and of any other."""

from __future__ import annotations

from loaders.layouts.model import Column, FactMap, Layout, Party, PersonFields
from loaders.layouts.registers import NAME, USCC
from loaders.layouts.rules import basis_of_judgment, same_day, serious_with_basis
from loaders.parsers.codes import canonical_code, uscc
from loaders.parsers.days import day, last_day, past_day
from loaders.parsers.words import list_tier, whole
from loaders.record_ends import ENTRY_LIFE, with_life

_ENTRY = FactMap("ListEntry", ("subject",), ("listed_on",), "removed_on")
_REACHES_NOBODY_ELSE = "名单不及于法定代表人（法发〔2019〕35号第16条），不取"

LIST_DEFINITIONS = Layout(
    name="list_definitions",
    title="名单定义",
    source="名单定义",
    columns=(
        Column("list_code", ("名单代码",), canonical_code, required=True),
        Column("name", ("名单名称",), required=True),
        Column("tier", ("名单层级", "层级"), list_tier, required=True),
        Column("basis", ("设列依据", "依据")),
        Column("authority", ("认定机关", "认定单位")),
        Column("term_months", ("公布期限", "公示期限"), whole),
        Column("early_months", ("提前移出期限", "提前移出最短期限"), whole),
        Column("reaches_persons", ("是否及于人员", "及于人员")),
        Column("begins_on", ("生效日期",), day),
        Column("ends_on", ("失效日期",), last_day),
    ),
    parties=(Party("subject", "name", code="list_code", label="List"),),
    facts=(FactMap("ListDefinition", ("subject",), ("begins_on",), "ends_on"),),
    in_order=(("begins_on", "ends_on"),),
    rules=(serious_with_basis,),
)

JUDGMENT_DEFAULTERS = Layout(
    name="judgment_defaulters",
    title="失信被执行人",
    source="失信被执行人",
    columns=(
        Column("name", ("被执行人名称", "被执行人姓名/名称", "被执行人"), required=True),
        Column("document", ("证件类型",)),
        Column(
            "number",
            ("证件号码", "证件号", "身份证号码/组织机构代码", "证件号/组织机构代码"),
            canonical_code,
            personal=True,
        ),
        Column("authority", ("执行法院",)),
        Column("judgment_no", ("执行依据文号",)),
        Column("judged_by", ("作出执行依据单位",)),
        Column("filed_on", ("立案时间", "立案日期"), past_day),
        Column("entry_no", ("案号",), required=True),
        Column("obligation", ("生效法律文书确定的义务",)),
        Column("performance", ("被执行人履行情况", "履行情况")),
        Column("reason", ("失信行为具体情形", "失信被执行人行为具体情形")),
        Column("listed_on", ("发布时间", "发布日期"), past_day, required=True),
        Column("declared_until", ("到期日期", "到期时间"), last_day),
        Column("removed_on", ("删除日期", "屏蔽日期"), past_day),
    ),
    constants=(("list_code", "SX_BZX"),),
    parties=(Party("subject", "name", uscc="number", person=PersonFields("number", "document")),),
    facts=(_ENTRY,),
    needs=(("number",),),
    in_order=(("filed_on", "listed_on"), ("listed_on", "declared_until"), ("listed_on", "removed_on")),
    left_out=(("法定代表人或负责人", _REACHES_NOBODY_ELSE), ("法定代表人", _REACHES_NOBODY_ELSE)),
    computed=("published_on", "basis", "remark", *ENTRY_LIFE),
    completes=(basis_of_judgment, same_day, with_life("ListEntry")),
)

SERIOUS_VIOLATIONS = Layout(
    name="serious_violations",
    title="严重违法失信名单",
    source="严重违法失信名单",
    columns=(
        Column("uscc", USCC, uscc),
        Column("name", NAME),
        Column("listed_on", ("列入日期",), past_day, required=True),
        Column("reason", ("列入事由", "列入严重违法失信名单原因")),
        Column("authority", ("列入决定机关",)),
        Column("entry_no", ("列入决定文书号", "列入决定书文号"), required=True),
        Column("basis", ("列入依据",)),
        Column("removed_on", ("移出日期",), past_day),
        Column("removal_reason", ("移出事由", "移出原因")),
        Column("repaired_on", ("修复日期",), past_day),
        Column("annulled_on", ("撤销日期",), past_day),
    ),
    constants=(("list_code", "SJ_YZ"),),
    parties=(Party("subject", "name", uscc="uscc"),),
    facts=(_ENTRY,),
    needs=(("uscc", "name"),),
    in_order=(("listed_on", "removed_on"), ("listed_on", "repaired_on"), ("listed_on", "annulled_on")),
    computed=ENTRY_LIFE,
    completes=(with_life("ListEntry"),),
)

ABNORMAL_OPERATIONS = Layout(
    name="abnormal_operations",
    title="经营异常名录",
    source="经营异常名录",
    columns=(
        Column("uscc", USCC, uscc),
        Column("name", NAME),
        Column("listed_on", ("列入日期",), past_day, required=True),
        Column("reason", ("列入经营异常名录原因",), required=True),
        Column("authority", ("列入决定机关", "作出决定机关")),
        Column("removed_on", ("移出日期",), past_day),
        Column("removal_reason", ("移出原因", "移出经营异常名录原因")),
    ),
    constants=(("list_code", "JY_YC"),),
    parties=(Party("subject", "name", uscc="uscc"),),
    facts=(_ENTRY,),
    needs=(("uscc", "name"),),
    in_order=(("listed_on", "removed_on"),),
    computed=ENTRY_LIFE,
    completes=(with_life("ListEntry"),),
)

TAX_VIOLATIONS = Layout(
    name="tax_violations",
    title="重大税收违法失信主体",
    source="重大税收违法失信主体",
    columns=(
        Column("name", ("纳税人名称",), required=True),
        Column("number", ("纳税人识别号",), canonical_code, personal=True),
        Column("reason", ("案件性质",)),
        Column("remark", ("主要违法事实",)),
        Column("basis", ("相关法律依据及处理处罚情况", "相关法律依据及税务处理处罚情况")),
        Column("authority", ("检查机关",)),
        Column("entry_no", ("处罚决定文书号",)),
        Column("listed_on", ("公布日期",), past_day, required=True),
        Column("declared_until", ("停止公布日期",), last_day),
        Column("annulled_on", ("撤销日期",), past_day),
    ),
    constants=(("list_code", "ZD_SS"),),
    parties=(Party("subject", "name", uscc="number", person=PersonFields("number")),),
    facts=(FactMap("ListEntry", ("subject",), ("listed_on",)),),
    needs=(("number",),),
    in_order=(("listed_on", "declared_until"), ("listed_on", "annulled_on")),
    computed=("published_on", *ENTRY_LIFE),
    completes=(same_day, with_life("ListEntry")),
)

LIST_ENTRIES = Layout(
    name="list_entries",
    title="名单记录",
    source="名单记录",
    columns=(
        Column("list_code", ("名单代码",), canonical_code, required=True),
        Column("name", ("主体名称", "名称"), required=True),
        Column("uscc", USCC, uscc),
        Column("document", ("证件类型",)),
        Column("number", ("证件号码",), canonical_code, personal=True),
        Column("entry_no", ("案号或决定书文号", "决定书文号", "案号")),
        Column("reason", ("列入事由",)),
        Column("basis", ("列入依据",)),
        Column("authority", ("认定机关",)),
        Column("listed_on", ("列入日期",), past_day, required=True),
        Column("published_on", ("发布日期",), past_day),
        Column("declared_until", ("到期日期",), last_day),
        Column("removed_on", ("移出日期",), past_day),
        Column("removal_reason", ("移出事由",)),
        Column("repaired_on", ("修复日期",), past_day),
        Column("annulled_on", ("撤销日期",), past_day),
    ),
    parties=(Party("subject", "name", uscc="uscc", person=PersonFields("number", "document")),),
    facts=(_ENTRY,),
    needs=(("uscc", "number"),),
    in_order=(
        ("listed_on", "declared_until"),
        ("listed_on", "removed_on"),
        ("listed_on", "repaired_on"),
        ("listed_on", "annulled_on"),
    ),
    computed=ENTRY_LIFE,
    completes=(with_life("ListEntry"),),
)
