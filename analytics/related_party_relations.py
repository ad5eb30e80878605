"""How each relation between a company and a related party is found."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from analytics import related_party_holdings as holdings
from analytics import related_party_persons as persons
from analytics.related_party_rules import RelatedPartyRule, Relation
from analytics.related_party_subject import Found, Subject

__all__ = ["FINDERS"]

FINDERS: Mapping[Relation, Callable[[Subject, RelatedPartyRule], list[Found]]] = {
    Relation.MAJORITY_HOLDER: holdings.direct_holders,
    Relation.HOLDER: holdings.holders,
    Relation.VOTING_HOLDER: holdings.voting_holders,
    Relation.INFLUENTIAL_HOLDER: holdings.influential_holders,
    Relation.CONCERT_OF_HOLDER: persons.fellows_of_holders,
    Relation.CONTROLLER: holdings.controllers,
    Relation.CONTROLLED: holdings.controlled,
    Relation.COMMON_CONTROLLER: holdings.common_controller,
    Relation.DECLARED_CONTROLLER: persons.declared_controllers,
    Relation.DECLARED_COMMON: persons.declared_in_common,
    Relation.INFLUENCED: holdings.influenced,
    Relation.MAJORITY_HELD: holdings.directly_held,
    Relation.ATTRIBUTED_HOLDER: holdings.attributed_holders,
    Relation.ATTRIBUTED_HELD: holdings.attributed_held,
    Relation.ATTRIBUTED_COMMON: holdings.attributed_common,
    Relation.OFFICER: persons.officers,
    Relation.OFFICER_OF_CONTROLLER: persons.officers_of_controllers,
    Relation.CONTROLLED_BY_OFFICER: persons.controlled_by_officers,
    Relation.OFFICE_OF_OFFICER: persons.offices_of_officers,
    Relation.SAME_HEAD: persons.same_heads,
    Relation.RELATIVE: persons.relatives,
    Relation.CONTROLLED_BY_RELATIVE: persons.controlled_by_relatives,
}
