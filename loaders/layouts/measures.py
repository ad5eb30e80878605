"""The layout of decisions that order a measure (惩戒措施决定) against a subject named in them."""

from __future__ import annotations

from loaders.layouts.model import Column, FactMap, Layout, Party, PersonFields
from loaders.layouts.registers import NAME, USCC
from loaders.layouts.rules import earlier_end
from loaders.parsers.codes import canonical_code, uscc
from loaders.parsers.days import day, last_day, past_day
from loaders.parsers.matters import matters

MEASURE_DECISIONS = Layout(
    name="measure_decisions",
    title="惩戒措施决定",
    source="惩戒措施决定",
    columns=(
        Column("name", ("惩戒对象名称", "对象名称", *NAME), required=True),
        Column("uscc", ("惩戒对象代码", *USCC), uscc),
        Column("document", ("证件类型",)),
        Column("number", ("证件号码",), canonical_code, personal=True),
        Column("decision_no", ("措施决定文书号", "惩戒决定文书号"), required=True),
        Column("matters", ("措施事项", "惩戒事项"), matters, required=True),
        Column("action", ("措施内容", "惩戒内容", "惩戒措施"), required=True),
        Column("basis", ("决定依据", "法规政策依据"), required=True),
        Column("authority", ("决定机关", "作出决定机关"), required=True),
        Column("implementer", ("实施单位", "实施主体")),
        Column("decided_on", ("决定日期", "作出决定日期"), past_day, required=True),
        Column("starts_on", ("措施起始日期", "惩戒起始日期"), day),
        Column("last_on", ("措施截止日期", "惩戒截止日期"), last_day),
        Column("ended_on", ("措施解除日期", "惩戒解除日期"), past_day),
        Column("ground_no", ("所依据的失信文书号", "失信记录文书号")),
        Column("release_when", ("解除条件",)),
        Column("remark", ("备注",)),
    ),
    parties=(Party("subject", "name", uscc="uscc", person=PersonFields("number", "document")),),
    facts=(FactMap("MeasureDecision", ("subject",), ("starts_on", "decided_on"), "until"),),
    needs=(("uscc", "number"),),
    in_order=(("decided_on", "ended_on"), ("starts_on", "last_on")),
    computed=("until",),
    completes=(earlier_end,),
)
