"""The file of rejects: one line a refused cell or row, for the people who sent the data to mend."""

from __future__ import annotations

import csv
import os
from collections.abc import Sequence
from pathlib import Path

from loaders.raw import Reject

HEADINGS = ("文件", "行号", "字段", "值", "原因")
_FORMULA = ("=", "+", "@", "\t")


def write_rejects(folder: Path, name: str, rejects: Sequence[Reject]) -> Path | None:
    """Write `<name>.rejects.csv` into the folder; without rejects an older one of that name is taken away.

    UTF-8 with a mark, so that spreadsheets show Chinese; values that a spreadsheet would run as a formula get
    an apostrophe before them. Readable by its owner alone: names of persons may stand in it.
    """
    path = folder / f"{name}.rejects.csv"
    if not rejects:
        path.unlink(missing_ok=True)
        return None
    folder.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(path.name + ".part")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8-sig", newline="") as file:
        lines = csv.writer(file)
        lines.writerow(HEADINGS)
        lines.writerows((one.file, one.line, one.field, _inert(one.value), one.reason) for one in rejects)
    draft.replace(path)
    return path


def _inert(value: str) -> str:
    runs = value.startswith(_FORMULA) or (value.startswith("-") and not value[1:2].isdigit())
    return f"'{value}" if runs else value
