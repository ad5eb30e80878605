from __future__ import annotations

from datetime import date

import networkx as nx
import pandas as pd
import pytest
from county_fixtures import Written

from analytics.codes import resident_id_fault
from loaders.county.cases import planted_cases
from loaders.county.cases.case import human
from loaders.county.headings import SHEET

TODAY = date(2026, 7, 15)
CODE = "统一社会信用代码"


def test_the_guarantee_circle_is_the_strong_component(county: Written) -> None:
    case = county.answers.case("guarantee_circle")
    rows = county.sheet("guarantees")
    rows = rows[rows["担保人统一社会信用代码"].isin(case.parties.values())]
    pairs = zip(rows["担保人统一社会信用代码"], rows["被担保人统一社会信用代码"], strict=True)
    graph = nx.DiGraph(pairs)

    circles = [sorted(part) for part in nx.strongly_connected_components(graph) if len(part) > 1]
    cycles = list(nx.simple_cycles(graph))

    assert circles == [case.answer["members"]]
    assert [sorted(cycle) for cycle in cycles] == circles
    inside = rows["担保人统一社会信用代码"].isin(circles[0]) & rows["被担保人统一社会信用代码"].isin(
        circles[0]
    )
    assert rows.loc[inside, "担保金额(万元)"].astype(float).sum() * 10_000 == case.answer["exposure"]
    assert graph.in_degree(case.answer["outside_guarantor"]) == 0
    assert graph.out_degree(case.answer["outside_debtor"]) == 0


def test_namesakes_have_different_numbers_or_none(county: Written) -> None:
    people = county.sheet("people")
    for name, numbers in (("same_name_different_numbers", 2), ("same_name_without_numbers", 0)):
        case = county.answers.case(name)
        rows = people[people[CODE].isin(case.parties.values())]
        assert set(rows["姓名"]) == {case.answer["name"]}
        assert len(set(rows["证件号码"]) - {""}) == numbers
    case = county.answers.case("one_person_in_two_enterprises")
    rows = people[people[CODE].isin(case.parties.values())]
    assert set(rows["证件号码"]) == set(case.answer["persons"])  # type: ignore[call-overload]


def test_the_renamed_firms_records_stand_under_both_names_and_one_code(county: Written) -> None:
    case = county.answers.case("renamed_enterprise")
    penalties = county.sheet("penalties")
    rows = penalties[penalties["CF_XDR_SHXYM"] == case.parties["firm"]]

    former = case.answer["former_names"]

    assert former == ["如东县潮涌水产冷冻厂"]
    assert rows["CF_WSH"].tolist() == case.answer["penalties"]
    assert rows["CF_XDR_MC"].tolist() == [former[0], case.answer["name"]]
    assert former[0] not in set(county.sheet("enterprises")["市场主体名称"])


def test_one_name_belongs_to_two_codes(county: Written) -> None:
    case = county.answers.case("two_enterprises_of_one_name")
    frame = county.sheet("enterprises")

    rows = frame[frame["市场主体名称"] == case.answer["name"]]

    assert sorted(rows[CODE]) == case.answer["ambiguous"]


def records_about(county: Written, code: str) -> list[pd.Series]:
    """Penalties and entries about an enterprise, whatever their state."""
    found = []
    for layout, heading in (
        ("penalties", "CF_XDR_SHXYM"),
        ("judgment_defaulters", "证件号码"),
        ("serious_violations", CODE),
        ("tax_violations", "纳税人识别号"),
        ("abnormal_operations", CODE),
    ):
        rows = county.sheet(layout)
        found += [row for _, row in rows[rows[heading] == code].iterrows()]
    return found


def in_use(record: pd.Series) -> bool:
    """Whether a record is neither over nor repaired or annulled; fines last a year, bans three."""
    day = TODAY.isoformat()
    closing = ("修复日期", "撤销日期", "移出日期", "删除日期", "到期日期", "停止公布日期")
    if any("" < record.get(heading, "") <= day for heading in closing):
        return False
    if "CF_JDRQ" not in record.index:
        return True
    years = 3 if record["失信程度"] == "严重" else 1
    return bool(pd.Timestamp(record["CF_JDRQ"]) + pd.DateOffset(years=years) > pd.Timestamp(TODAY))


@pytest.mark.parametrize(
    "name", ["repaired_record", "expired_record", "annulled_record", "removed_record", "records_in_use"]
)
def test_records_end_as_the_answer_says(county: Written, name: str) -> None:
    case = county.answers.case(name)

    records = records_about(county, case.parties["firm"])

    assert len(records) == case.answer["records"]
    assert sum(in_use(record) for record in records) == case.answer["records_in_use"]


def test_neighbours_of_the_listed_firm_are_clean_or_tainted_by_their_own_records(county: Written) -> None:
    answer = county.answers.case("listed_enterprise_with_neighbours").answer
    neighbours = answer["neighbours"]
    assert isinstance(neighbours, list)

    counted = {one["id"]: sum(map(in_use, records_about(county, one["id"]))) for one in neighbours}

    assert counted == {one["id"]: one["records_in_use"] for one in neighbours}
    assert sorted(counted.values()) == [0, 0, 0, 0, 1]
    assert sum(map(in_use, records_about(county, str(answer["listed"])))) == 1


def test_the_unrelated_firm_shares_nothing_with_the_listed_one(county: Written) -> None:
    case = county.answers.case("listed_enterprise_with_neighbours")
    parties = [case.parties["listed"], case.parties["unrelated"]]
    frame = county.sheet("enterprises").set_index(CODE).loc[parties]
    people = county.sheet("people")

    shared = [heading for heading in ("住所", "联系电话", "法定代表人") if frame[heading].nunique() == 1]
    numbers = [set(people.loc[people[CODE] == party, "证件号码"]) for party in parties]

    assert shared == []
    assert not numbers[0] & numbers[1]


def test_the_changed_shell_shares_place_and_supervisor_but_no_record(county: Written) -> None:
    case = county.answers.case("re_registered_under_a_relative")
    frame = county.sheet("enterprises").set_index(CODE)
    old, new = frame.loc[case.parties["old"]], frame.loc[case.parties["new"]]
    people = county.sheet("people").query("职务 == '监事'").set_index(CODE)["证件号码"]

    gap = (date.fromisoformat(new["成立日期"]) - date.fromisoformat(old["注销吊销日期"])).days

    assert gap == case.answer["days_between"]
    assert (old["住所"], old["联系电话"], old["行业"]) == (new["住所"], new["联系电话"], new["行业"])
    assert people[case.parties["old"]] == people[case.parties["new"]]
    assert old["法定代表人"][0] == new["法定代表人"][0]
    assert (frame["住所"] == old["住所"]).sum() == 2
    assert sum(map(in_use, records_about(county, case.parties["old"]))) == 1
    assert records_about(county, case.parties["new"]) == []


def test_hub_degrees_are_those_of_the_files(county: Written) -> None:
    answers = county.answers
    frame, held = county.sheet("enterprises"), county.sheet("shareholders")
    people = county.sheet("people")
    state = held[held["股东证件号码"] == answers.case("hub_state_assets").parties["firm"]]
    rented = people[people["证件号码"] == answers.case("hub_professional_representative").parties["person"]]
    agent = frame[frame["住所"] == answers.case("hub_registration_agent").answer["address"]]

    counted = {
        "hub_state_assets": len(state.drop_duplicates("市场主体名称")),
        "hub_professional_representative": len(rented.drop_duplicates("市场主体名称")),
        "hub_registration_agent": len(agent.drop_duplicates("市场主体名称")),
    }

    assert counted == {name: answers.case(name).answer["degree"] for name in counted}


def test_planted_numbers_are_valid_and_kept_apart_from_drawn_ones(county: Written) -> None:
    people = county.sheet("people")
    numbers = {
        row["证件号码"] for case in planted_cases(TODAY) for layout, row in case.rows if layout == "people"
    }
    numbers -= {""}

    drawn = people[~people[CODE].str.contains("MB")]
    drawn = drawn[(drawn["证件号码"].str.len() == 18) & (drawn["姓名"] != "佘代远")]

    assert {resident_id_fault(number, TODAY) for number in numbers} == {None}
    assert (drawn["证件号码"].str[14:17].astype(int) < 900).all()


def test_a_planted_person_needs_a_kept_sequence() -> None:
    with pytest.raises(ValueError, match="got sequence 12, expected 900 to 999"):
        human("陆建国", "19660312", 12)


def test_planted_rows_use_only_headings_of_their_layout() -> None:
    for case in planted_cases(TODAY):
        for layout, row in case.rows:
            assert row.keys() <= set(SHEET[layout].headings), case.name
