"""Layouts are told by headings; where they do not tell, the message says what is missing."""

from __future__ import annotations

from pathlib import Path

import pytest
from loader_cases import DATA, case, written

from graph_service.errors import UnknownLayout
from graph_service.schema import fact, fact_properties
from loaders.layouts import LAYOUTS
from loaders.layouts.model import Layout
from loaders.reading.headings import plain_heading

FINBENCH = DATA / "ldbc_finbench_example"


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_no_heading_means_two_fields_of_one_layout(layout: Layout) -> None:
    plain = [plain_heading(heading)[0] for column in layout.columns for heading in column.headings]
    left_out = {plain_heading(heading)[0] for heading, _ in layout.left_out}

    assert len(plain) == len(set(plain))
    assert not left_out & set(plain)


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_every_part_of_a_layout_names_fields_and_roles_that_it_has(layout: Layout) -> None:
    fields = {column.field for column in layout.columns}
    roles = {party.role for party in layout.parties}

    for group in layout.needs:
        assert fields >= set(group)
    for pair in (*layout.in_order, *layout.money):
        assert fields >= set(pair)
    for stated in layout.facts:
        fact(stated.name)
        own = {one.name for one in fact_properties(stated.name)}
        assert roles >= set(stated.parties)
        assert fields | set(layout.computed) >= {
            *stated.valid_from,
            stated.valid_to,
            stated.last_day,
            stated.when,
            stated.each,
        } - {""}
        required = {one.name for one in fact(stated.name).properties if one.required}
        assert required <= fields | dict(layout.constants).keys() and required <= own


def test_files_of_one_heading_row_are_told_apart_by_name(tmp_path: Path) -> None:
    company = case(FINBENCH / "CompanyInvestCompany.csv")
    person = case(FINBENCH / "PersonInvestCompany.csv")

    assert company.known.layout.name == "finbench_company_invests"
    assert person.known.layout.name == "finbench_person_invests"


def test_an_unclear_file_asks_for_its_layout_and_takes_the_one_named(tmp_path: Path) -> None:
    path = written(tmp_path, "投资.csv", "investorId|companyId|ratio|createTime", "1|2|0.5|2020-01-01")

    with pytest.raises(UnknownLayout, match="finbench_company_invests.*finbench_person_invests.*--as"):
        case(path)

    assert case(path, layout="finbench_person_invests").subjects("Person").keys() == {"finbench:1"}


def test_a_named_layout_still_needs_its_columns(tmp_path: Path) -> None:
    path = written(tmp_path, "甲.csv", "名称,金额", "华盛,5")

    with pytest.raises(UnknownLayout, match="按版式 people（主要人员）装载，但缺少列：姓名"):
        case(path, layout="people")


def test_a_name_that_no_layout_has_lists_those_there_are(tmp_path: Path) -> None:
    with pytest.raises(UnknownLayout, match="没有名为 peple 的版式；已有 enterprises、people"):
        case(written(tmp_path, "甲.csv", "a,b", "1,2"), layout="peple")


def test_columns_nobody_took_and_those_left_out_are_reported(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        "行政处罚.csv",
        "CF_XDR_MC,CF_XDR_LB,CF_XDR_SHXYM,CF_WSH,CF_JDRQ,CF_FRDB,内部编号",
        "a,b,c,d,e,f,g",
    )

    known = case(path).known

    assert known.untouched == ("内部编号",)
    assert known.left_out == (("CF_FRDB", "法定代表人关系取自主要人员"),)
