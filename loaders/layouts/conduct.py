"""Layouts of what a subject promised and how others grade it: 信用承诺, 信用评价."""

from __future__ import annotations

from loaders.layouts.conduct_rules import breach_told, grade_of_scheme
from loaders.layouts.model import Column, FactMap, Layout, Party, PersonFields
from loaders.layouts.registers import NAME, USCC
from loaders.parsers.codes import canonical_code, uscc
from loaders.parsers.conduct import commitment_no, layer, openness, performance, points
from loaders.parsers.days import last_day, past_day

COMMITMENTS = Layout(
    name="commitments",
    title="信用承诺",
    source="信用承诺",
    columns=(
        Column("commitment_no", ("承诺编码", "信用承诺编码"), commitment_no, required=True),
        Column("name", ("承诺人名称", "承诺人", "承诺主体名称"), required=True),
        Column("kind", ("承诺人类别", "承诺主体类别")),
        Column("number", ("承诺人代码", "承诺人证件号码", "承诺主体代码"), canonical_code, personal=True),
        Column("commitment_kind", ("承诺类型",), required=True),
        Column("cause", ("承诺事由",), required=True),
        Column("promise", ("承诺内容",), required=True),
        Column("liability", ("违诺责任",), required=True),
        Column("made_on", ("承诺作出日期", "作出承诺日期", "承诺日期"), past_day, required=True),
        Column("lasts_until", ("有效期", "承诺有效期", "有效期至"), last_day),
        Column("performance", ("承诺履行状态", "履行状态"), performance),
        Column("unperformed", ("未履行内容", "承诺未履行内容")),
        Column("consequence", ("违诺责任追究内容",)),
        Column("determined_on", ("履行状态认定日期",), past_day),
        Column("determined_by", ("履行状态认定单位", "认定单位")),
        Column("determined_by_uscc", ("履行状态认定单位代码", "认定单位代码"), canonical_code),
        Column("authority", ("承诺受理单位",), required=True),
        Column("authority_uscc", ("承诺受理单位代码",), canonical_code),
        Column("openness", ("公开类型",), openness, required=True),
        Column("remark", ("备注",)),
    ),
    parties=(Party("subject", "name", uscc="number", person=PersonFields("number", kind="kind")),),
    facts=(FactMap("Commitment", ("subject",), ("made_on",)),),
    needs=(("number",),),
    in_order=(("made_on", "lasts_until"), ("made_on", "determined_on")),
    rules=(breach_told,),
)

EVALUATIONS = Layout(
    name="evaluations",
    title="信用评价",
    source="信用评价",
    columns=(
        Column("name", (*NAME, "被评价主体名称", "名称")),
        Column("uscc", (*USCC, "被评价主体代码"), uscc, required=True),
        Column("scheme", ("评价体系代码", "评价体系", "评价名称"), required=True),
        Column("layer", ("评价类别",), layer),
        Column("issuer", ("评价机构", "评价单位"), required=True),
        Column("grade", ("评价等级", "评价结果", "信用等级"), required=True),
        Column("score", ("评价分值", "评价得分"), points),
        Column("period", ("评价周期", "评价年度")),
        Column("method_version", ("评价方法版本", "评价模型版本")),
        Column("decided_on", ("评价日期", "评定日期", "公布日期"), past_day, required=True),
        Column("lasts_until", ("有效期至", "评价有效期至"), last_day),
        Column("remark", ("备注",)),
    ),
    parties=(Party("subject", "name", uscc="uscc"),),
    facts=(FactMap("Evaluation", ("subject",), ("decided_on",), last_day="lasts_until"),),
    in_order=(("decided_on", "lasts_until"),),
    rules=(grade_of_scheme,),
)
