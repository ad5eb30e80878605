from __future__ import annotations

from datetime import date

import pandas as pd
from county_fixtures import Written

from analytics.codes import registration_number_fault, resident_id_fault, uscc_fault

TODAY = date(2026, 7, 15)
CODE, NAME = "统一社会信用代码", "市场主体名称"


def dated(frame: pd.DataFrame, day: str) -> pd.DataFrame:
    """The rows whose day is written the usual way and exists."""
    usual = frame[day].str.match(r"\d{4}-\d\d-\d\d$")
    return frame[usual & ~frame[day].str.endswith("-02-30")]


def clean(frame: pd.DataFrame, code: str = CODE) -> pd.DataFrame:
    """The rows whose code is right as it stands, each once."""
    valid = frame[code].map(lambda text: uscc_fault(text) is None)
    return frame[valid].drop_duplicates()


def test_codes_are_valid_but_for_the_planted_wrong_ones(county: Written) -> None:
    for layout, heading in (
        ("enterprises", CODE),
        ("people", CODE),
        ("shareholders", CODE),
        ("penalties", "CF_XDR_SHXYM"),
        ("licences", CODE),
    ):
        answer, codes = county.answers.file(layout), county.sheet(layout)[heading]
        wrong = [code for code in codes if code and uscc_fault(code)]
        expected = answer.rejected["wrong_check_character"] + answer.rejected["scientific_notation_code"]
        assert (
            len(wrong) == expected + answer.repaired["full_width_digits"] + answer.repaired["lower_case_code"]
        )


def test_registration_numbers_are_valid_and_of_firms_founded_before_the_codes(county: Written) -> None:
    frame = clean(county.sheet("enterprises"))
    numbered = frame[frame["注册号"] != ""]

    assert {registration_number_fault(number) for number in numbered["注册号"]} == {None}
    assert (numbered["成立日期"] < "2015-10-01").all()


def test_resident_numbers_are_valid_but_for_the_planted_wrong_ones(county: Written) -> None:
    people = county.sheet("people")
    numbers = people.loc[people["证件类型"] == "居民身份证", "证件号码"]

    wrong = [number for number in numbers if resident_id_fault(number, TODAY)]

    assert len(wrong) == county.answers.file("people").rejected["wrong_id_number"]


def test_one_number_has_one_name(county: Written) -> None:
    people, held = clean(county.sheet("people")), clean(county.sheet("shareholders"))
    holders = held[["股东证件号码", "股东名称"]].set_axis(["证件号码", "姓名"], axis=1)
    named = pd.concat([people[["证件号码", "姓名"]], holders])
    named = named[(named["证件号码"].str.len() == 18) & (named["姓名"] != "")]

    assert (named.groupby("证件号码")["姓名"].nunique() == 1).all()


def test_everybody_is_of_age_when_taking_a_post(county: Written) -> None:
    people = clean(county.sheet("people"))
    people = dated(people[people["证件号码"].str.len() == 18], "任职日期")
    born = pd.to_datetime(people["证件号码"].str[6:14])

    assert ((pd.to_datetime(people["任职日期"]) - born).dt.days >= 18 * 365).all()


def test_namesakes_without_numbers_do_not_meet_in_one_enterprise(county: Written) -> None:
    people = clean(county.sheet("people"))
    dated_right = ~people["任职日期"].str.endswith("-02-30")
    silent = people[(people["证件号码"] == "") & (people["姓名"] != "") & dated_right]

    assert len(silent) > 20
    assert not silent.duplicated([CODE, "姓名", "职务", "是否法定代表人"]).any()


def test_shares_add_up_to_no_more_than_the_whole(county: Written) -> None:
    held = clean(county.sheet("shareholders"))
    held = held[(held["退股日期"] == "") & held["出资比例"].str.endswith("%") & (held["出资比例"] != "250%")]
    held = held[~held.duplicated([CODE, "股东名称", "股东证件号码"])]

    total = held["出资比例"].str.rstrip("%").astype(float).groupby(held[CODE]).sum()

    # rejected copies of clean rows are still in the file, and nothing else is above the whole
    assert (total > 100.0001).sum() <= county.answers.file("shareholders").rejects
    assert (total > 99.99).mean() > 0.85  # the rest do not disclose every share


def test_amounts_and_shares_agree(county: Written) -> None:
    capital = clean(county.sheet("enterprises")).drop_duplicates(CODE).set_index(CODE)["注册资本(万元)"]
    capital = pd.to_numeric(capital, errors="coerce")
    held = clean(county.sheet("shareholders"))
    held = held[held["出资比例"].str.endswith("%") & (held["出资比例"] != "250%")]
    told = held.assign(
        share=held["出资比例"].str.rstrip("%").astype(float) / 100,
        amount=pd.to_numeric(held["认缴出资额(万元)"], errors="coerce"),
        whole=held[CODE].map(capital),
    ).dropna()
    off = (told["share"] * told["whole"] - told["amount"]).abs() > 0.001
    answer = county.answers.file("shareholders").rejected

    # only contradicting and negative rows disagree
    assert off.sum() <= answer["contradicting_row"] + answer["negative_amount"]


def test_no_holding_is_older_than_the_company_or_its_holder(county: Written) -> None:
    frame = clean(county.sheet("enterprises")).drop_duplicates(CODE)
    frame = dated(frame, "成立日期")
    founded = frame.set_index(CODE)["成立日期"]
    held = clean(county.sheet("shareholders"))
    held = held[~held["入股日期"].str.endswith("-02-30")]
    firms = held[held["股东类型"] == "企业法人"]

    assert (held["入股日期"] >= held[CODE].map(founded).fillna("0")).all()
    assert (firms["入股日期"] >= firms["股东证件号码"].map(founded).fillna("0")).all()
    left = held[held["退股日期"] != ""]
    assert len(left) > 10
    assert (left["退股日期"] > left["入股日期"]).all()


def test_records_fall_into_the_life_of_the_enterprise(county: Written) -> None:
    frame = clean(county.sheet("enterprises")).drop_duplicates(CODE)
    frame = dated(frame, "成立日期")
    life = frame.set_index(CODE)
    for layout, code, day in (
        ("penalties", "CF_XDR_SHXYM", "CF_JDRQ"),
        ("licences", CODE, "许可决定日期"),
        ("abnormal_operations", CODE, "列入日期"),
        ("judgment_defaulters", "证件号码", "立案时间"),
    ):
        rows = clean(county.sheet(layout), code)
        rows = dated(rows, day)
        rows = rows[rows[code].isin(life.index)]
        ended = rows[code].map(life["注销吊销日期"]).replace("", TODAY.isoformat())
        assert len(rows) > 10, layout
        assert (rows[day] >= rows[code].map(life["成立日期"])).all(), layout
        assert ((rows[day] <= ended) | (rows[code].str[8:10] == "MB")).all(), layout


def test_penalty_words_and_amounts_agree(county: Written) -> None:
    penalties = clean(county.sheet("penalties"), "CF_XDR_SHXYM")
    fined = penalties["CF_CFLB"].str.contains("罚款")
    seized = penalties["CF_CFLB"].str.contains("没收")

    assert ((penalties["CF_NR_FK"] != "") == fined).all()
    assert ((penalties["CF_NR_WFFF"] != "") == seized).all()
    assert penalties["CF_NR"].str.contains("^(?!；).+(?<!；)$").all()


def test_names_are_told_apart_but_for_the_planted_pair(county: Written) -> None:
    frame = clean(county.sheet("enterprises")).drop_duplicates(CODE)

    shared = frame.loc[frame[NAME].duplicated() & (frame[NAME] != ""), NAME].tolist()

    assert shared == ["江苏范堤建设工程有限公司"]


def test_kinds_of_subjects_are_mixed_as_in_a_county(county: Written) -> None:
    kinds = clean(county.sheet("enterprises"))[CODE].str[:2].value_counts(normalize=True)

    assert 0.5 < kinds["91"] < 0.75
    assert 0.25 < kinds["92"] < 0.45
    assert 0.02 < kinds["93"] < 0.08
