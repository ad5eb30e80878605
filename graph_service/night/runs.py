"""The finished night runs of a folder."""

from __future__ import annotations

from pathlib import Path

from graph_service.night.manifest import Manifest, read_manifest
from graph_service.settings import Settings
from graph_service.snapshot.held import snapshot_folder

__all__ = ["finished_runs", "night_folder"]


def night_folder(chosen: Settings) -> Path:
    """Where the runs of the database that the settings lead to stand; one folder a database."""
    kept = snapshot_folder(chosen)
    return kept.with_name(kept.name.replace("snapshot", "night", 1))


def finished_runs(folder: Path) -> tuple[Manifest, ...]:
    """The runs that stand in the folder, the newest first; what no such run wrote is passed over."""
    if not folder.is_dir():
        return ()
    found = (read_manifest(one) for one in folder.iterdir() if not one.name.startswith("."))
    return tuple(sorted((one for one in found if one), key=lambda one: one.started, reverse=True))
