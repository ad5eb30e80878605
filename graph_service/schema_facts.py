"""What every fact carries (clocks, provenance, ends), and what is kept of a load."""

from __future__ import annotations

from graph_service.schema_types import Kind, Property

FACT = (
    Property(
        "key",
        "text",
        "事实键",
        "what the fact is, whatever its version: source, parties, number",
        required=True,
    ),
    Property("content", "text", "内容摘要", "digest of the version's own values", required=True),
    Property("source", "text", "来源", "who supplied it", required=True),
    Property("load_id", "text", "装载批次", "the load that opened this version", required=True),
    Property("row", "integer", "行号", "line in the delivered file", required=True, low=1),
    Property("valid_from", "date", "生效日", "true in the world from this day; absent: not said"),
    Property("valid_to", "date", "失效日", "true in the world up to the day before; absent: not ended"),
    Property("known_from", "datetime", "获知时间", "in this database since", required=True),
    Property("known_to", "datetime", "更正时间", "superseded or withdrawn in this database at"),
    Property("closed_by", "text", "终止批次", "the load that closed this version"),
)
"""What every record and every edge between subjects carries: two clocks and its provenance."""


def _computed(name: str, kind: Kind, zh: str, en: str) -> Property:
    return Property(name, kind, zh, en, computed=True)


ENDS = (
    _computed("public_until", "date", "公示截止日", "信用中国 may publish it up to the day before"),
    _computed(
        "gsxt_public_until",
        "date",
        "公示系统截止日",
        "国家企业信用信息公示系统 may publish it up to the day before; see gsxt_reason where absent",
    ),
    _computed("share_until", "date", "共享截止日", "may be shared up to the day before"),
    _computed("use_until", "date", "使用截止日", "may be used in any answer up to the day before"),
    _computed("measure_until", "date", "措施截止日", "measures may rest on it up to the day before"),
    _computed(
        "end_kind",
        "text",
        "截止种类",
        "what ends its use: term, removal, repair, annulment, unpublished, no_rule, or open",
    ),
    _computed("end_reason", "text", "截止理由", "why these ends: rule and reason in words"),
    _computed(
        "gsxt_reason",
        "text",
        "公示系统截止理由",
        "why it ends in that system; absent where no rule of it is known to speak of the record",
    ),
    _computed("disputed", "flag", "异议处理中", "an objection is pending; absent: none"),
    _computed(
        "reended_by",
        "text",
        "变更批次",
        "the load of the event or rule change that opened this version; absent: its own",
    ),
)
"""The life of a dishonesty record (失信信息): its ends, by channel, and whether it is disputed."""

LOAD = (
    Property("id", "text", "装载批次", "digest of feed, file and predecessor", required=True),
    Property("source", "text", "来源", "who supplied the file", required=True),
    Property("layout", "text", "版式", "layout of the file", required=True),
    Property("file", "text", "文件", "file name", required=True),
    Property("sha256", "text", "文件摘要", "sha256 of the file", required=True),
    Property("full", "flag", "全量", "a full delivery: what it no longer carries is closed", required=True),
    Property("state", "text", "状态", "running or done", required=True),
    Property("kinds", "texts", "事实种类", "records and edges that the file holds"),
    Property("previous", "text", "前一批次", "the load before it in the same feed"),
    Property("started", "datetime", "开始时间", "start; the known_from of what it opened", required=True),
    Property("finished", "datetime", "完成时间", "end"),
    Property("read", "integer", "读入行数", "rows read"),
    Property("written", "integer", "接受行数", "rows accepted"),
    Property("rejected", "integer", "拒绝行数", "rows rejected"),
    Property("opened", "integer", "新开版本", "versions opened"),
    Property("closed", "integer", "终止版本", "versions closed"),
    Property("batch", "integer", "批数", "batches committed"),
)
"""What is kept of one file taken in."""
