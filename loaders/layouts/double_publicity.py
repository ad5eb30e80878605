"""Layouts of 双公示: penalties (CF_*) and licences (XK_*), by code, by Chinese heading, and of 2016."""

from __future__ import annotations

from loaders.layouts.model import Column, FactMap, Layout, Party, PersonFields
from loaders.layouts.rules import all_kinds, not_withdrawn
from loaders.parsers.amounts import amount
from loaders.parsers.codes import canonical_code, uscc
from loaders.parsers.days import last_day, past_day
from loaders.parsers.words import level, text, texts
from loaders.record_ends import PENALTY_LIFE, with_life

_PERSONAL = "法定代表人的证件不公开，图中不存"
_RELATED = "法定代表人关系取自主要人员"
_OTHER_NUMBER = "以统一社会信用代码或注册号为准"
_ROUTINE = "报送系统的内部字段"


def _party(prefix: str) -> tuple[Column, ...]:
    """The counterpart's columns, alike in both layouts but for the prefix of the codes."""
    return (
        Column("name", (f"{prefix}_XDR_MC", f"{prefix}_XDR", "行政相对人名称"), required=True),
        Column("kind", (f"{prefix}_XDR_LB", "行政相对人类别")),
        Column(
            "uscc",
            (
                f"{prefix}_XDR_SHXYM",
                "统一社会信用代码",
                "行政相对人代码_1(统一社会信用代码)",
                "行政相对人代码",
            ),
            uscc,
        ),
        Column(
            "registration_no",
            (f"{prefix}_XDR_GSZC", f"{prefix}_XDR_GSDJ", "工商注册号", "行政相对人代码_2(工商注册号)"),
            canonical_code,
        ),
        Column("document", (f"{prefix}_XDR_ZJLX", "自然人证件类型", "证件类型")),
        Column(
            "number",
            (f"{prefix}_XDR_ZJHM", f"{prefix}_XDR_SFZ", "自然人证件号码", "证件号码"),
            canonical_code,
            personal=True,
        ),
    )


def _left_out(prefix: str) -> tuple[tuple[str, str], ...]:
    numbers = (f"{prefix}_XDR_{word}" for word in ("ZZJG", "ZDM", "SWDJ", "SYDW", "SHZZ"))
    words = ("组织机构代码", "税务登记号", "事业单位证书号", "社会组织登记证号")
    return (
        *((number, _OTHER_NUMBER) for number in (*numbers, *words)),
        *(
            (heading, _RELATED)
            for heading in (f"{prefix}_FRDB", f"{prefix}_FR", "法定代表人", "法定代表人姓名")
        ),
        *(
            (heading, _PERSONAL)
            for heading in (f"{prefix}_FR_ZJLX", f"{prefix}_FR_ZJHM", f"{prefix}_FR_SFZH")
        ),
        *((heading, _PERSONAL) for heading in ("法定代表人证件类型", "法定代表人证件号码")),
        *((heading, _ROUTINE) for heading in ("DFBM", "SJC", "地方编码", "时间戳", "序号", "ID")),
        *((heading, "以数据来源单位名称为准") for heading in (f"{prefix}_SJLYDM", f"{prefix}_LYDWDM")),
        ("数据来源单位统一社会信用代码", "以数据来源单位名称为准"),
    )


_SUBJECT = Party(
    "subject",
    "name",
    uscc="uscc",
    registration_no="registration_no",
    person=PersonFields("number", "document", "kind"),
)

PENALTIES = Layout(
    name="penalties",
    title="行政处罚",
    source="双公示行政处罚",
    columns=(
        *_party("CF"),
        Column(
            "decision_no",
            ("CF_WSH", "行政处罚决定书文号", "处罚决定书文号", "决定书文号", "处罚文书号", "文书号"),
            required=True,
        ),
        Column("violation", ("CF_WFXW", "违法行为类型", "违法行为")),
        Column("facts", ("CF_SY", "违法事实", "处罚事由")),
        Column("basis", ("CF_YJ", "处罚依据")),
        Column("kinds", ("CF_CFLB", "CF_CFLB1", "处罚类别", "处罚种类", "处罚类别1"), texts),
        Column("more_kinds", ("CF_CFLB2", "处罚类别2"), texts),
        Column("punishment", ("CF_NR", "CF_JG", "处罚内容", "处罚结果")),
        Column("fine", ("CF_NR_FK", "罚款金额", "罚款数额"), amount, unit="万元"),
        Column(
            "confiscated",
            ("CF_NR_WFFF", "没收违法所得、没收非法财物的金额", "没收金额"),
            amount,
            unit="万元",
        ),
        Column("licence_affected", ("CF_NR_ZKDX", "暂扣或吊销证照名称及编号")),
        Column(
            "decided_on", ("CF_JDRQ", "处罚决定日期", "行政处罚决定日期", "决定日期"), past_day, required=True
        ),
        Column("declared_valid_until", ("CF_YXQ", "处罚有效期"), last_day),
        Column("declared_public_until", ("CF_GSJZQ", "公示截止期", "公示截止日期"), last_day),
        Column("authority", ("CF_CFJG", "CF_XZJG", "处罚机关", "行政处罚机关")),
        Column("authority_uscc", ("CF_CFJGDM", "处罚机关统一社会信用代码", "处罚机关代码"), canonical_code),
        Column("data_source_unit", ("CF_SJLY", "数据来源单位", "数据来源")),
        Column("published_on", ("公示日期", "发布日期"), past_day),
        Column("declared_level", ("失信程度", "失信严重程度", "CF_SXYZCD"), level),
        Column("repaired_on", ("修复日期", "信用修复日期"), past_day),
        Column("annulled_on", ("撤销日期", "处罚撤销日期"), past_day),
        Column("state", ("CF_ZT", "当前状态", "状态")),
        Column("remark", ("BZ", "备注")),
    ),
    parties=(_SUBJECT,),
    facts=(FactMap("Penalty", ("subject",), ("decided_on",)),),
    in_order=(
        ("decided_on", "published_on"),
        ("decided_on", "repaired_on"),
        ("decided_on", "annulled_on"),
    ),
    left_out=(("CF_CFMC", "名称与文号、违法行为类型重复"), ("处罚名称", "名称与文号重复"), *_left_out("CF")),
    rules=(not_withdrawn,),
    computed=PENALTY_LIFE,
    completes=(all_kinds, with_life("Penalty")),
)

LICENCES = Layout(
    name="licences",
    title="行政许可",
    source="双公示行政许可",
    columns=(
        *_party("XK"),
        Column("document_name", ("XK_XKWS", "XK_XMMC", "行政许可决定文书名称", "项目名称")),
        Column(
            "decision_no",
            ("XK_WSH", "行政许可决定文书号", "许可决定书文号", "行政许可决定书文号", "决定书文号", "文书号"),
            required=True,
        ),
        Column("licence_kind", ("XK_XKLB", "XK_SPLB", "许可类别", "审批类别")),
        Column("certificate_name", ("XK_XKZS", "许可证书名称")),
        Column("certificate_no", ("XK_XKBH", "许可编号", "许可证编号")),
        Column("licensed", ("XK_NR", "许可内容")),
        Column("decided_on", ("XK_JDRQ", "许可决定日期", "行政许可决定日期"), past_day, required=True),
        Column("begins_on", ("XK_YXQZ", "有效期自", "有效期起"), last_day),
        Column("last_on", ("XK_YXQZI", "XK_JZQ", "有效期至", "许可截止期"), last_day),
        Column("authority", ("XK_XKJG", "XK_XZJG", "许可机关", "行政许可机关")),
        Column("authority_uscc", ("XK_XKJGDM", "许可机关统一社会信用代码", "许可机关代码"), canonical_code),
        Column("data_source_unit", ("XK_LYDW", "XK_SJLY", "数据来源单位", "数据来源")),
        Column("state", ("XK_ZT", "当前状态", "状态"), text),
        Column("remark", ("BZ", "备注")),
    ),
    parties=(_SUBJECT,),
    facts=(FactMap("Licence", ("subject",), ("begins_on", "decided_on"), last_day="last_on"),),
    in_order=(("begins_on", "last_on"),),
    left_out=_left_out("XK"),
)
