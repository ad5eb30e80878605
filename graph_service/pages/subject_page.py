"""The page of a subject: what a profile needs beside itself to be laid out for reading."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from graph_service.answers.as_of import AsOf
from graph_service.answers.facts.freshness import suppliers
from graph_service.answers.facts.related import GROUPS, every_relation
from graph_service.answers.facts.relations import Relation
from graph_service.answers.law.legal_effect import EffectsAnswer
from graph_service.answers.profiles.absences import absences
from graph_service.answers.profiles.finding import ENDED
from graph_service.answers.profiles.portrait import Portrait
from graph_service.answers.profiles.profile import Profile, Relations
from graph_service.beijing import beijing_day, beijing_today
from graph_service.pages.render import SUBJECT_VIEWS, rendered
from graph_service.schema import fact

LEVELS = {"minor": "轻微", "general": "一般", "serious": "严重"}

SECTIONS = (
    ("people", "法定代表人与主要人员", ("legal_representatives", "executives")),
    ("holders", "股东及出资", ("holders",)),
    ("investments", "对外投资", ("investments",)),
    ("posts", "任职", ("represents", "posts")),
    ("branches", "分支机构", ("head_offices", "branches")),
    ("guarantees", "担保", ("guarantees_given", "guarantees_received")),
)
"""Sections of relations: anchor, heading, groups of the profile."""

AMOUNTS = {"HOLDS": "share", "GUARANTEES": "guarantee"}


@dataclass(frozen=True)
class Section:
    """A section of relations that has something to show."""

    id: str
    words: str
    groups: tuple[tuple[str, Relations, str], ...]


def subject_page(
    profile: Profile,
    effects: EffectsAnswer | None = None,
    report: Portrait | None = None,
    *,
    standalone: bool = False,
) -> str:
    """The page in HTML; standalone, one offline file.

    With what may be done in law where that was asked, and with the report that holds the same facts.
    """
    sections = _sections(profile)
    return rendered(
        "subject.html",
        standalone=standalone,
        profile=profile,
        effects=effects,
        report=report,
        report_query=urlencode(_moment(profile.as_of)),
        freshness=_freshness(profile),
        today=beijing_today(),
        ended=_ended(profile),
        levels=LEVELS,
        sections=sections,
        absences=absences(profile),
        registered=_registered(profile),
        ties=_ties(profile),
        index=_index(profile, effects, sections) + ([("report", "报告")] if report else []),
        views=_views(profile),
    )


def _moment(moment: AsOf) -> dict[str, str]:
    """Both clocks, so that the report that is taken away has the number that the page shows."""
    return {"true_on": moment.true_on.isoformat(), "known_on": moment.known_on.isoformat()}


def _freshness(profile: Profile) -> list[tuple[str, int]]:
    """How many days ago the sources that a finding rests on were loaded, the oldest first."""
    known = beijing_day(profile.as_of.known_on)
    found = suppliers(profile.sources, "ListEntry", "Penalty", "Registration")
    ages = [(one.layout_zh, (known - one.loaded_on).days) for one in found if one.loaded_on]
    return sorted(ages, key=lambda pair: -pair[1])


def _sections(profile: Profile) -> tuple[Section, ...]:
    made = (Section(id_, words, _groups(profile, names)) for id_, words, names in SECTIONS)
    return tuple(section for section in made if section.groups)


def _groups(profile: Profile, names: tuple[str, ...]) -> tuple[tuple[str, Relations, str], ...]:
    found = ((GROUPS[name], getattr(profile.related, name)) for name in names)
    return tuple((words, group, AMOUNTS.get(kind, "")) for (kind, _, words), group in found if group.total)


def _registered(profile: Profile) -> list[tuple[str, object]]:
    """The registration's plain values by their names in the schema; those not delivered are null."""
    found = profile.registration
    declared = {p.name: p.zh for p in fact("Registration").properties if p.name not in _APART}
    return [(zh, getattr(found, name)) for name, zh in declared.items()] if found else []


_APART = ("former_names", "registered_capital", "currency", "business_scope")


def _ties(profile: Profile) -> dict[str, list[Relation]]:
    """The relations that bind each related party to the subject."""
    ties: dict[str, list[Relation]] = {}
    for one in every_relation(profile.related):
        other = one.target if one.source.id == profile.subject.id else one.source
        ties.setdefault(other.id, []).append(one)
    return ties


def _shown(effects: EffectsAnswer) -> bool:
    """Whether there is anything to say of measures: an effect, or a listing that gives none."""
    return bool(effects.effects or effects.reached or effects.without_basis)


def _ended(profile: Profile) -> bool:
    status = (profile.registration.status if profile.registration else "") or ""
    return any(word in status for word in ENDED)


def _views(profile: Profile) -> list[tuple[str, str, str]]:
    """The other pages of the subject, with what the profile has already counted and nothing more."""
    related = profile.related
    counted = {
        "/ownership": (("股东", related.holders.total), ("投资", related.investments.total)),
        "/guarantees": (
            ("给出", related.guarantees_given.total),
            ("接受", related.guarantees_received.total),
        ),
    }
    return [
        (
            address,
            words,
            " · ".join(f"{what} {number:,}" for what, number in counted.get(address, ()) if number),
        )
        for address, words, of_persons in SUBJECT_VIEWS
        if address and (of_persons or not profile.subject.is_person)
    ]


def _index(
    profile: Profile, effects: EffectsAnswer | None, sections: tuple[Section, ...]
) -> list[tuple[str, str]]:
    signals = len(profile.notices) + len(profile.signals)
    counted = (
        ("law", f"约束 {len(profile.constraints)}", bool(profile.constraints)),
        ("effects", "可采取的措施", effects is not None and _shown(effects)),
        ("signals", f"提示 {signals}", bool(signals)),
        ("honours", f"守信激励 {len(profile.honours)}", bool(profile.honours)),
        ("penalties", f"行政处罚 {len(profile.penalties)}", bool(profile.penalties)),
        ("ended", f"已终止（审计）{len(profile.ended)}", bool(profile.ended)),
        ("registration", "登记信息", not profile.subject.is_person),
    )
    ends = (
        ("licences", f"行政许可 {len(profile.licences)}", bool(profile.licences)),
        ("commitments", f"信用承诺 {len(profile.commitments)}", bool(profile.commitments)),
        ("evaluations", f"信用评价 {len(profile.evaluations)}", bool(profile.evaluations)),
        ("same", f"疑似同一 {len(profile.same)}", bool(profile.same)),
        ("namesakes", f"同名主体 {len(profile.namesakes)}", bool(profile.namesakes)),
        ("looked", "查询范围", True),
    )
    middle = [(section.id, section.words) for section in sections]
    return [(i, w) for i, w, shown in counted if shown] + middle + [(i, w) for i, w, shown in ends if shown]
