"""Repairs, disputes and annulments that arrive as files, on a real Neo4j."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from fixture_graph import wipe
from life_cases import ABNORMAL, ANNULMENTS, DISPUTES, ENTRIES, PENALTIES, REPAIRS, Desk, penalty
from loader_cases import HUASHENG

from graph_service.store import writer
from graph_service.store.digest import digest
from graph_service.store.store import Store

NUMBER = "通市监罚〔2026〕12号"
TERM = (date(2027, 5, 1), "term", False)
"""One year after 2026-05-01, 令36."""
REPAIRED = (date(2026, 9, 1), "repair", False)


def repair(number: str = NUMBER, day: str = "2026-09-01") -> str:
    return f"华盛,{HUASHENG},{number},,,,{day},如东县市场监督管理局"


@pytest.fixture
def desk(store: Store, tmp_path: Path) -> Desk:
    return Desk(store, tmp_path)


def test_a_repair_ends_the_penalty_within_its_own_load(desk: Desk) -> None:
    desk.load(PENALTIES, penalty(NUMBER), penalty("通市监罚〔2026〕13号"))

    report = desk.load(REPAIRS, repair("通市监罚[2026] 12号"))

    assert desk.life() == {NUMBER: REPAIRED, "通市监罚〔2026〕13号": TERM}
    # the repair itself is opened, the penalty closed and opened again
    assert (report.opened, report.closed, report.findings) == (2, 1, ())
    kept = "MATCH (p:Penalty {decision_no: $no}) RETURN count(p) AS n, count(p.known_to) AS closed"
    assert desk.store.connection.read(kept, {"no": NUMBER}, 30) == [{"n": 2, "closed": 1}]


def test_the_version_after_a_repair_keeps_its_source_its_line_and_its_links(desk: Desk) -> None:
    desk.load(ENTRIES, f"{HUASHENG},华盛,2026-05-01,甲〔2026〕1号,")
    said = (
        "MATCH (e:ListEntry)-[:ABOUT]->(s), (e)-[:ENTRY_OF]->(l) WHERE e.known_to IS NULL RETURN"
        " e.source AS source, e.load_id AS load, e.row AS row, e.content AS content, s.id AS s, l.id AS l"
    )
    before = desk.store.connection.read(said, {}, 30)

    desk.load(REPAIRS, f"华盛,{HUASHENG},,SJ_YZ,甲〔2026〕1号,,2026-09-01,如东县市场监督管理局")

    assert desk.life() == {"甲〔2026〕1号": REPAIRED}
    assert desk.store.connection.read(said, {}, 30) == before


@pytest.mark.parametrize("full", [False, True])
def test_a_redelivered_file_does_not_undo_the_repair(desk: Desk, full: bool) -> None:
    rows = [penalty(NUMBER), penalty("通市监罚〔2026〕13号")]
    desk.load(PENALTIES, *rows)
    desk.load(REPAIRS, repair())

    again = desk.load(PENALTIES, *reversed(rows), full=full)

    assert (again.opened, again.closed, again.kept) == (0, 0, 2)
    assert desk.life()[NUMBER] == REPAIRED


def test_a_full_file_without_the_repaired_penalty_still_closes_it(desk: Desk) -> None:
    desk.load(PENALTIES, penalty(NUMBER), penalty("通市监罚〔2026〕13号"))
    desk.load(REPAIRS, repair())

    desk.load(PENALTIES, penalty("通市监罚〔2026〕13号"), full=True)

    assert desk.life().keys() == {"通市监罚〔2026〕13号"}


def test_a_corrected_row_stays_repaired(desk: Desk) -> None:
    desk.load(PENALTIES, penalty(NUMBER))
    desk.load(REPAIRS, repair())

    corrected = desk.load(PENALTIES, penalty(NUMBER, decided="2026-05-02"))

    assert (corrected.opened, corrected.closed) == (1, 1)
    assert desk.life() == {NUMBER: REPAIRED}


def test_a_repair_waits_for_its_record_and_is_reported(desk: Desk) -> None:
    report = desk.load(REPAIRS, repair(), repair("通市监罚〔2026〕13号"))
    desk.load(PENALTIES, penalty(NUMBER))

    assert desk.life() == {NUMBER: REPAIRED}
    assert report.findings[0].startswith("信用修复：2 项所指的记录尚未见")


def test_the_same_events_again_change_nothing(desk: Desk) -> None:
    desk.load(PENALTIES, penalty(NUMBER))
    desk.load(REPAIRS, repair())
    before = digest(desk.store)

    again = desk.load(REPAIRS, repair())

    assert again.unchanged
    assert digest(desk.store) == before


def test_a_withdrawn_repair_restores_the_record(desk: Desk) -> None:
    desk.load(PENALTIES, penalty(NUMBER), penalty("通市监罚〔2026〕13号"))
    desk.load(REPAIRS, repair(), repair("通市监罚〔2026〕13号"))

    report = desk.load(REPAIRS, repair("通市监罚〔2026〕13号"), full=True)

    assert desk.life() == {NUMBER: TERM, "通市监罚〔2026〕13号": REPAIRED}
    # the repair is closed; the penalty is closed and opened again
    assert (report.opened, report.closed) == (1, 2)


def test_the_earlier_of_the_sources_own_day_and_the_events_counts(desk: Desk) -> None:
    desk.load(PENALTIES, penalty(NUMBER, repaired="2026-08-01"), penalty("乙", repaired="2026-10-01"))

    desk.load(REPAIRS, repair(), repair("乙"))

    assert desk.life() == {NUMBER: (date(2026, 8, 1), "repair", False), "乙": REPAIRED}


def test_an_annulled_record_ends_on_the_day_of_its_decision(desk: Desk) -> None:
    desk.load(PENALTIES, penalty(NUMBER))
    desk.load(REPAIRS, repair())

    desk.load(ANNULMENTS, f"华盛,{HUASHENG},{NUMBER},,,2026-10-08,（2026）苏06行终1号")

    assert desk.life() == {NUMBER: (date(2026, 5, 1), "annulment", False)}


def test_a_dispute_marks_the_record_until_it_is_closed(desk: Desk) -> None:
    desk.load(PENALTIES, penalty(NUMBER))

    desk.load(DISPUTES, f"华盛,{HUASHENG},{NUMBER},,,异1,2026-09-01,")
    pending = desk.life()
    desk.load(DISPUTES, f"华盛,{HUASHENG},{NUMBER},,,异1,2026-09-01,2026-09-10")

    assert pending == {NUMBER: (date(2027, 5, 1), "term", True)}
    assert desk.life() == {NUMBER: TERM}


def test_an_entry_without_a_number_is_named_by_its_day(desk: Desk) -> None:
    entries = [f"{HUASHENG},华盛,{day},未年报" for day in ("2026-03-01", "2026-07-01")]
    desk.load(ABNORMAL, *entries)

    desk.load(REPAIRS, f"华盛,{HUASHENG},,JY_YC,,2026-07-01,2026-09-01,如东县市场监督管理局")

    assert desk.life() == {"2026-03-01": (None, "open", False), "2026-07-01": REPAIRED}


def test_the_same_decision_of_another_subject_is_left_alone(desk: Desk) -> None:
    other = "91320281MA2DEMW96L"
    desk.load(PENALTIES, penalty(NUMBER), penalty(NUMBER, code=other))

    desk.load(REPAIRS, repair())

    rows = desk.store.connection.read(
        "MATCH (p:Penalty)-[:ABOUT]->(s) WHERE p.known_to IS NULL RETURN s.id AS id, p.end_kind AS kind",
        {},
        30,
    )
    assert {row["id"]: row["kind"] for row in rows} == {HUASHENG: "repair", other: "term"}


def test_rows_that_name_no_record_or_two_are_refused(desk: Desk) -> None:
    report = desk.load(
        REPAIRS,
        repair(),
        f"华盛,{HUASHENG},,,,,2026-09-01,某局",
        f"华盛,{HUASHENG},甲,SJ_YZ,,,2026-09-01,某局",
        f"华盛,{HUASHENG},,SJ_YZ,,,2026-09-01,某局",
    )

    assert [(one.line, one.field) for one in report.rejects] == [
        (3, "行政处罚决定书文号"),
        (4, "名单代码"),
        (5, "列入决定书文号"),
    ]


@pytest.mark.parametrize("stop_after", range(8))
def test_an_event_load_killed_anywhere_and_run_again_ends_the_same(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stop_after: int
) -> None:
    monkeypatch.setattr(writer, "BATCH", 1)
    numbers = ["甲", "乙", "丙"]
    wanted = _repaired_in_two_steps(Desk(store, tmp_path), numbers)
    wipe(store)

    got = _repaired_in_two_steps(Desk(store, tmp_path), numbers, monkeypatch, stop_after)

    assert got == wanted


def _repaired_in_two_steps(desk: Desk, numbers: list[str], patch=None, stop_after: int = 0) -> object:
    """甲 and 乙 repaired, then a full file with 乙 and 丙: one withdrawn, one new."""
    desk.load(PENALTIES, *map(penalty, numbers))
    desk.load(REPAIRS, repair("甲"), repair("乙"))
    second = (REPAIRS, repair("乙"), repair("丙"))
    if patch:
        _dying(desk, patch, stop_after, second)
    desk.loads = 2
    desk.load(*second, full=True)
    assert {no: kind for no, (_, kind, _) in desk.life().items()} == {
        "甲": "term",
        "乙": "repair",
        "丙": "repair",
    }
    return digest(desk.store)


def _dying(desk: Desk, patch: pytest.MonkeyPatch, stop_after: int, file: tuple[str, ...]) -> None:
    """Stands in for kill -9 between two commits."""
    original, commits = writer._commit_one, 0

    def dying(*arguments: object) -> None:
        nonlocal commits
        if commits == stop_after:
            raise KeyboardInterrupt
        commits += 1
        original(*arguments)  # type: ignore[arg-type]

    with patch.context() as dies:
        dies.setattr(writer, "_commit_one", dying)
        try:
            desk.load(*file, full=True)
        except KeyboardInterrupt:
            assert commits == stop_after
