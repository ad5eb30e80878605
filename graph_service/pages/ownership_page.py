"""The page of a subject's ownership and control: tables first, every figure under its own name."""

from __future__ import annotations

from graph_service.answers.figures import percent, share_text
from graph_service.answers.ownership import Ownership
from graph_service.answers.ownership_tree import OwnershipTree
from graph_service.answers.research import drawn_words, power_text
from graph_service.pages.render import rendered
from graph_service.pictures.ownership_picture import ownership_picture
from graph_service.pictures.svg import picture_svg


def ownership_page(ownership: Ownership, tree: OwnershipTree, *, standalone: bool = False) -> str:
    """The page in HTML with the tree drawn; standalone, it is one file that opens with no internet."""
    return rendered(
        "ownership.html",
        standalone=standalone,
        figure=picture_svg(ownership_picture(tree), live=True, linked=not standalone),
        more="全图" if tree.undrawn else "",
        o=ownership,
        share_text=share_text,
        percent=percent,
        drawn_words=drawn_words,
        power_text=power_text,
        tone="signal" if _is_noteworthy(ownership) else "",
        sides=(
            ("holders", "股东", "向上", ownership.holders, not ownership.subject.is_person),
            ("investments", "对外投资", "向下", ownership.investments, True),
        ),
    )


def _is_noteworthy(found: Ownership) -> bool:
    """Whether there is a ring, or more than the whole is held: things to look at."""
    sides = (found.holders, found.investments)
    return any(side.rings or side.over_issued for side in sides)
