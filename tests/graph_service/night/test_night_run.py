"""A night run over a small graph: tables agree with the measures, limits are said, files are whole."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from hashlib import sha256
from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq
import pytest
from made_snapshot import made_snapshot

import graph_service.night
from graph_service.night import run as run_module
from graph_service.night.manifest import FILE, Manifest, read_manifest
from graph_service.night.run import night_run
from graph_service.night.runs import finished_runs
from graph_service.snapshot.tables import Snapshot

DAY = date(2026, 7, 15)
SUBJECTS = ("甲", "乙", "丙", "丁", "戊", "己", "p:赵", "p:钱")
JIA, YI, BING, DING, WU, JI, ZHAO, QIAN = range(8)
# 赵 has 60 % of 甲; 甲 and 乙 hold 30 % and 20 % of each other; 甲 has an undisclosed part of 丙, 钱 40 %
HOLDINGS = (
    {"source": ZHAO, "target": JIA, "ratio": 0.6},
    {"source": JIA, "target": YI, "ratio": 0.3},
    {"source": YI, "target": JIA, "ratio": 0.2},
    {"source": JIA, "target": BING},
    {"source": QIAN, "target": BING, "ratio": 0.4},
    {"source": QIAN, "target": DING, "ratio": 0.00005},
)
# 丁 and 戊 stand guarantor for each other, once without an amount; 丁 for 己 as well
GUARANTEES = (
    {"source": DING, "target": WU, "amount": 2e6},
    {"source": WU, "target": DING},
    {"source": DING, "target": JI, "amount": 3e6},
)
LISTED = {"subject": YI, "record": "listed", "type": "ListEntry", "list_code": "SX_BZX", "since": 20260101}
REPAIRED = LISTED | {"subject": DING, "record": "repaired", "use_until": 20260601}
BY_A_PERSON = LISTED | {"subject": QIAN, "record": "person's"}


def snapshot(records: Iterable[dict[str, object]] = (LISTED,)) -> Snapshot:
    return made_snapshot(
        SUBJECTS,
        holdings=HOLDINGS,
        guarantees=GUARANTEES,
        records=[{**one, "valid_from": one["since"]} for one in records],
    )


def run_of(folder: Path, made: Snapshot | None = None) -> Manifest:
    return night_run(made or snapshot(), DAY, DAY, {"SX_BZX": "A"}, folder)


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> dict[str, pd.DataFrame]:
    folder = tmp_path_factory.mktemp("night")
    manifest = run_of(folder)
    return {one.table: pd.read_parquet(folder / manifest.run / one.file) for one in manifest.tables}


def rows(table: pd.DataFrame, *columns: str) -> set[tuple[object, ...]]:
    return set(table[list(columns)].itertuples(index=False, name=None))


def test_the_readme_names_every_table_and_every_column(tables: dict[str, pd.DataFrame]) -> None:
    parts = re.split(r"^(\w+): ", graph_service.night.__doc__ or "", flags=re.MULTILINE)[1:]
    said = dict(zip(parts[::2], parts[1::2], strict=True))

    assert set(said) == set(tables)
    for name, table in tables.items():
        assert {column for column in table.columns if not re.search(rf"\b{column}\b", said[name])} == set()


def test_shares_have_ids_and_ranges(tables: dict[str, pd.DataFrame]) -> None:
    integrated = tables["integrated_shares"].set_index(["holder_id", "company_id"])

    # 甲 and 乙 in a ring: 赵 has .6 / (1 - .06) of 甲, and of 乙 .3 of that; of 丙 he may have .6 of it
    of_jia = 0.6 / (1 - 0.3 * 0.2)
    assert tuple(integrated.loc[("p:赵", "甲")]) == pytest.approx((of_jia, of_jia))
    assert tuple(integrated.loc[("p:赵", "乙")]) == pytest.approx((0.3 * of_jia, 0.3 * of_jia))
    assert tuple(integrated.loc[("p:赵", "丙")]) == pytest.approx((0.0, 0.6 * of_jia))
    penetrated = rows(tables["penetrated_shares"], "holder_id", "company_id", "share_low", "share_high")
    assert {("甲", "丙", 0.0, 0.6), ("p:钱", "丙", 0.4, 0.4), ("p:赵", "甲", 0.6, 0.6)} <= penetrated
    assert ("p:钱", "丁") not in rows(tables["penetrated_shares"], "holder_id", "company_id")


def test_control_is_strict_and_blocs_say_what_is_presumed(tables: dict[str, pd.DataFrame]) -> None:
    control = tables["control"]

    assert rows(control, "controller_id", "company_id") == {("p:赵", "甲")}
    assert control["concert"].isna().all()
    assert control["joins_group"].tolist() == [True]
    blocs = tables["blocs"].set_index("company_id")
    assert (blocs.loc["甲", "top_id"], bool(blocs.loc["甲", "presumed"])) == ("p:赵", False)
    # 甲 has 30 % of 乙, not more; 钱 has 40 % of 丙 and nobody is known to have more
    assert pd.isna(blocs.loc["乙", "top_id"])
    assert (blocs.loc["丙", "top_id"], bool(blocs.loc["丙", "presumed"])) == ("p:钱", True)
    assert blocs.loc["丙", "largest_votes_low"] == pytest.approx(0.4)


def test_rings_and_guarantee_circles_have_their_members_and_bounds(tables: dict[str, pd.DataFrame]) -> None:
    ring, circle = tables["circular_holdings"], tables["guarantee_circles"]

    assert rows(tables["circular_holding_members"], "ring", "company_id") == {(0, "甲"), (0, "乙")}
    # outside 甲 and 乙 stand 80 % and 70 % of them
    assert ring["outside_low"].tolist() == pytest.approx([0.75])
    assert rows(circle, "kind", "members", "mutual_pairs", "undisclosed") == {("mutual", 2, 1, 1)}
    assert (circle.loc[0, "amount_low"], circle["amount_high"].isna().tolist()) == (2e6, [True])
    assert (circle.loc[0, "outward_low"], circle.loc[0, "outward_high"]) == (3e6, 3e6)
    cycles = tables["guarantee_cycles"].sort_values("place")
    assert cycles["member_id"].tolist() == ["丁", "戊"]


def test_every_enterprise_has_one_row_and_no_person_any(tables: dict[str, pd.DataFrame]) -> None:
    firms = tables["enterprises"].set_index("id")

    assert list(firms.index) == ["甲", "乙", "丙", "丁", "戊", "己"]
    assert (firms["component_size"].tolist(), firms["component_id"].nunique()) == ([8] * 6, 1)
    assert firms.loc["甲", ["group_root_id", "group_size"]].tolist() == ["p:赵", 2]
    assert pd.isna(firms.loc["乙", "group_id"])
    assert firms["penetrated_cut_by_product"].tolist() == [False, False, False, True, False, False]
    assert firms.loc["丁", ["guarantee_circle", "guarantee_chain_depth"]].tolist() == [0, 1]
    assert set(firms["integrated_state"]) == {"whole"}


def test_contagion_comes_with_its_path_and_rates_no_person(tmp_path: Path) -> None:
    manifest = run_of(tmp_path, snapshot([LISTED, BY_A_PERSON]))
    found = pd.read_parquet(tmp_path / manifest.run / "contagion.parquet")

    assert not found["company_id"].str.startswith("p:").any()
    reached = {(company, source): list(path) for company, source, path in rows_with_paths(found)}
    assert reached["甲", "乙"] == ["乙", "甲"]
    assert reached["丙", "乙"] == ["乙", "甲", "丙"]
    assert reached["丙", "p:钱"] == ["p:钱", "丙"]
    assert found.groupby("company_id")["rank"].min().eq(1).all()
    assert found.groupby("company_id")["share"].sum().tolist() == pytest.approx(
        [1.0] * found["company_id"].nunique()
    )


def rows_with_paths(found: pd.DataFrame) -> Iterable[tuple[str, str, list[str]]]:
    return found[["company_id", "source_id", "path_ids"]].itertuples(index=False, name=None)


def test_a_repaired_record_changes_no_file_by_a_bit(tmp_path: Path) -> None:
    before = run_of(tmp_path / "never", snapshot([LISTED]))
    after = run_of(tmp_path / "repaired", snapshot([LISTED, REPAIRED]))

    assert before.tables == after.tables


def test_the_manifest_says_what_was_written_and_what_was_capped(tmp_path: Path) -> None:
    manifest = run_of(tmp_path)

    folder = tmp_path / manifest.run
    assert read_manifest(folder) == manifest
    for one in manifest.tables:
        path = folder / one.file
        assert (one.bytes, one.sha256) == (path.stat().st_size, sha256(path.read_bytes()).hexdigest())
        assert pq.read_metadata(path).num_rows == one.rows
    assert {path.name for path in folder.iterdir()} == {FILE, *(one.file for one in manifest.tables)}
    assert (manifest.true_on, manifest.enterprises, manifest.subjects) == (DAY, 6, 8)
    thin = [one for one in manifest.truncations if "乘积低于" in one.limit]
    assert [(one.table, one.met_by, one.capped) for one in thin] == [("penetrated_shares", 1, True)]
    assert set(manifest.rules) == {"control", "holders", "lists", "contagion"}


def test_the_same_run_again_replaces_itself_and_leaves_nothing_beside(tmp_path: Path) -> None:
    first, again = run_of(tmp_path), run_of(tmp_path)

    assert [path.name for path in tmp_path.iterdir()] == [first.run]
    assert first.tables == again.tables
    assert finished_runs(tmp_path) == (again,)


def test_a_run_that_fails_leaves_the_one_before_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = run_of(tmp_path)

    def full(*_: object) -> None:
        raise OSError("no space left on device")

    monkeypatch.setattr(run_module, "write_manifest", full)
    with pytest.raises(OSError, match="no space"):
        run_of(tmp_path)

    assert [path.name for path in tmp_path.iterdir()] == [kept.run]
    assert finished_runs(tmp_path) == (kept,)


def test_an_empty_graph_has_its_tables_too(tmp_path: Path) -> None:
    manifest = night_run(made_snapshot([]), DAY, DAY, {}, tmp_path)

    assert {one.rows for one in manifest.tables} == {0}
    assert manifest.enterprises == 0


def test_folders_that_no_run_wrote_are_passed_over(tmp_path: Path) -> None:
    kept = run_of(tmp_path)
    (tmp_path / "notes").mkdir()
    (tmp_path / "old").mkdir()
    (tmp_path / "old" / FILE).write_text('{"format": 0}', encoding="utf-8")
    (tmp_path / "torn").mkdir()
    (tmp_path / "torn" / FILE).write_text('{"format": 1,', encoding="utf-8")

    assert finished_runs(tmp_path) == (kept,)
    assert finished_runs(tmp_path / "nowhere") == ()
