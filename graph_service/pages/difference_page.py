"""The page that holds two states of a subject against each other."""

from __future__ import annotations

from graph_service.answers.proof.difference import GROUPS, SubjectDiff
from graph_service.pages.render import rendered


def difference_page(found: SubjectDiff, *, standalone: bool = False) -> str:
    """The page in HTML; standalone, one file that opens offline."""
    groups = [
        (name, *words, [one for one in found.changes if one.group == name])
        for name, words in GROUPS.items()
        if found.counts.get(name)
    ]
    return rendered("difference.html", standalone=standalone, found=found, groups=groups)
