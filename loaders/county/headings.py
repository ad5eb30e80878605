"""The headings of the official layouts that the county is written in, and how each file is written."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Sheet:
    """One file of the county: its layout, name, encoding and headings in order."""

    layout: str
    file: str
    encoding: str
    headings: tuple[str, ...]


def _sheet(layout: str, file: str, encoding: str, headings: str) -> Sheet:
    return Sheet(layout, file, encoding, tuple(headings.split()))


SHEETS = (
    _sheet(
        "enterprises",
        "市场主体登记.csv",
        "utf-8",
        "统一社会信用代码 注册号 市场主体名称 曾用名 市场主体类型 法定代表人 注册资本(万元) 币种 成立日期"
        " 核准日期 登记状态 注销吊销日期 登记机关 住所 行政区划代码 行业 经营范围 联系电话 电子邮箱 参保人数",
    ),
    _sheet(
        "people",
        "主要人员.csv",
        "utf-8",
        "统一社会信用代码 市场主体名称 姓名 证件类型 证件号码 职务 是否法定代表人 任职日期 免职日期",
    ),
    _sheet(
        "shareholders",
        "股东及出资.csv",
        "gb18030",
        "统一社会信用代码 市场主体名称 股东名称 股东类型 股东证件类型 股东证件号码 认缴出资额(万元)"
        " 实缴出资额(万元) 出资比例 表决权比例 币种 入股日期 退股日期",
    ),
    _sheet(
        "concert_agreements",
        "一致行动协议.csv",
        "utf-8",
        "协议编号 目标公司统一社会信用代码 目标公司名称 甲方名称 甲方证件类型 甲方证件号码"
        " 乙方名称 乙方证件类型 乙方证件号码 协议文件 签署日期 到期日期 解除日期",
    ),
    _sheet(
        "declared_controllers",
        "企业申报控制人.csv",
        "gb18030",
        "统一社会信用代码 市场主体名称 申报类型 姓名或名称 证件类型 证件号码 申报比例 控制或受益方式 申报日期"
        " 终止日期",
    ),
    _sheet(
        "branches",
        "分支机构.csv",
        "gb18030",
        "统一社会信用代码 市场主体名称 分支机构统一社会信用代码 分支机构名称 设立日期 注销日期",
    ),
    _sheet(
        "guarantees",
        "对外担保.csv",
        "gb18030",
        "担保人统一社会信用代码 担保人名称 被担保人统一社会信用代码 被担保人名称 债权人 担保金额(万元) 币种"
        " 担保方式 合同编号 担保起始日 担保截止日",
    ),
    _sheet(
        "penalties",
        "行政处罚.csv",
        "utf-8-sig",
        "CF_XDR_MC CF_XDR_LB CF_XDR_SHXYM CF_XDR_ZJLX CF_XDR_ZJHM CF_FRDB CF_WSH CF_WFXW CF_SY CF_YJ CF_CFLB"
        " CF_NR CF_NR_FK CF_NR_WFFF CF_NR_ZKDX CF_JDRQ CF_YXQ CF_GSJZQ CF_CFJG CF_CFJGDM CF_SJLY CF_SJLYDM"
        " 失信程度 修复日期 撤销日期 BZ",
    ),
    _sheet(
        "licences",
        "行政许可.csv",
        "utf-8",
        "行政相对人名称 行政相对人类别 统一社会信用代码 法定代表人 行政许可决定文书名称 行政许可决定文书号"
        " 许可类别 许可证书名称 许可编号 许可内容 许可决定日期 有效期自 有效期至 许可机关"
        " 许可机关统一社会信用代码 当前状态 数据来源单位 数据来源单位统一社会信用代码 备注",
    ),
    _sheet(
        "list_definitions",
        "名单定义.xlsx",
        "xlsx",
        "名单代码 名单名称 名单层级 设列依据 认定机关 公布期限(月) 提前移出期限(月) 是否及于人员"
        " 生效日期 失效日期",
    ),
    _sheet(
        "judgment_defaulters",
        "失信被执行人.csv",
        "utf-8",
        "被执行人名称 证件类型 证件号码 法定代表人或负责人 执行法院 执行依据文号 作出执行依据单位 立案时间"
        " 案号 生效法律文书确定的义务 被执行人履行情况 失信行为具体情形 发布时间 到期日期 删除日期",
    ),
    _sheet(
        "serious_violations",
        "严重违法失信名单.xlsx",
        "xlsx",
        "统一社会信用代码 市场主体名称 列入日期 列入事由 列入决定机关 列入决定文书号 列入依据 移出日期"
        " 移出事由 修复日期 撤销日期",
    ),
    _sheet(
        "abnormal_operations",
        "经营异常名录.jsonl",
        "jsonl",
        "统一社会信用代码 市场主体名称 列入日期 列入经营异常名录原因 列入决定机关 移出日期 移出原因",
    ),
    _sheet(
        "tax_violations",
        "重大税收违法失信主体.xlsx",
        "xlsx",
        "纳税人名称 纳税人识别号 案件性质 主要违法事实 相关法律依据及处理处罚情况 检查机关 处罚决定文书号"
        " 公布日期 停止公布日期 撤销日期",
    ),
    _sheet(
        "list_entries",
        "名单记录.csv",
        "utf-8",
        "名单代码 主体名称 统一社会信用代码 案号或决定书文号 列入事由 列入依据 认定机关 列入日期 到期日期",
    ),
    _sheet(
        "repairs",
        "信用修复.csv",
        "utf-8",
        "信用主体名称 统一社会信用代码 行政处罚决定书文号 名单代码 列入决定书文号 列入日期 修复日期"
        " 修复决定机关 修复决定书文号 承诺编码 备注",
    ),
    _sheet(
        "disputes",
        "异议.csv",
        "gb18030",
        "信用主体名称 统一社会信用代码 行政处罚决定书文号 名单代码 列入决定书文号 异议编号 异议提出日期"
        " 处理状态 办结日期 处理结果 异议事由 受理单位",
    ),
    _sheet(
        "annulments",
        "撤销决定.csv",
        "utf-8",
        "信用主体名称 统一社会信用代码 行政处罚决定书文号 名单代码 列入决定书文号 撤销日期 撤销机关"
        " 撤销文书号 撤销理由",
    ),
    _sheet(
        "commitments",
        "信用承诺.csv",
        "utf-8",
        "承诺编码 承诺人名称 承诺人类别 承诺人代码 承诺类型 承诺事由 承诺内容 违诺责任 承诺作出日期 有效期"
        " 承诺履行状态 未履行内容 违诺责任追究内容 履行状态认定日期 认定单位 承诺受理单位 公开类型",
    ),
    _sheet(
        "evaluations",
        "信用评价.csv",
        "utf-8",
        "统一社会信用代码 企业名称 评价体系代码 评价类别 评价机构 评价等级 评价日期 有效期至",
    ),
)
"""Every file of the county, in the order in which they are best loaded."""

SHEET = {sheet.layout: sheet for sheet in SHEETS}
