"""Layouts of holdings and guarantees: shareholders with their contributions, guarantees given."""

from __future__ import annotations

from loaders.layouts.model import Column, FactMap, Layout, Party, PersonFields
from loaders.layouts.registers import NAME, USCC
from loaders.layouts.rules import not_itself, ratios_add_up
from loaders.parsers.amounts import amount, currency
from loaders.parsers.codes import canonical_code, uscc
from loaders.parsers.days import day, last_day, past_day
from loaders.parsers.ratios import ratio

SHAREHOLDERS = Layout(
    name="shareholders",
    title="股东及出资",
    source="市场主体登记",
    columns=(
        Column("uscc", USCC, uscc),
        Column("name", NAME),
        Column("holder_name", ("股东名称", "股东", "出资人名称", "股东姓名", "投资人名称"), required=True),
        Column("holder_type", ("股东类型", "出资人类型", "投资人类型")),
        Column("document", ("股东证件类型", "证件类型", "证照类型")),
        Column(
            "number",
            ("股东证件号码", "证件号码", "证照号码", "股东统一社会信用代码"),
            canonical_code,
            personal=True,
        ),
        Column("subscribed_capital", ("认缴出资额", "认缴额", "认缴金额"), amount),
        Column("paid_in_capital", ("实缴出资额", "实缴额", "实缴金额"), amount),
        Column("ratio", ("出资比例", "持股比例", "股权比例"), ratio),
        Column("voting_ratio", ("表决权比例", "表决权", "享有表决权比例"), ratio),
        Column("currency", ("币种", "出资币种", "币种名称"), currency),
        Column("joined_on", ("入股日期", "出资日期", "认缴出资日期"), past_day),
        Column("left_on", ("退股日期", "退出日期"), last_day),
    ),
    parties=(
        Party("target", "name", uscc="uscc"),
        Party(
            "source",
            "holder_name",
            uscc="number",
            person=PersonFields("number", "document", "holder_type", within="target"),
        ),
    ),
    facts=(
        FactMap("HOLDS", ("source", "target"), ("joined_on",), "left_on"),
        # where the articles give votes otherwise than by shares (公司法 art. 65, classes of shares art. 144)
        FactMap(
            "HOLDS",
            ("source", "target"),
            ("joined_on",),
            "left_on",
            without=("subscribed_capital", "paid_in_capital", "currency"),
            filled="voting_ratio",
            takes=(("ratio", "voting_ratio"),),
            given=(("interest", "voting_rights"),),
        ),
    ),
    needs=(
        ("uscc", "name"),
        ("subscribed_capital", "paid_in_capital", "ratio"),
        ("holder_type", "document", "number"),
    ),
    in_order=(("joined_on", "left_on"),),
    money=(("subscribed_capital", "currency"), ("paid_in_capital", "currency")),
    rules=(not_itself("source", "target", "number"), ratios_add_up),
)

GUARANTEES = Layout(
    name="guarantees",
    title="对外担保",
    source="对外担保",
    columns=(
        Column("uscc", ("担保人统一社会信用代码", "担保方统一社会信用代码", "保证人统一社会信用代码"), uscc),
        Column("name", ("担保人名称", "担保方名称", "担保人", "保证人名称")),
        Column(
            "debtor_uscc",
            ("被担保人统一社会信用代码", "债务人统一社会信用代码", "被担保方统一社会信用代码"),
            uscc,
        ),
        Column("debtor_name", ("被担保人名称", "债务人名称", "被担保人", "债务人", "被担保方名称")),
        Column("creditor", ("债权人", "债权人名称")),
        Column("amount", ("担保金额", "担保额", "主债权数额"), amount),
        Column("currency", ("币种", "币种名称"), currency),
        Column("guarantee_kind", ("担保方式", "保证方式", "担保类型")),
        Column("contract_no", ("合同编号", "担保合同编号", "合同号")),
        Column("began_on", ("担保起始日", "担保起始日期", "担保开始日期"), day),
        Column("last_on", ("担保截止日", "担保截止日期", "担保到期日"), last_day),
    ),
    parties=(Party("source", "name", uscc="uscc"), Party("target", "debtor_name", uscc="debtor_uscc")),
    facts=(FactMap("GUARANTEES", ("source", "target"), ("began_on",), last_day="last_on"),),
    needs=(("uscc", "name"), ("debtor_uscc", "debtor_name")),
    in_order=(("began_on", "last_on"),),
    money=(("amount", "currency"),),
    rules=(not_itself("source", "target", "debtor_uscc"),),
)
