"""What cross-matching finds between two subjects, and what reviewers decide of a pair."""

from __future__ import annotations

from graph_service.schema_types import Edge, Property, Record

GRADES = (("A", "视为同一"), ("B", "强匹配"), ("C", "待复核"), ("RELATED", "总分支机构"))
VERDICTS = (("same", "同一主体"), ("different", "不是同一主体"), ("unsure", "存疑"), ("undone", "撤回"))

POSSIBLY_SAME = Edge(
    "POSSIBLY_SAME",
    "疑似同一",
    "was found by cross-matching to be possibly the same as; worked out anew after each load, merges nothing",
    ("Enterprise", "Person"),
    ("Enterprise", "Person"),
    (
        Property("grade", "text", "等级", "what may follow from it", required=True, words=GRADES),
        Property("rung", "text", "依据", "how the pair was found", required=True),
        Property("against", "texts", "反面理由", "what speaks against it"),
        Property("rivals", "integer", "竞争主体数", "other subjects that fit as well", required=True, low=0),
        Property("expected", "number", "预计巧合数", "others expected to fit by chance", low=0),
        Property("matched_name", "text", "相符名称", "the name that fitted, present or former"),
    ),
    "{source} is possibly the same as {target}: grade {grade}, {rung}",
    "{source} 疑似即 {target}（{grade} 级，{rung}）",
)

MATCH_DECISION = Record(
    "MatchDecision",
    "比对复核决定",
    "what a reviewer decided of a pair; no load touches it, and taking it back is a decision of its own",
    ("Enterprise", "Person"),
    (
        Property("other", "text", "另一方", "id of the other subject, or the row of a list", required=True),
        Property("other_name", "text", "另一方名称", "its name when it was decided"),
        Property("verdict", "text", "结论", "what was decided", required=True, words=VERDICTS),
        Property("decided_by", "text", "复核人", "who decided", required=True),
        Property("decided_at", "datetime", "复核时间", "when it was decided", required=True),
        Property("reason", "text", "理由", "why"),
    ),
    "{decided_by} decided on {decided_at} of {subject} and {other}: {verdict}",
    told_apart_by=("other",),
    indexed=("other",),
)
