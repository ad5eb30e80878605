"""The pages of the rules: all in force on a day, and one explained."""

from __future__ import annotations

from graph_service.answers.rules.rule_rows import RuleExplained, RuleList
from graph_service.pages.render import rendered
from graph_service.pages.rule_words import says
from graph_service.rules.books import BOOKS


def rules_page(found: RuleList, chosen: str | None = None) -> str:
    """The page of all rows asked for, a section a book."""
    names = [(kind.name, kind.title) for kind in BOOKS]
    return rendered("rules.html", found=found, says=says, names=names, chosen=chosen)


def rule_page(found: RuleExplained) -> str:
    """The page of one row."""
    return rendered("rule.html", found=found, says=says)
