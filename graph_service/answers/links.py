"""Where things are found on the service's site."""

from __future__ import annotations

from urllib.parse import quote


def subject_path(id_: str) -> str:
    """The address of a subject's page; an id is any text."""
    return "/subjects/" + quote(id_, safe="")
