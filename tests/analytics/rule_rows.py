"""The packaged rule rows, as tests of the measures take them."""

from __future__ import annotations

from datetime import date

from analytics.beneficial_owner import BeneficialOwnerRule
from analytics.related_party_rules import RelatedPartyRule, View
from graph_service.rules.owners import beneficial_owner_rule
from graph_service.rules.related_parties import related_party_rules

TODAY = date(2026, 5, 1)


def rules_of(view: View, on: date = TODAY) -> tuple[RelatedPartyRule, ...]:
    """The items of a view on a day."""
    return related_party_rules(on).of(view)


def owner_rule() -> BeneficialOwnerRule:
    """The rule on beneficial owners of today."""
    rule = beneficial_owner_rule(TODAY)
    assert rule is not None
    return rule
