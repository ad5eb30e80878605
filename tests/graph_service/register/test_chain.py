"""The register's file shows every change, and no writer loses another's line."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from graph_service.errors import BadInput
from graph_service.register.chain import FIRST, append, lines, verified

WRITER = """
import sys
from pathlib import Path
from graph_service.register.chain import append
for number in range(25):
    append(Path(sys.argv[1]), {"by": sys.argv[2], "number": number})
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "register" / "queries.jsonl"


def written(path: Path, *words: str) -> None:
    for word in words:
        append(path, {"word": word})


def test_each_line_carries_the_digest_of_the_one_before(path: Path) -> None:
    first, second = append(path, {"word": "甲"}), append(path, {"word": "乙"})

    found = list(lines(path))

    assert [(one["line"], one["previous"], one["word"]) for one in found] == [
        (1, FIRST, "甲"),
        (2, first.digest, "乙"),
    ]
    assert (verified(path).lines, verified(path).digest, verified(path).fault) == (2, second.digest, None)


def test_only_the_owner_can_read_it(path: Path) -> None:
    written(path, "甲")

    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("line", [0, 1])
def test_a_changed_line_shows_at_the_next(path: Path, line: int) -> None:
    written(path, "甲", "乙", "丙")
    kept = path.read_text(encoding="utf-8").splitlines()
    kept[line] = kept[line].replace("甲", "丁").replace("乙", "丁")
    path.write_text("\n".join(kept) + "\n", encoding="utf-8")

    found = verified(path)

    assert (found.lines, found.fault) == (line + 1, f"第 {line + 2} 行与上一行的摘要不符：上一行已被改动")


def test_a_line_taken_out_put_in_or_moved_shows(path: Path) -> None:
    written(path, "甲", "乙", "丙")
    kept = path.read_text(encoding="utf-8").splitlines()

    for changed in ([kept[0], kept[2]], [kept[0], kept[0], *kept[1:]], [kept[1], kept[0], kept[2]]):
        path.write_text("\n".join(changed) + "\n", encoding="utf-8")
        assert verified(path).fault is not None


def test_a_line_that_its_writer_did_not_finish_is_taken_back(path: Path) -> None:
    written(path, "甲")
    with path.open("a", encoding="utf-8") as file:
        file.write('{"line": 2, "prev')
    torn = verified(path).fault

    written(path, "乙")

    assert torn == "第 2 行没有写完"
    assert [one["word"] for one in lines(path)] == ["甲", "乙"]
    assert verified(path).fault is None


def test_a_line_longer_than_a_block_is_read_back_whole(path: Path) -> None:
    written(path, "甲" * 100_000, "乙" * 50_000, "丙")

    assert (verified(path).lines, verified(path).fault) == (3, None)


def test_a_file_that_is_no_register_is_not_added_to(path: Path) -> None:
    path.parent.mkdir()
    path.write_text("something else\n", encoding="utf-8")

    with pytest.raises(BadInput, match="不是登记的格式"):
        written(path, "甲")


def test_writers_at_once_lose_no_line_and_break_no_chain(path: Path) -> None:
    writers = [
        subprocess.Popen([sys.executable, "-c", WRITER, str(path), name]) for name in ("甲", "乙", "丙")
    ]

    assert [one.wait(120) for one in writers] == [0, 0, 0]

    assert (verified(path).lines, verified(path).fault) == (75, None)
    assert sorted((str(one["by"]), one["number"]) for one in lines(path)) == sorted(
        (name, number) for name in ("甲", "乙", "丙") for number in range(25)
    )
