"""A folder of tables that is put in its place whole: nobody ever reads a half-written run."""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from graph_service.night.manifest import TableFile

__all__ = ["Output", "whole_folder"]


class Output:
    """Where a run writes its tables, and how long each part of it took. Several threads may use it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._files: list[TableFile] = []
        self._seconds: dict[str, float] = {}

    @contextmanager
    def timed(self, part: str) -> Iterator[None]:
        """Count the time of what is done inside to the part."""
        start = time.perf_counter()
        yield
        self._seconds[part] = time.perf_counter() - start

    def write(self, name: str, table: pa.Table) -> None:
        """Write one table as Parquet, compressed by zstd; only words repeat often enough for a dictionary."""
        words = [column.name for column in table.schema if pa.types.is_string(column.type)]
        path = self.folder / f"{name}.parquet"
        with self.timed(f"write {name}"):
            pq.write_table(table, path, compression="zstd", use_dictionary=words)
            self._files.append(TableFile(name, path.name, table.num_rows, path.stat().st_size, _digest(path)))

    @property
    def files(self) -> tuple[TableFile, ...]:
        """The tables written so far, by name."""
        return tuple(sorted(self._files, key=lambda one: one.table))

    @property
    def seconds(self) -> Mapping[str, float]:
        """Of each part, the longest first, to the millisecond."""
        longest_first = sorted(self._seconds.items(), key=lambda one: -one[1])
        return {part: round(seconds, 3) for part, seconds in longest_first}


@contextmanager
def whole_folder(folder: Path) -> Iterator[Path]:
    """A folder beside this one to write into; it takes its place at the end, and is gone where that fails."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    made = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", dir=folder.parent))
    try:
        yield made
        if folder.exists():
            shutil.rmtree(folder.replace(made.with_suffix(".old")))
        made.rename(folder)
    finally:
        shutil.rmtree(made, ignore_errors=True)


def _digest(path: Path) -> str:
    found = sha256()
    with path.open("rb") as file:
        while block := file.read(1 << 20):
            found.update(block)
    return found.hexdigest()
