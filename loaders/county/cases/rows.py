"""Rows of planted cases, each written as its official layout has it."""

from __future__ import annotations

from datetime import date

from loaders.county.cases.case import Firm, Human, Row
from loaders.county.codes import uscc

_COURT, _BUREAU = "江苏省如东县人民法院", "如东县市场监督管理局"
_BUREAU_CODE = uscc("11", "320623", "01440000")


def registered(firm: Firm, position: str = "执行董事兼总经理") -> list[Row]:
    """The firm's registration and its legal representative's post."""
    registration = {
        "统一社会信用代码": firm.code,
        "市场主体名称": firm.name,
        "曾用名": firm.former_names,
        "市场主体类型": firm.form,
        "法定代表人": firm.legal.name,
        "注册资本(万元)": firm.capital,
        "币种": "人民币",
        "成立日期": firm.established.isoformat(),
        "核准日期": firm.established.isoformat(),
        "登记状态": firm.status,
        "注销吊销日期": firm.ended,
        "登记机关": _BUREAU,
        "住所": firm.own_address,
        "行政区划代码": "320623",
        "行业": firm.industry,
        "经营范围": firm.scope,
        "联系电话": firm.own_phone,
        "电子邮箱": firm.email,
        "参保人数": firm.insured,
    }
    return [("enterprises", registration), post(firm, firm.legal, position, legal=True)]


def post(firm: Firm, person: Human, position: str, legal: bool = False, until: str = "") -> Row:
    """A post held since the firm's first day."""
    return "people", {
        "统一社会信用代码": firm.code,
        "市场主体名称": firm.name,
        "姓名": person.name,
        "证件类型": person.document,
        "证件号码": person.number,
        "职务": position,
        "是否法定代表人": "是" if legal else "否",
        "任职日期": firm.established.isoformat(),
        "免职日期": until,
    }


def held(
    firm: Firm, holder: Firm | Human, percent: float, since: date | None = None, votes: float | None = None
) -> Row:
    """A holding of so many percent of the firm, paid in whole; `votes` where the articles give other ones."""
    amount = f"{float(firm.capital) * percent / 100:g}"
    return "shareholders", {
        "统一社会信用代码": firm.code,
        "市场主体名称": firm.name,
        "股东名称": holder.name,
        "股东类型": "企业法人" if isinstance(holder, Firm) else "自然人股东",
        "股东证件类型": holder.document,
        "股东证件号码": _number(holder),
        "认缴出资额(万元)": amount,
        "实缴出资额(万元)": amount,
        "出资比例": f"{percent:g}%",
        "表决权比例": "" if votes is None else f"{votes:g}%",
        "币种": "人民币",
        "入股日期": (since or firm.established).isoformat(),
    }


def agreed(
    number: str, firm: Firm, one: Firm | Human, other: Firm | Human, signed: str, *, ended: str = ""
) -> Row:
    """An agreement of two holders to act in concert in the firm."""
    return "concert_agreements", {
        "协议编号": number,
        "目标公司统一社会信用代码": firm.code,
        "目标公司名称": firm.name,
        "甲方名称": one.name,
        "甲方证件类型": one.document,
        "甲方证件号码": _number(one),
        "乙方名称": other.name,
        "乙方证件类型": other.document,
        "乙方证件号码": _number(other),
        "协议文件": f"{firm.name}股东名册附件",
        "签署日期": signed,
        "解除日期": ended,
    }


def declared(firm: Firm, kind: str, holder: Firm | Human, manner: str, day: str, percent: str = "") -> Row:
    """What the firm declared of its controller (实际控制人) or beneficial owner (受益所有人)."""
    return "declared_controllers", {
        "统一社会信用代码": firm.code,
        "市场主体名称": firm.name,
        "申报类型": kind,
        "姓名或名称": holder.name,
        "证件类型": holder.document,
        "证件号码": _number(holder),
        "申报比例": percent,
        "控制或受益方式": manner,
        "申报日期": day,
    }


def _number(holder: Firm | Human) -> str:
    return holder.code if isinstance(holder, Firm) else holder.number


def guaranteed(guarantor: Firm, debtor: Firm, amount: str, contract: str, since: str, until: str) -> Row:
    """A guarantee of `amount` (万元) for the debtor."""
    return "guarantees", {
        "担保人统一社会信用代码": guarantor.code,
        "担保人名称": guarantor.name,
        "被担保人统一社会信用代码": debtor.code,
        "被担保人名称": debtor.name,
        "债权人": "江苏如东农村商业银行股份有限公司",
        "担保金额(万元)": amount,
        "币种": "人民币",
        "担保方式": "连带责任保证",
        "合同编号": contract,
        "担保起始日": since,
        "担保截止日": until,
    }


def penalised(firm: Firm, number: str, day: str, *, name: str = "", level: str = "一般", **ends: str) -> Row:
    """A fine of 2.5 万元; `name` where the decision calls the firm otherwise; ends by their headings."""
    return "penalties", {
        "CF_XDR_MC": name or firm.name,
        "CF_XDR_LB": "法人及非法人组织",
        "CF_XDR_SHXYM": firm.code,
        "CF_FRDB": firm.legal.name,
        "CF_WSH": number,
        "CF_WFXW": "生产不合格产品",
        "CF_SY": "生产的产品经抽样检验，项目不符合强制性国家标准",
        "CF_YJ": "《中华人民共和国产品质量法》第四十九条",
        "CF_CFLB": "罚款" if level == "一般" else "责令停产停业;罚款",
        "CF_NR": "罚款2.5万元" if level == "一般" else "责令停产停业整顿；罚款2.5万元",
        "CF_NR_FK": "2.5",
        "CF_JDRQ": day,
        "CF_CFJG": _BUREAU,
        "CF_CFJGDM": _BUREAU_CODE,
        "CF_SJLY": _BUREAU,
        "CF_SJLYDM": _BUREAU_CODE,
        "失信程度": level,
        **ends,
    }


def licensed(firm: Firm, number: str, day: str, name: str = "") -> Row:
    """A food business licence; `name` where the decision calls the firm otherwise."""
    return "licences", {
        "行政相对人名称": name or firm.name,
        "行政相对人类别": "法人及非法人组织",
        "统一社会信用代码": firm.code,
        "法定代表人": firm.legal.name,
        "行政许可决定文书名称": "食品经营许可证核发",
        "行政许可决定文书号": number,
        "许可类别": "普通",
        "许可内容": "食品销售",
        "许可决定日期": day,
        "有效期自": day,
        "有效期至": "2099-12-31",
        "许可机关": "如东县行政审批局",
        "当前状态": "有效",
        "数据来源单位": "如东县行政审批局",
    }


def defaulted(party: Firm | Human, case_number: str, day: str, until: str = "", deleted: str = "") -> Row:
    """An entry on the list of judgment defaulters (失信被执行人)."""
    return "judgment_defaulters", {
        "被执行人名称": party.name,
        "证件类型": party.document,
        "证件号码": _number(party),
        "法定代表人或负责人": party.legal.name if isinstance(party, Firm) else "",
        "执行法院": _COURT,
        "执行依据文号": case_number.replace("执", "民初"),
        "作出执行依据单位": _COURT,
        "立案时间": day,
        "案号": case_number,
        "生效法律文书确定的义务": "支付货款1280000元及利息",
        "被执行人履行情况": "全部未履行",
        "失信行为具体情形": "违反财产报告制度",
        "发布时间": day,
        "到期日期": until,
        "删除日期": deleted,
    }


def serious(firm: Firm, number: str, day: str, **ends: str) -> Row:
    """An entry on the list of serious violators (严重违法失信); ends by their headings."""
    return "serious_violations", {
        "统一社会信用代码": firm.code,
        "市场主体名称": firm.name,
        "列入日期": day,
        "列入事由": "提交虚假材料取得市场主体登记，受到较重行政处罚",
        "列入决定机关": _BUREAU,
        "列入决定文书号": number,
        "列入依据": "《市场监督管理严重违法失信名单管理办法》第十条第二项",
        **ends,
    }
