"""The finished night runs of a folder."""

from __future__ import annotations

from pathlib import Path

from graph_service.night.manifest import Manifest, read_manifest
from graph_service.settings import Settings

__all__ = ["finished_runs", "night_folder"]


def night_folder(chosen: Settings) -> Path:
    """Where the runs of an installation stand, unless another place is said."""
    return chosen.data_dir / "night"


def finished_runs(folder: Path) -> tuple[Manifest, ...]:
    """The runs that stand in the folder, the newest first; what no such run wrote is passed over."""
    if not folder.is_dir():
        return ()
    found = (read_manifest(one) for one in folder.iterdir() if not one.name.startswith("."))
    return tuple(sorted((one for one in found if one), key=lambda one: one.started, reverse=True))
