"""The page of an enterprise's related parties: one table a rule book, as a loan officer files it."""

from __future__ import annotations

from graph_service.answers.control.figures import share_text
from graph_service.answers.related.related_book import RULES, reading
from graph_service.answers.related.related_parties import RelatedParties
from graph_service.pages.render import rendered


def related_page(related: RelatedParties, *, standalone: bool = False) -> str:
    """The page in HTML; standalone, it is one file that opens with no internet."""
    asked = {book.rule for book in related.books}
    return rendered(
        "related.html",
        standalone=standalone,
        r=related,
        share_text=share_text,
        reading=reading,
        choices=[(view.value, words, view.value in asked) for view, words in RULES.items()],
    )
