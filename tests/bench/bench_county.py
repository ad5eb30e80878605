"""The county that benchmarks run on: written, loaded into a database of its own, and sampled."""

from __future__ import annotations

import os
import random
from dataclasses import dataclass
from pathlib import Path

from graph_service.settings import settings
from graph_service.store.store import Store
from loaders.county.generate import generate


@dataclass(frozen=True)
class Named:
    """An enterprise with its present and former names."""

    id: str
    name: str
    former_names: tuple[str, ...]


def county_files(folder: Path, enterprises: int) -> list[Path]:
    """The county's files, written once for each size."""
    home = folder / f"county-{enterprises}"
    if not (home / "answers.json").is_file():
        generate(home, enterprises)
    return sorted(path for path in home.iterdir() if path.suffix in (".csv", ".xlsx", ".jsonl"))


def own_database(folder: Path) -> None:
    """Let this process and its children use a data folder of the benchmark's own."""
    os.environ["XINMAI_DATA_DIR"] = str(folder / "data")
    os.environ.pop("NEO4J_URI", None)
    settings.cache_clear()


def sample(store: Store, size: int) -> list[Named]:
    """Registered enterprises, drawn by a fixed seed, those with former names among them."""
    text = (
        "MATCH (r:Registration)-[:ABOUT]->(e:Enterprise) WHERE r.known_to IS NULL "
        "RETURN e.id AS id, r.name AS name, coalesce(r.former_names, []) AS former ORDER BY id"
    )
    rows = [Named(str(r["id"]), str(r["name"]), _texts(r["former"])) for r in store.connection.stream(text)]
    renamed = [one for one in rows if one.former_names]
    return random.Random(11).sample(rows, min(size, len(rows))) + renamed[:size]


def _texts(value: object) -> tuple[str, ...]:
    return tuple(str(item) for item in value) if isinstance(value, list) else ()
