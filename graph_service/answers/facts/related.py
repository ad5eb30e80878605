"""Everything one hop from a subject, read in one query and sorted into kinds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields

from graph_service.answers.as_of import AsOf
from graph_service.answers.cuts import Cut
from graph_service.answers.facts.parties import Party, party
from graph_service.answers.facts.relations import Relation, relation
from graph_service.answers.facts.values import a_map, maps, text, whole
from graph_service.answers.profiles.profile import Related, Relations
from graph_service.store.store import Store

RELATION_CAP = 100
"""Relations of one kind and direction shown on a profile; the rest are counted."""

GROUPS = {
    "legal_representatives": ("LEGAL_REP_OF", False, "法定代表人"),
    "executives": ("EXECUTIVE_OF", False, "主要人员"),
    "holders": ("HOLDS", False, "股东及出资"),
    "investments": ("HOLDS", True, "对外投资"),
    "represents": ("LEGAL_REP_OF", True, "担任法定代表人"),
    "posts": ("EXECUTIVE_OF", True, "任职"),
    "branches": ("BRANCH_OF", False, "分支机构"),
    "head_offices": ("BRANCH_OF", True, "总机构"),
    "guarantees_given": ("GUARANTEES", True, "对外担保"),
    "guarantees_received": ("GUARANTEES", False, "接受担保"),
}
"""Each group of a profile: the relation's type, whether it leads from the subject, and its name."""


def related(store: Store, subject: Party, moment: AsOf) -> Related:
    """The subject's relations by kind and direction, largest share or amount first."""
    rows = store.rows("subject_relations", id=subject.id, row_cap=RELATION_CAP, **moment.clocks)
    found = {(str(row["type"]), row["outward"] is True): _relations(subject, row) for row in rows}
    none = Relations(0, ())
    return Related(**{name: found.get((kind, out), none) for name, (kind, out, _) in GROUPS.items()})


def neighbours(groups: Related, subject: Party) -> dict[str, Party]:
    """The distinct parties at the other ends, by id."""
    ends = [side for r in every_relation(groups) for side in (r.source, r.target)]
    return {end.id: end for end in ends if end.id != subject.id}


def every_relation(groups: Related) -> Iterator[Relation]:
    """All relations shown, group after group."""
    for field in fields(groups):
        yield from getattr(groups, field.name).shown


def related_cuts(groups: Related) -> list[Cut]:
    """The groups that are longer than what is shown."""
    pairs = [(GROUPS[field.name][2], getattr(groups, field.name)) for field in fields(groups)]
    return [
        Cut(name, len(group.shown), group.total) for name, group in pairs if group.total > len(group.shown)
    ]


def _relations(subject: Party, row: Mapping[str, object]) -> Relations:
    shown = tuple(_relation(subject, row, item) for item in maps(row["relations"]))
    return Relations(whole(row["total"]), shown)


def _relation(subject: Party, row: Mapping[str, object], item: Mapping[str, object]) -> Relation:
    other = party(text(item, "other_label"), a_map(item["other"]))
    source, target = (subject, other) if row["outward"] else (other, subject)
    return relation(str(row["type"]), source, target, a_map(item["fact"]))
