"""Rows of what befell a record, was promised, or was graded, as their layouts have them."""

from __future__ import annotations

from loaders.county.cases.case import Firm, Row

_BUREAU, _OFFICE = "如东县市场监督管理局", "如东县行政审批局"


def repaired(firm: Firm, day: str, *, decision: str = "", list_code: str = "", entry: str = "") -> Row:
    """A repair decision about a penalty, or about an entry of a list."""
    return "repairs", {
        **_record(firm, decision, list_code, entry),
        "修复日期": day,
        "修复决定机关": _BUREAU,
        "修复决定书文号": f"东市监修〔{day[:4]}〕90{firm.code[13:16]}号",
        "承诺编码": f"320623{day.replace('-', '')}900{firm.code[13:16]}",
    }


def disputed(firm: Firm, number: str, day: str, decision: str) -> Row:
    """An objection to a penalty, pending."""
    return "disputes", {
        **_record(firm, decision, "", ""),
        "异议编号": number,
        "异议提出日期": day,
        "处理状态": "处理中",
        "异议事由": "处罚对象认定有误",
        "受理单位": "如东县信用办",
    }


def annulled(firm: Firm, number: str, day: str, decision: str) -> Row:
    """A penalty annulled on review."""
    return "annulments", {
        **_record(firm, decision, "", ""),
        "撤销日期": day,
        "撤销机关": "如东县人民政府",
        "撤销文书号": number,
        "撤销理由": "经行政复议撤销",
    }


def honoured(firm: Firm, number: str, day: str, until: str) -> Row:
    """An entry on the red list of model firms (信用管理示范企业)."""
    return "list_entries", {
        "名单代码": "SF_QY",
        "主体名称": firm.name,
        "统一社会信用代码": firm.code,
        "案号或决定书文号": number,
        "列入事由": "信用管理示范企业",
        "认定机关": "如东县发展和改革委员会",
        "列入日期": day,
        "到期日期": until,
    }


def committed(firm: Firm, serial: int, day: str, performance: str, consequence: str = "") -> Row:
    """A commitment given for a licence."""
    broken = performance != "全部履行"
    return "commitments", {
        "承诺编码": f"320623{day.replace('-', '')}{serial:06d}",
        "承诺人名称": firm.name,
        "承诺人类别": "法人及非法人组织",
        "承诺人代码": firm.code,
        "承诺类型": "审批替代型",
        "承诺事由": "办理食品经营许可",
        "承诺内容": "在承诺期限内补齐材料，所填内容真实",
        "违诺责任": "撤销许可决定，并记入信用记录",
        "承诺作出日期": day,
        "承诺履行状态": performance,
        "未履行内容": "未在期限内补齐材料" if broken else "",
        "违诺责任追究内容": consequence,
        "承诺受理单位": _OFFICE,
        "公开类型": "可向社会公开",
    }


def graded(firm: Firm, scheme: str, grade: str, day: str) -> Row:
    """A grade under the public scheme or that of the tax authorities."""
    public = scheme == "PUBLIC"
    return "evaluations", {
        "统一社会信用代码": firm.code,
        "企业名称": firm.name,
        "评价体系代码": scheme,
        "评价类别": "公共信用综合评价" if public else "行业信用评价",
        "评价机构": "国家公共信用信息中心" if public else "国家税务总局如东县税务局",
        "评价等级": grade,
        "评价日期": day,
    }


def _record(firm: Firm, decision: str, list_code: str, entry: str) -> dict[str, str]:
    return {
        "信用主体名称": firm.name,
        "统一社会信用代码": firm.code,
        "行政处罚决定书文号": decision,
        "名单代码": list_code,
        "列入决定书文号": entry,
    }
