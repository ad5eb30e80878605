"""What the loaders' tests share: the day, the key, and a file checked without a database."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from graph_service.store.delivery import FactRows, SubjectRows
from loaders.raw import RawTable
from loaders.reading.read_file import read_file
from loaders.recognise import Recognised, known_heading, recognised
from loaders.validate import Checked, checked

TODAY = date(2026, 11, 23)
KEY = b"a key for tests, 32 bytes long.."
DATA = Path(__file__).parent / "data"
HUASHENG = "91320623MA1TEXT06R"
HAISHENG = "91320281MA2DEMW96L"
RESIDENT = "11010519491231002X"


@dataclass(frozen=True)
class Case:
    """A file with all that became of it."""

    table: RawTable
    known: Recognised
    found: Checked

    @property
    def reasons(self) -> list[tuple[int, str, str]]:
        """Line, field and reason of every reject."""
        return [(one.line, one.field, one.reason) for one in self.found.rejects]

    def facts(self, name: str, source_label: str | None = None) -> list[dict[str, object]]:
        """The rows of the facts of one kind."""
        return [row for facts in self.tables(name, source_label) for row in facts.rows.to_pylist()]

    def tables(self, name: str, source_label: str | None = None) -> list[FactRows]:
        """The tables of one kind of fact."""
        return [
            facts
            for facts in self.found.parcel.facts
            if facts.name == name and source_label in (None, facts.source_label)
        ]

    def subjects(self, label: str) -> dict[str, dict[str, object]]:
        """The subjects of one label by id."""
        tables: list[SubjectRows] = [one for one in self.found.parcel.subjects if one.label == label]
        return {row["id"]: row for one in tables for row in one.rows.to_pylist()}


def case(path: Path, layout: str | None = None, source: str | None = None) -> Case:
    """The file read, recognised and checked."""
    table = read_file(path, known_heading)
    known = recognised(table, layout)
    found = checked(table, known, source=source or known.layout.source, id_key=KEY, today=TODAY)
    return Case(table, known, found)


def written(folder: Path, name: str, *lines: str) -> Path:
    """A UTF-8 file of these lines."""
    path = folder / name
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path
