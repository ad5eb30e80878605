"""The nodes that hold what a subject promised and how others grade it: commitments, evaluations."""

from __future__ import annotations

from graph_service.schema_catalogue import COMMITMENTS, EVALUATIONS
from graph_service.schema_types import Property, Record

CONDUCT = (
    Record(
        "Commitment",
        "信用承诺",
        "a credit commitment: what was promised, whether it was kept, and what follows where it was not",
        ("Enterprise", "Person"),
        (
            Property("commitment_no", "text", "承诺编码", "area, day and serial, 20 digits", required=True),
            Property(
                "commitment_kind", "text", "承诺类型", "审批替代型, 信用修复型, 主动型, …", required=True
            ),
            Property("cause", "text", "承诺事由", "what it was given for", required=True),
            Property("promise", "text", "承诺内容", "what was promised", required=True),
            Property("liability", "text", "违诺责任", "what was accepted for breaking it", required=True),
            Property("made_on", "date", "承诺作出日期", "day on which it was made", required=True),
            Property("lasts_until", "date", "有效期", "up to the day before; absent: not said"),
            Property("performance", "text", "承诺履行状态", "kept, partly or broken; absent: not determined"),
            Property("unperformed", "text", "未履行内容", "what was not kept"),
            Property("consequence", "text", "违诺责任追究内容", "what follows from its breach"),
            Property("determined_on", "date", "履行状态认定日期", "day of that determination"),
            Property("determined_by", "text", "履行状态认定单位", "who determined it"),
            Property("determined_by_uscc", "text", "履行状态认定单位代码", "code of that unit"),
            Property("authority", "text", "承诺受理单位", "who received it", required=True),
            Property("authority_uscc", "text", "承诺受理单位代码", "code of that unit"),
            Property("openness", "text", "公开类型", "public, limited or closed", required=True),
            Property("remark", "text", "备注", "remark"),
        ),
        "{subject} committed itself to {authority} by {commitment_no}",
        told_apart_by=("commitment_no",),
        indexed=("commitment_no",),
        catalogue=(COMMITMENTS,),
    ),
    Record(
        "Evaluation",
        "信用评价",
        "a grade that somebody else gave an organisation, with issuer and day; none is worked out here",
        ("Enterprise",),
        (
            Property(
                "scheme", "text", "评价体系", "code of the scheme, or its name as delivered", required=True
            ),
            Property(
                "layer", "text", "评价类别", "public (公共信用综合评价), industry or market, as delivered"
            ),
            Property("issuer", "text", "评价机构", "who graded", required=True),
            Property("grade", "text", "评价等级", "as delivered", required=True),
            Property("score", "number", "评价分值", "points of the scheme, where it gives any"),
            Property("period", "text", "评价周期", "year or period graded"),
            Property("method_version", "text", "评价方法版本", "version of the method"),
            Property("decided_on", "date", "评价日期", "day of the result", required=True),
            Property("remark", "text", "备注", "remark"),
        ),
        "{issuer} graded {subject} {grade} under {scheme}",
        told_apart_by=("scheme", "period|decided_on"),
        catalogue=(EVALUATIONS,),
    ),
)
