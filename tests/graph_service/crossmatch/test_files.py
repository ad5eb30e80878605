"""Files of names, codes and numbers matched against the register of a small county."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pandas as pd
import pytest
from planted_county import Planted

from graph_service.answers.matching.crossmatch_files import match_file, write_matches
from graph_service.crossmatch.register import GraphRegister
from graph_service.errors import UnknownLayout


@pytest.mark.parametrize("suffix", [".csv", ".xlsx", ".parquet"])
def test_a_file_comes_back_in_its_order_with_what_was_found(
    planted: Planted, register: GraphRegister, tmp_path: Path, suffix: str
) -> None:
    source, target = tmp_path / "名单.csv", tmp_path / f"结果{suffix}"
    rows = {"主体": ["查无此名公司", "如东縣烟墩樓机械有限责任公司"], "备注": ["乙", "甲"]}
    pd.DataFrame(rows).to_csv(source, index=False)

    found = match_file(planted.store, register, source, {"name": "主体"})
    write_matches(target, found)

    reading = {
        ".csv": pd.read_csv,
        ".xlsx": partial(pd.read_excel, engine="calamine"),
        ".parquet": pd.read_parquet,
    }
    written = reading[suffix](target)
    assert list(written["备注"]) == ["乙", "甲"]
    assert list(written["等级"]) == ["NONE", "B"]
    assert found.grades == {"A": 0, "B": 1, "C": 0, "RELATED": 0, "NONE": 1}
    if suffix == ".parquet":
        again = match_file(planted.store, register, target, {"name": "主体"})
        assert again.grades == found.grades


def test_own_columns_of_a_file_stay_beside_those_that_are_found(
    planted: Planted, register: GraphRegister, tmp_path: Path
) -> None:
    source = tmp_path / "名单.csv"
    own = {"主体": ["查无此名公司"], "依据": ["处罚法第九条"], "等级": ["甲"], "结论": ["警告"]}
    pd.DataFrame(own).to_csv(source, index=False)

    [row] = match_file(planted.store, register, source, {"name": "主体"}).table.to_dict("records")

    assert (row["依据（原）"], row["等级（原）"], row["结论（原）"]) == ("处罚法第九条", "甲", "警告")
    assert (row["等级"], row["结论"]) == ("NONE", "未见")


def test_a_file_without_a_column_of_codes_or_names_is_refused(
    planted: Planted, register: GraphRegister, tmp_path: Path
) -> None:
    path = tmp_path / "名单.csv"
    path.write_text("甲,乙\n1,2\n", encoding="utf-8")

    with pytest.raises(UnknownLayout, match="甲、乙"):
        match_file(planted.store, register, path)
    with pytest.raises(UnknownLayout, match="没有列“丙”"):
        match_file(planted.store, register, path, {"name": "丙"})


def test_persons_of_a_file_are_told_by_number_and_never_by_name(
    planted: Planted, register: GraphRegister, tmp_path: Path
) -> None:
    elder, younger = planted.case("same_name_different_numbers").answer["persons"]
    path = tmp_path / "人员.csv"
    numbers = [elder, f"{elder[:4]}**********{elder[-4:]}", "", younger.lower()]
    pd.DataFrame({"姓名": ["张伟", "张伟", "张伟", "王芳"], "证件号码": numbers}).to_csv(path, index=False)

    found = match_file(planted.store, register, path)

    # four digits and four of a common name leave others open: for a reviewer, with the same person proposed
    assert list(found.table["等级"]) == ["A", "C", "NONE", "C"]
    assert found.table["匹配主体代码"][1] == found.table["匹配主体代码"][0]
    assert found.table["须复核"][1] == "此名称常见，巧合的可能不可忽略"
    assert found.table["匹配主体代码"][0].startswith("p:")
    assert found.table["须复核"][3] == "号码一致而姓名不同"
    assert elder not in found.hits.to_csv()
