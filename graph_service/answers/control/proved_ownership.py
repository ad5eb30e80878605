"""Shares, controllers and beneficial owners with their proofs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from graph_service.answers.as_of import AsOf
from graph_service.answers.control.beneficial import Beneficial
from graph_service.answers.control.controllers import Controllers
from graph_service.answers.control.stakes import Side
from graph_service.answers.facts.relations import Relation
from graph_service.proofs.given import Found, item_of, proofs, proved
from graph_service.store.store import Store

__all__ = ["OwnershipProofs"]


class OwnershipProofs:
    """Gives proofs to what an answer on ownership says of one subject.

    Args:
        store: the graph.
        moment: as of when.
        subject: whose ownership it is.
        relations: those that findings name by number.
    """

    def __init__(self, store: Store, moment: AsOf, subject: str, relations: Sequence[Relation]) -> None:
        self._store, self._moment, self._subject = store, moment, subject
        self._relations = relations

    def side(self, side: Side, name: str) -> Side:
        """A side, each share with its proof; `name` is up or down."""
        named = [Found(self._subject, item_of(name, one.party), one) for one in side.stakes]
        ids = proofs(self._store, self._moment, "share", named, relations=self._relations)
        return replace(side, stakes=proved(side.stakes, ids))

    def controllers(self, found: Controllers | None) -> Controllers | None:
        """The controllers, each theory's finding with its proof."""
        if found is None:
            return None
        named = [Found(self._subject, one.theory, one) for one in found.findings]
        ids = proofs(self._store, self._moment, "control", named, relations=self._relations)
        return replace(found, findings=proved(found.findings, ids))

    def beneficial(self, found: Beneficial | None) -> Beneficial | None:
        """The beneficial owners, each line with its proof."""
        if found is None:
            return None
        named = [Found(self._subject, item_of(one.person, one.standard), one) for one in found.owners]
        ids = proofs(self._store, self._moment, "owner", named, relations=self._relations)
        return replace(found, owners=proved(found.owners, ids))
