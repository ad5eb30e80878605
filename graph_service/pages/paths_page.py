"""The page of paths between subjects: a form for the bounds, the paths, and how far was looked."""

from __future__ import annotations

from collections.abc import Sequence

from graph_service.answers.as_of import AsOf
from graph_service.answers.network.connections import Asked, PathsAnswer
from graph_service.answers.network.paths import MOST_HOPS
from graph_service.answers.network.walk import RELATION_TYPES
from graph_service.pages.render import rendered
from graph_service.schema import fact

ORDERS = {"shortest": "关系最少", "strongest": "强度最高"}


def paths_page(answer: PathsAnswer, *, standalone: bool = False) -> str:
    """The page in HTML; standalone, it is one file that opens with no internet."""
    said = [one.id for one in answer.subjects]
    return _page(answer, answer.asked, said, answer.as_of, standalone=standalone)


def paths_form(asked: Asked, said: Sequence[str], moment: AsOf) -> str:
    """The form alone, where fewer than two subjects are named yet."""
    return _page(None, asked, said, moment, standalone=False)


def _page(
    answer: PathsAnswer | None, asked: Asked, said: Sequence[str], moment: AsOf, *, standalone: bool
) -> str:
    return rendered(
        "paths.html",
        standalone=standalone,
        a=answer,
        asked=asked,
        said=said,
        moment=moment,
        orders=ORDERS,
        most_hops=MOST_HOPS,
        choices=[(name, fact(name).zh, name in asked.types) for name in RELATION_TYPES],
    )
