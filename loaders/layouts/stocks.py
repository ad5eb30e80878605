"""Layouts of the listed-company data: executives of listed companies, and the names behind stock codes."""

from __future__ import annotations

from loaders.layouts.model import Column, FactMap, Layout, Party, PersonFields
from loaders.parsers.codes import stock_code
from loaders.parsers.words import posts

SOURCE = "上市公司公开资料"

STOCK_EXECUTIVES = Layout(
    name="stock_executives",
    title="上市公司高管",
    source=SOURCE,
    columns=(
        Column("person_name", ("name",), required=True),
        Column("stock_code", ("code",), stock_code, required=True),
        Column("position", ("jobs",), posts, required=True),
    ),
    parties=(
        Party("target", code="stock_code", scheme="stock"),
        Party("source", "person_name", label="Person", person=PersonFields(within="target")),
    ),
    facts=(FactMap("EXECUTIVE_OF", ("source", "target"), each="position"),),
    left_out=(("gender", "个人信息，图中不存"), ("age", "个人信息，图中不存")),
)

STOCK_NAMES = Layout(
    name="stock_names",
    title="证券代码与简称",
    source=SOURCE,
    columns=(
        Column("stock_id", ("stock_id:ID(Stock)",), stock_code, required=True),
        Column("name", ("name",), required=True),
        Column("stock_code", ("code",), stock_code, required=True),
    ),
    parties=(Party("subject", "name", code="stock_code", scheme="stock"),),
    left_out=((":LABEL", "风险警示只在抓取当日为真"),),
)
