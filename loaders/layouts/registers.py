"""Layouts of the register: market entities, their people, their branches."""

from __future__ import annotations

from loaders.layouts.model import Column, FactMap, Layout, Party, PersonFields
from loaders.layouts.rules import not_itself, states_a_post
from loaders.parsers.amounts import amount, currency
from loaders.parsers.codes import canonical_code, region_code, uscc
from loaders.parsers.days import last_day, past_day
from loaders.parsers.words import flag, posts, texts, whole

USCC = ("统一社会信用代码", "社会信用代码", "信用代码")
NAME = ("市场主体名称", "企业名称", "主体名称", "单位名称", "机构名称", "公司名称", "经营主体名称")

ENTERPRISES = Layout(
    name="enterprises",
    title="市场主体登记",
    source="市场主体登记",
    columns=(
        Column("uscc", USCC, uscc),
        Column("registration_no", ("注册号", "工商注册号", "营业执照注册号"), canonical_code),
        Column("name", NAME, required=True),
        Column("former_names", ("曾用名", "曾用名称", "原名称"), texts),
        Column("renamed_on", ("名称变更日期", "更名日期"), past_day),
        Column("legal_form", ("市场主体类型", "企业类型", "主体类型", "公司类型", "经营主体类型")),
        Column("legal_representative", ("法定代表人", "法定代表人姓名", "法人代表", "负责人", "经营者")),
        Column("registered_capital", ("注册资本", "注册资金", "注册资本金", "出资总额"), amount),
        Column("currency", ("币种", "注册资本币种", "币种名称"), currency),
        Column("established_on", ("成立日期", "设立日期", "注册日期", "成立时间"), past_day),
        Column("approved_on", ("核准日期", "发照日期", "核准时间"), past_day),
        Column("status", ("登记状态", "经营状态", "企业状态", "主体状态")),
        Column("deregistered_on", ("注销吊销日期", "注销日期", "吊销日期", "注吊销日期"), past_day),
        Column("authority", ("登记机关", "登记机关名称")),
        Column("address", ("住所", "经营场所", "企业地址", "注册地址", "地址")),
        Column("region_code", ("行政区划代码", "行政区划", "区划代码"), region_code),
        Column("industry", ("行业", "行业门类", "所属行业", "行业名称")),
        Column("business_scope", ("经营范围", "经营(业务)范围")),
        Column("phone", ("联系电话", "电话", "企业电话")),
        Column("email", ("电子邮箱", "企业电子邮箱", "电子邮件", "邮箱")),
        Column("insured_staff", ("参保人数", "社保参保人数", "从业人员参保人数"), whole),
    ),
    parties=(Party("subject", "name", uscc="uscc", registration_no="registration_no", region="region_code"),),
    facts=(FactMap("Registration", ("subject",), valid_from=("approved_on", "established_on")),),
    needs=(("uscc", "registration_no"), ("legal_form", "status", "registered_capital", "established_on")),
    in_order=(
        ("established_on", "approved_on"),
        ("established_on", "deregistered_on"),
        ("established_on", "renamed_on"),
    ),
    money=(("registered_capital", "currency"),),
    registers=True,
)

PEOPLE = Layout(
    name="people",
    title="主要人员",
    source="市场主体登记",
    columns=(
        Column("uscc", USCC, uscc),
        Column("name", NAME),
        Column("person_name", ("姓名", "人员姓名", "主要人员姓名"), required=True),
        Column("document", ("证件类型", "证件种类", "身份证件类型")),
        Column(
            "number",
            ("证件号码", "证件号", "身份证件号码", "身份证号码", "身份证号"),
            canonical_code,
            personal=True,
        ),
        Column("position", ("职务", "职位", "岗位"), posts),
        Column("is_legal_rep", ("是否法定代表人", "是否法人代表", "法定代表人标志"), flag),
        Column("appointed_on", ("任职日期", "任职起始日期", "任职开始日期"), past_day),
        Column("left_on", ("免职日期", "离任日期", "任职截止日期"), last_day),
    ),
    parties=(
        Party("target", "name", uscc="uscc"),
        Party(
            "source",
            "person_name",
            label="Person",
            person=PersonFields("number", "document", within="target"),
        ),
    ),
    facts=(
        FactMap("EXECUTIVE_OF", ("source", "target"), ("appointed_on",), "left_on", each="position"),
        # a person with several posts stands in several rows and is the legal representative once
        FactMap(
            "LEGAL_REP_OF",
            ("source", "target"),
            ("appointed_on",),
            "left_on",
            when="is_legal_rep",
            derived=True,
            without=("position",),
        ),
    ),
    needs=(("uscc", "name"), ("position", "is_legal_rep")),
    in_order=(("appointed_on", "left_on"),),
    rules=(states_a_post,),
)

BRANCHES = Layout(
    name="branches",
    title="分支机构",
    source="市场主体登记",
    columns=(
        Column("uscc", (*USCC, "隶属企业统一社会信用代码", "总公司统一社会信用代码"), uscc),
        Column("name", (*NAME, "隶属企业名称", "总公司名称")),
        Column("branch_uscc", ("分支机构统一社会信用代码", "分公司统一社会信用代码"), uscc),
        Column("branch_name", ("分支机构名称", "分公司名称"), required=True),
        Column("opened_on", ("设立日期", "成立日期"), past_day),
        Column("closed_on", ("注销日期",), past_day),
    ),
    parties=(Party("source", "branch_name", uscc="branch_uscc"), Party("target", "name", uscc="uscc")),
    facts=(FactMap("BRANCH_OF", ("source", "target"), ("opened_on",), "closed_on"),),
    needs=(("uscc", "name"),),
    in_order=(("opened_on", "closed_on"),),
    rules=(not_itself("source", "target", "branch_uscc"),),
)
