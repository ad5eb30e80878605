"""A small sample county in the store, large enough for each planted hub to join somebody."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from fixture_graph import wipe

from graph_service.beijing import beijing_today
from graph_service.snapshot.held import HeldSnapshot
from graph_service.store.store import Store
from loaders.county import CountyAnswers, generate
from loaders.county.cases.case import Case
from loaders.load import load_file

ENTERPRISES = 1_000


@dataclass(frozen=True)
class Planted:
    """The loaded county, its answers, and the snapshot held over it."""

    store: Store
    held: HeldSnapshot
    answers: CountyAnswers

    def case(self, name: str) -> Case:
        """The planted case of this name."""
        return self.answers.case(name)


def planted_county(store: Store, folder: Path) -> Planted:
    """Generate the county, load every file, hold its snapshot."""
    wipe(store)
    answers = generate(folder, ENTERPRISES, today=beijing_today())
    for file in (one for one in answers.files if one.rows):
        load_file(folder / file.file, store=store, rejects=folder / "rejects")
    return Planted(store, HeldSnapshot(store), answers)
