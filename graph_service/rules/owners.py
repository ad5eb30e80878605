"""The numbers of the rule on beneficial owners (受益所有人) as a rule book."""

from __future__ import annotations

from datetime import date

from analytics.beneficial_owner import BeneficialOwnerRule
from graph_service.errors import BadRule
from graph_service.rules.book import BookKind
from graph_service.rules.figures import FigureRow
from graph_service.rules.installed import book

__all__ = ["BENEFICIAL_OWNERS", "beneficial_owner_rule", "owned_from"]


def beneficial_owner_rule(on: date) -> BeneficialOwnerRule | None:
    """The rule as it stands on the day; None where none is in force yet.

    Raises:
        BadRule: the book cannot be read, or lacks one of the two numbers.
    """
    found = book(BENEFICIAL_OWNERS)
    rows = {row.figure: row for row in found.on(on)}
    if not rows:
        return None
    share, capital = rows.get("ownership_share"), rows.get("exempt_capital")
    if not (share and share.value and capital and capital.value):
        raise BadRule(f"{found.origin}: {on} needs rows ownership_share and exempt_capital with a value")
    return BeneficialOwnerRule(
        basis=share.basis,
        article=share.article or "",
        threshold=share.value,
        exempt_capital=capital.value,
        valid_from=share.valid_from,
        valid_to=share.valid_to,
        confidence=share.confidence,
        version=found.version,
    )


def owned_from(on: date) -> float:
    """The share from which somebody is a beneficial owner.

    Raises:
        BadRule: the book cannot be read, or has no rule for the day.
    """
    rule = beneficial_owner_rule(on)
    if rule is None:
        raise BadRule(f"{BENEFICIAL_OWNERS.name}: no rule in force on {on}")
    return rule.threshold


BENEFICIAL_OWNERS = BookKind("beneficial_owners", "受益所有人认定标准", FigureRow)
