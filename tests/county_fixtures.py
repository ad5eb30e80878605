"""One small county for all tests of this folder, and its files read back as they were written."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pandas as pd

from loaders.county import CountyAnswers, generate
from loaders.county.headings import SHEET

SIZE = 2_000


def read_sheet(folder: Path, layout: str) -> pd.DataFrame:
    """A file of the county as a frame of texts, "" where absent."""
    sheet = SHEET[layout]
    path = folder / sheet.file
    if sheet.encoding == "xlsx":
        frame = pd.read_excel(path, engine="calamine", dtype=str)
    elif sheet.encoding == "jsonl":
        frame = pd.DataFrame([json.loads(line) for line in path.read_text("utf-8").splitlines()])
    else:
        frame = pd.read_csv(path, dtype=str, encoding=sheet.encoding, keep_default_na=False)
    return frame.reindex(columns=list(sheet.headings)).fillna("").astype(str)


@dataclass(frozen=True)
class Written:
    """A generated county and its sheets."""

    answers: CountyAnswers

    def sheet(self, layout: str) -> pd.DataFrame:
        """One sheet, dirty rows included."""
        return self._sheets[layout]

    @cached_property
    def _sheets(self) -> dict[str, pd.DataFrame]:
        return {layout: read_sheet(self.answers.folder, layout) for layout in SHEET}


def written(folder: Path, size: int = SIZE, seed: int = 2026) -> Written:
    """Generate a county into the folder."""
    return Written(generate(folder, size, seed))
