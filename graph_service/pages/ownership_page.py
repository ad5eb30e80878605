"""The page of a subject's ownership and control: tables first, every figure under its own name."""

from __future__ import annotations

from graph_service.answers.control.figures import percent, share_text
from graph_service.answers.control.ownership import Ownership
from graph_service.answers.control.ownership_tree import OwnershipTree
from graph_service.answers.control.research import drawn_words, power_text
from graph_service.answers.facts.freshness import suppliers
from graph_service.pages.render import rendered
from graph_service.pictures.ownership_picture import ownership_picture
from graph_service.pictures.svg import picture_svg

LOOKED = {
    "HOLDS": "股东数据",
    "LEGAL_REP_OF": "任职数据",
    "ACTS_WITH": "一致行动协议",
    "DECLARED_CONTROLLER_OF": "企业申报的控制人",
}
"""What the page rests on, by kind of relation."""


def ownership_page(ownership: Ownership, tree: OwnershipTree, *, standalone: bool = False) -> str:
    """The page in HTML with the tree drawn; standalone, it is one file that opens with no internet."""
    sides = (
        ("holders", "股东", "向上", ownership.holders, not ownership.subject.is_person),
        ("investments", "对外投资", "向下", ownership.investments, True),
    )
    return rendered(
        "ownership.html",
        standalone=standalone,
        figure=picture_svg(ownership_picture(tree), live=True, linked=not standalone),
        more="全图" if tree.undrawn else "",
        o=ownership,
        index=[
            *((id_, words, side.total) for id_, words, _, side, shown in sides if shown),
            *_parts(ownership),
        ],
        share_text=share_text,
        percent=percent,
        looked=LOOKED,
        suppliers=suppliers,
        drawn_words=drawn_words,
        power_text=power_text,
        tone="signal" if _is_noteworthy(ownership) else "",
        sides=sides,
    )


def _parts(found: Ownership) -> list[tuple[str, str, int | None]]:
    """The further parts of the page: address, words, and how many where that is counted."""
    every = (
        ("drawn", "图", True),
        ("control", "控制", True),
        ("controllers", "实际控制人", found.controllers is not None),
        ("beneficial", "受益所有人", found.beneficial is not None),
        ("research", "研究口径", found.research is not None),
        ("looked", "查询范围", True),
    )
    return [(id_, words, None) for id_, words, shown in every if shown]


def _is_noteworthy(found: Ownership) -> bool:
    """Whether there is a ring, or more than the whole is held: things to look at."""
    sides = (found.holders, found.investments)
    return any(side.rings or side.over_issued for side in sides)
