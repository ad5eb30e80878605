"""The layout of BODS 0.4 statements (Beneficial Ownership Data Standard)."""

from __future__ import annotations

from loaders.bods.build import built
from loaders.bods.statements import well_formed
from loaders.layouts.model import Column, Layout
from loaders.parsers.codes import as_delivered
from loaders.parsers.days import day

BODS = Layout(
    name="bods",
    title="BODS 0.4 受益所有权声明",
    source="BODS",
    columns=(
        Column("record_id", ("recordId",), as_delivered, required=True),
        Column("record_type", ("recordType",), as_delivered, required=True),
        Column("record_status", ("recordStatus",), as_delivered, required=True),
        Column("stated_on", ("statementDate",), day, required=True),
        Column("details", ("recordDetails",), as_delivered, required=True, personal=True),
        Column("publication", ("publicationDetails",), as_delivered, required=True),
    ),
    left_out=(
        ("statementId", "陈述编号；事实以 recordId 为准"),
        ("declarationSubject", "申报主体；关系以 subject 为准"),
        ("declaration", "申报编号"),
        ("source", "来源说明；来源以发布者为准"),
        ("annotations", "对陈述的注释"),
    ),
    rules=(well_formed,),
    build=built,
)
