"""The pictures of a subject by kind: asked for in one place by command, API and notebook."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

from graph_service.answers.as_of import AsOf, as_of
from graph_service.answers.control.ownership_tree import Direction
from graph_service.answers.control.ownership_trees import MOST_PARTIES, ownership_tree
from graph_service.answers.groups.groups import group
from graph_service.answers.guarantees.guarantees import guarantees
from graph_service.answers.network.networks import network
from graph_service.answers.network.walk import Bounds
from graph_service.answers.reader import ORDINARY
from graph_service.answers.risk.risk import risk
from graph_service.pictures.group_picture import group_picture
from graph_service.pictures.guarantee_picture import guarantees_picture
from graph_service.pictures.network_picture import network_picture
from graph_service.pictures.ownership_picture import ownership_picture
from graph_service.pictures.picture import Picture
from graph_service.pictures.risk_picture import risk_picture
from graph_service.snapshot.held import HeldSnapshot
from graph_service.store.store import Store

Kind = Literal["ownership", "risk", "network", "guarantees", "group"]


@dataclass(frozen=True)
class PictureAsked:
    """Which picture: ownership `direction` (up: holders, down: investments), `hops` of a network, how many
    parties `most` of an ownership tree."""

    kind: Kind = "ownership"
    direction: Direction = "both"
    hops: int = 1
    most: int = MOST_PARTIES


def subject_picture(
    store: Store, held: HeldSnapshot, said: str, asked: PictureAsked, moment: AsOf | None = None
) -> Picture:
    """The picture of the subject of this code, registration number, id or name.

    A picture is made to be carried away, so it is always an ordinary reader's: nothing ended is in it.

    Raises:
        BadInput: bounds out of range.
        NotFound, SeveralSubjects: as `find_subject`.
    """
    return _MADE[asked.kind](store, held, said, asked, replace(moment or as_of(), reader=ORDINARY))


def _ownership(store: Store, held: HeldSnapshot, said: str, asked: PictureAsked, moment: AsOf) -> Picture:
    tree = ownership_tree(store, held, said, moment, direction=asked.direction, most=asked.most)
    return ownership_picture(tree)


def _risk(store: Store, held: HeldSnapshot, said: str, asked: PictureAsked, moment: AsOf) -> Picture:
    return risk_picture(risk(store, said, moment, held=held))


def _network(store: Store, held: HeldSnapshot, said: str, asked: PictureAsked, moment: AsOf) -> Picture:
    return network_picture(network(store, said, Bounds(hops=asked.hops), moment))


def _guarantees(store: Store, held: HeldSnapshot, said: str, asked: PictureAsked, moment: AsOf) -> Picture:
    return guarantees_picture(guarantees(store, said, moment, held=held))


def _group(store: Store, held: HeldSnapshot, said: str, asked: PictureAsked, moment: AsOf) -> Picture:
    return group_picture(group(store, held, said, moment))


_MADE: dict[Kind, Callable[[Store, HeldSnapshot, str, PictureAsked, AsOf], Picture]] = {
    "ownership": _ownership,
    "risk": _risk,
    "network": _network,
    "guarantees": _guarantees,
    "group": _group,
}
