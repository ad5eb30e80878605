"""The nodes that hold what befell a dishonesty record: repair, dispute, annulment."""

from __future__ import annotations

from graph_service.schema_types import Property, Record

CONCERNED = (
    Property("decision_no", "text", "行政处罚决定书文号", "number of the penalty decision concerned"),
    Property("list_code", "text", "名单代码", "the list of the entry concerned"),
    Property("entry_no", "text", "案号或列入决定书文号", "case or decision number of the entry concerned"),
    Property("listed_on", "date", "列入日期", "day of listing, where the entry concerned has no number"),
)
"""Which record of the subject an event is about: a penalty by number, or a list entry by number or day."""

_APART = ("decision_no", "list_code", "entry_no|listed_on")

EVENTS = (
    Record(
        "Repair",
        "信用修复",
        "a decision that repairs a dishonesty record (信用修复决定)",
        ("Enterprise", "Person"),
        (
            *CONCERNED,
            Property("repaired_on", "date", "修复日期", "day of the repair", required=True),
            Property("authority", "text", "修复决定机关", "who repaired it"),
            Property("document_no", "text", "修复决定书文号", "number of the repair decision"),
            Property("commitment_no", "text", "承诺编码", "the commitment (信用承诺) given for it"),
            Property("remark", "text", "备注", "remark"),
        ),
        "{authority} repaired a record of {subject} on {repaired_on}",
        told_apart_by=_APART,
        procedure=True,
    ),
    Record(
        "Dispute",
        "异议",
        "an objection to a dishonesty record, pending until it is closed",
        ("Enterprise", "Person"),
        (
            *CONCERNED,
            Property("dispute_no", "text", "异议编号", "number of the objection"),
            Property("opened_on", "date", "异议提出日期", "day on which it was raised", required=True),
            Property("closed_on", "date", "办结日期", "day on which it was settled; absent: pending"),
            Property("state", "text", "处理状态", "as delivered"),
            Property("outcome", "text", "处理结果", "how it was settled"),
            Property("grounds", "text", "异议事由", "what is objected to"),
            Property("authority", "text", "受理单位", "who handles it"),
            Property("remark", "text", "备注", "remark"),
        ),
        "{subject} disputes a record since {opened_on}",
        told_apart_by=(*_APART, "dispute_no|opened_on"),
        procedure=True,
    ),
    Record(
        "Annulment",
        "撤销",
        "a decision that a record is annulled, as if it had never been",
        ("Enterprise", "Person"),
        (
            *CONCERNED,
            Property("annulled_on", "date", "撤销日期", "day of the annulment", required=True),
            Property("authority", "text", "撤销机关", "who annulled it"),
            Property("document_no", "text", "撤销文书号", "number of the decision or judgment"),
            Property("reason", "text", "撤销理由", "why: review, litigation, correction of its own"),
            Property("remark", "text", "备注", "remark"),
        ),
        "{authority} annulled a record of {subject} on {annulled_on}",
        told_apart_by=_APART,
        procedure=True,
    ),
)
