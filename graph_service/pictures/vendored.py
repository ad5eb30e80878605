"""The drawing library vis-network, as it lies in the installed pyvis package; nothing is fetched."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

VIS_NETWORK = "lib/vis-9.1.2/vis-network.min.js"
"""The library's place inside the pyvis package (dual licence: Apache-2.0 or MIT)."""


@cache
def vis_network() -> str:
    """The library's text. Raises FileNotFoundError where pyvis carries another version."""
    return files("pyvis").joinpath(VIS_NETWORK).read_text(encoding="utf-8")
