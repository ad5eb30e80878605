"""The page of a supposition: a form, who would move, by how much and by which path; nothing is written."""

from __future__ import annotations

from collections.abc import Sequence

from graph_service.answers.as_of import AsOf
from graph_service.answers.matching.match import MatchQuery
from graph_service.answers.matching.subject_lists import MOST_ROWS, row_words
from graph_service.answers.risk.what_if import WhatIfAnswer
from graph_service.pages.render import rendered


def what_if_page(
    answer: WhatIfAnswer, customers: Sequence[MatchQuery] = (), *, standalone: bool = False
) -> str:
    """The page in HTML; standalone, it is one file that opens with no internet."""
    supposed = {
        kind: [one.party.id for one in answer.supposed if one.supposed == kind]
        for kind in ("listed", "repaired")
    }
    watched = [row_words(one) for one in customers]
    return _page(answer, answer.as_of, supposed, watched, standalone=standalone)


def what_if_form(moment: AsOf) -> str:
    """The form alone, where nothing is supposed yet."""
    return _page(None, moment, {"listed": [], "repaired": []}, [], standalone=False)


def _page(
    answer: WhatIfAnswer | None,
    moment: AsOf,
    supposed: dict[str, list[str]],
    watched: list[str],
    *,
    standalone: bool,
) -> str:
    return rendered(
        "what_if.html",
        standalone=standalone,
        a=answer,
        moment=moment,
        supposed=supposed,
        watched=watched,
        most_rows=MOST_ROWS,
    )
