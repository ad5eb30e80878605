"""What a rule on related parties (关联方) is: a view, a relation, its number and article; rows are given."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

__all__ = ["Relation", "RelatedPartyRule", "View"]


class View(StrEnum):
    """The rule books; each is asked by itself and their answers are never merged."""

    COMPANY_LAW = "company_law"
    TAX = "tax"
    LISTING = "listing"
    BANK = "bank"
    ACCOUNTING = "accounting"
    GROUP_CLIENT = "group_client"
    PROCUREMENT = "procurement_same_rep"


class Relation(StrEnum):
    """What joins a party to the company asked about ("it"), and how the figure is taken."""

    MAJORITY_HOLDER = "majority_holder"
    HOLDER = "holder"
    VOTING_HOLDER = "voting_holder"
    INFLUENTIAL_HOLDER = "influential_holder"
    CONCERT_OF_HOLDER = "concert_of_holder"
    CONTROLLER = "controller"
    CONTROLLED = "controlled"
    COMMON_CONTROLLER = "common_controller"
    DECLARED_CONTROLLER = "declared_controller"
    DECLARED_COMMON = "declared_common"
    INFLUENCED = "influenced"
    MAJORITY_HELD = "majority_held"
    ATTRIBUTED_HOLDER = "attributed_holder"
    ATTRIBUTED_HELD = "attributed_held"
    ATTRIBUTED_COMMON = "attributed_common"
    OFFICER = "officer"
    OFFICER_OF_CONTROLLER = "officer_of_controller"
    CONTROLLED_BY_OFFICER = "controlled_by_officer"
    OFFICE_OF_OFFICER = "office_of_officer"
    SAME_HEAD = "same_head"
    RELATIVE = "relative"
    CONTROLLED_BY_RELATIVE = "controlled_by_relative"


@dataclass(frozen=True)
class RelatedPartyRule:
    """One item of a rule book.

    `threshold` is a share of 1, None where the relation has no number; `inclusive` says whether the number
    itself counts (以上) or not (超过). `upper` is where a larger share becomes another relation.
    `holders_from` is the share from which a holder counts whose relatives, or fellows in concert, the item is
    about. `words` name the party's relation to the company as a form would. `article` is None where it was
    not seen.
    """

    id: str
    view: View
    relation: Relation
    threshold: float | None
    inclusive: bool
    words: str
    basis: str
    article: str | None
    valid_from: date | None
    valid_to: date | None
    confidence: str
    upper: float | None = None
    holders_from: float | None = None
