"""Every node, edge and property of the graph, declared once.

Constraints, indexes, writes, validation, sentences, the query lint and docs/graph-schema.md are computed from
here. Terms follow the glossary of the field; ratios are 0 to 1, money is yuan, days are dates.
"""

from __future__ import annotations

from graph_service.schema_types import Edge, Fact, Property, Record, Subject

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

ENDS = (
    Property("public_until", "date", "公示截止日", "may be published up to the day before"),
    Property("share_until", "date", "共享截止日", "may be shared up to the day before"),
    Property("use_until", "date", "使用截止日", "may be used in any answer up to the day before"),
    Property("measure_until", "date", "措施截止日", "measures may rest on it up to the day before"),
    Property("end_reason", "text", "截止理由", "why these ends: rule and reason in words"),
)
"""The four ends of a dishonesty record (失信信息)."""

SUBJECTS = (
    Subject(
        "Enterprise",
        "市场主体及其他组织",
        "any organisation: company, household business, cooperative, organ, institution",
        (
            Property(
                "id", "text", "主体标识", "the code, or scheme:value where there is none", required=True
            ),
            Property(
                "identity",
                "text",
                "标识方式",
                "uscc, registration_no, name_region, or a declared scheme",
                required=True,
            ),
            Property("uscc", "text", "统一社会信用代码", "unified social credit code, GB 32100-2015"),
            Property("registration_no", "text", "工商注册号", "15-digit registration number, GS 15-2006"),
            Property(
                "kind",
                "text",
                "主体类别",
                "from the code's first two characters: enterprise, individual_business, …",
            ),
            Property("name", "text", "名称", "name last registered, else as first mentioned"),
            Property(
                "names_folded", "text", "检索名称", "present and former names, folded, one a blank apart"
            ),
            Property(
                "registered",
                "flag",
                "有登记信息",
                "a registration has been loaded; else only mentioned by others",
            ),
        ),
        fulltext=("names_folded",),
        indexed=("name", "registration_no"),
    ),
    Subject(
        "Person",
        "自然人",
        "a natural person; without a number, a person inside one enterprise, never merged by name",
        (
            Property(
                "id", "text", "主体标识", "keyed digest of the number, or name@enterprise", required=True
            ),
            Property(
                "identity",
                "text",
                "标识方式",
                "resident_id, other_document, within_enterprise, or declared",
                required=True,
            ),
            Property("name", "text", "姓名", "name as delivered", required=True),
            Property("id_masked", "text", "证件号码（掩码）", "first and last character of the number"),
            Property("within", "text", "所在主体", "the enterprise inside which this person is known"),
        ),
        indexed=("name",),
    ),
    Subject(
        "List",
        "名单",
        "a list of subjects kept by an authority",
        (
            Property("id", "text", "名单代码", "code of the list", required=True),
            Property("name", "text", "名单名称", "name last defined"),
        ),
    ),
)

RECORDS = (
    Record(
        "Registration",
        "登记信息",
        "what the registrar says of the enterprise",
        ("Enterprise",),
        (
            Property("name", "text", "名称", "registered name", required=True),
            Property("former_names", "texts", "曾用名", "names borne before"),
            Property("status", "text", "登记状态", "存续, 注销, 吊销, …"),
            Property("legal_form", "text", "市场主体类型", "legal form as registered"),
            Property(
                "legal_representative",
                "text",
                "法定代表人",
                "name as registered; LEGAL_REP_OF holds the relation",
            ),
            Property("registered_capital", "number", "注册资本", "registered capital", unit="yuan", low=0),
            Property("currency", "text", "币种", "currency of the capital where not yuan"),
            Property("established_on", "date", "成立日期", "day of establishment"),
            Property("approved_on", "date", "核准日期", "day of the last approval"),
            Property("deregistered_on", "date", "注销吊销日期", "day of deregistration or revocation"),
            Property("authority", "text", "登记机关", "registrar"),
            Property("address", "text", "住所", "address"),
            Property("region_code", "text", "行政区划代码", "region, GB/T 2260"),
            Property("industry", "text", "行业", "industry as registered"),
            Property("business_scope", "text", "经营范围", "business scope"),
            Property("phone", "text", "联系电话", "telephone of the enterprise"),
        ),
        "{subject} is registered as {name}, {status}",
    ),
    Record(
        "Penalty",
        "行政处罚",
        "an administrative penalty decision (双公示 XZCF)",
        ("Enterprise", "Person"),
        (
            Property("decision_no", "text", "行政处罚决定书文号", "number of the decision", required=True),
            Property("violation", "text", "违法行为类型", "kind of violation"),
            Property("facts", "text", "违法事实", "facts found"),
            Property("basis", "text", "处罚依据", "legal basis"),
            Property("kinds", "texts", "处罚类别", "kinds of penalty, 行政处罚法 art. 9"),
            Property("content", "text", "处罚内容", "what was imposed"),
            Property("fine", "number", "罚款金额", "fine", unit="yuan", low=0),
            Property("confiscated", "number", "没收金额", "gains and goods confiscated", unit="yuan", low=0),
            Property("licence_affected", "text", "暂扣或吊销证照名称及编号", "licence suspended or revoked"),
            Property("decided_on", "date", "处罚决定日期", "day of the decision", required=True),
            Property("declared_valid_until", "date", "处罚有效期", "as delivered"),
            Property(
                "declared_public_until",
                "date",
                "公示截止期",
                "as delivered; the ends are computed from rules",
            ),
            Property("authority", "text", "处罚机关", "penalising authority"),
            Property("authority_uscc", "text", "处罚机关代码", "code of the authority"),
            Property("data_source_unit", "text", "数据来源单位", "who reported it"),
            Property("level", "text", "失信程度", "minor, general or serious (轻微, 一般, 严重)"),
            Property("level_source", "text", "程度来源", "declared by the organ, or derived from the kinds"),
            Property("repaired_on", "date", "修复日期", "day of credit repair"),
            Property("annulled_on", "date", "撤销日期", "day the decision was annulled"),
            Property("remark", "text", "备注", "remark"),
        ),
        "{authority} penalised {subject} by {decision_no} on {decided_on}",
        ends=True,
        indexed=("decision_no",),
    ),
    Record(
        "Licence",
        "行政许可",
        "an administrative licence decision (双公示 XZXK)",
        ("Enterprise", "Person"),
        (
            Property("document_name", "text", "行政许可决定文书名称", "title of the decision"),
            Property("decision_no", "text", "行政许可决定文书号", "number of the decision", required=True),
            Property("licence_kind", "text", "许可类别", "普通, 特许, 认可, 核准, 登记, 其他"),
            Property("certificate_name", "text", "许可证书名称", "name of the certificate"),
            Property("certificate_no", "text", "许可编号", "number of the certificate"),
            Property("licensed", "text", "许可内容", "what is allowed"),
            Property("decided_on", "date", "许可决定日期", "day of the decision", required=True),
            Property("authority", "text", "许可机关", "licensing authority"),
            Property("authority_uscc", "text", "许可机关代码", "code of the authority"),
            Property("data_source_unit", "text", "数据来源单位", "who reported it"),
            Property("state", "text", "当前状态", "valid or void as delivered"),
            Property("remark", "text", "备注", "remark"),
        ),
        "{authority} licensed {subject} by {decision_no}",
        indexed=("decision_no",),
    ),
    Record(
        "ListDefinition",
        "名单定义",
        "what a list is: tier, basis, authority, term",
        ("List",),
        (
            Property("name", "text", "名单名称", "name of the list", required=True),
            Property(
                "tier", "text", "名单层级", "A serious (严重失信), B warning, C internal", required=True
            ),
            Property("basis", "text", "设列依据", "instrument and article; a serious list has one"),
            Property("authority", "text", "认定机关", "who determines"),
            Property("term_months", "integer", "公布期限", "term of publication", unit="months", low=0),
            Property("early_months", "integer", "提前移出最短期限", "earliest removal", unit="months", low=0),
            Property(
                "reaches_persons",
                "text",
                "是否及于人员",
                "whom the basis itself reaches besides the entry's subject",
            ),
        ),
        "{name} is a list of tier {tier}",
    ),
    Record(
        "ListEntry",
        "名单记录",
        "one subject's entry on a list",
        ("Enterprise", "Person"),
        (
            Property("list_code", "text", "名单代码", "the list", required=True),
            Property("entry_no", "text", "案号或决定书文号", "case or decision number"),
            Property("reason", "text", "列入事由", "why the subject was listed"),
            Property("basis", "text", "列入依据", "basis cited in the entry"),
            Property("authority", "text", "认定机关", "who listed the subject"),
            Property("listed_on", "date", "列入日期", "day of listing", required=True),
            Property("published_on", "date", "发布日期", "day of publication"),
            Property("declared_until", "date", "到期日期", "end of the term as delivered"),
            Property("removed_on", "date", "移出日期", "day of removal"),
            Property("removal_reason", "text", "移出事由", "why it was removed"),
            Property("repaired_on", "date", "修复日期", "day of credit repair"),
            Property("annulled_on", "date", "撤销日期", "day the listing was annulled"),
            Property("obligation", "text", "生效法律文书确定的义务", "duty under the judgment"),
            Property("performance", "text", "履行情况", "performance of that duty"),
            Property("remark", "text", "备注", "remark"),
        ),
        "{authority} listed {subject} on {list_code} on {listed_on}",
        entry_of="List",
        ends=True,
        indexed=("entry_no",),
    ),
)

EDGES = (
    Edge(
        "HOLDS",
        "持股",
        "holds shares or contributes capital",
        ("Enterprise", "Person"),
        ("Enterprise",),
        (
            Property(
                "ratio",
                "number",
                "出资比例",
                "share held; absent where not disclosed",
                unit="1",
                low=0,
                high=1,
            ),
            Property(
                "ratio_min",
                "number",
                "比例下限",
                "lower bound where only a range is known",
                unit="1",
                low=0,
                high=1,
            ),
            Property(
                "ratio_max",
                "number",
                "比例上限",
                "upper bound where only a range is known",
                unit="1",
                low=0,
                high=1,
            ),
            Property("subscribed_capital", "number", "认缴出资额", "subscribed capital", unit="yuan", low=0),
            Property("paid_in_capital", "number", "实缴出资额", "paid-in capital", unit="yuan", low=0),
            Property("currency", "text", "币种", "currency of the amounts where not yuan"),
            Property("holder_type", "text", "股东类型", "kind of holder as delivered"),
            Property(
                "interest",
                "text",
                "权益类型",
                "shareholding, voting_rights, … where the source tells them apart",
            ),
        ),
        "{source} holds {ratio:.1%} of {target}",
        "{source} 持有 {target} {ratio:.1%}",
        told_apart_by=("interest",),
    ),
    Edge(
        "LEGAL_REP_OF",
        "法定代表人",
        "is the legal representative",
        ("Person", "Enterprise"),
        ("Enterprise",),
        (Property("position", "text", "职务", "post held besides"),),
        "{source} is the legal representative of {target}",
        "{source} 是 {target} 的法定代表人",
    ),
    Edge(
        "EXECUTIVE_OF",
        "主要人员",
        "is a director, supervisor or senior executive",
        ("Person", "Enterprise"),
        ("Enterprise",),
        (Property("position", "text", "职务", "post held", required=True),),
        "{source} is {position} of {target}",
        "{source} 任 {target} {position}",
        told_apart_by=("position",),
    ),
    Edge(
        "BRANCH_OF",
        "分支机构",
        "is a branch",
        ("Enterprise",),
        ("Enterprise",),
        (),
        "{source} is a branch of {target}",
        "{source} 是 {target} 的分支机构",
    ),
    Edge(
        "GUARANTEES",
        "对外担保",
        "guarantees the debts of",
        ("Enterprise", "Person"),
        ("Enterprise", "Person"),
        (
            Property("amount", "number", "担保金额", "amount guaranteed", unit="yuan", low=0),
            Property("currency", "text", "币种", "currency of the amount where not yuan"),
            Property("creditor", "text", "债权人", "creditor"),
            Property("contract_no", "text", "合同编号", "number of the contract"),
            Property("guarantee_kind", "text", "担保方式", "kind of guarantee"),
        ),
        "{source} guarantees {target}",
        "{source} 为 {target} 提供担保",
        told_apart_by=("contract_no",),
    ),
)

LINKS = {"ABOUT": "a record's subject", "ENTRY_OF": "the list of a list entry"}
"""Links of a record node: written with it, living exactly as long as it; they carry no clock of their own."""

LOAD = (
    Property("id", "text", "装载批次", "digest of feed, file and predecessor", required=True),
    Property("source", "text", "来源", "who supplied the file", required=True),
    Property("layout", "text", "版式", "layout of the file", required=True),
    Property("file", "text", "文件", "file name", required=True),
    Property("sha256", "text", "文件摘要", "sha256 of the file", required=True),
    Property("full", "flag", "全量", "a full delivery: what it no longer carries is closed", required=True),
    Property("state", "text", "状态", "running or done", required=True),
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

_SUBJECTS = {subject.label: subject for subject in SUBJECTS}
_FACTS: dict[str, Fact] = {**{r.label: r for r in RECORDS}, **{e.type: e for e in EDGES}}


def subject(label: str) -> Subject:
    """The subject node declared under this label. Raises KeyError."""
    return _SUBJECTS[label]


def fact(name: str) -> Fact:
    """The record or edge declared under this label or type. Raises KeyError."""
    return _FACTS[name]


def fact_properties(name: str) -> tuple[Property, ...]:
    """All properties that a stored version of this record or edge may carry."""
    declared = fact(name)
    own = (Property("id", "text", "记录标识", "this version of the record", required=True),)
    if isinstance(declared, Edge):
        return declared.properties + FACT
    return own + declared.properties + (ENDS if declared.ends else ()) + FACT
