"""Answering for the portrait of a subject: facts in the sections of the report standard, and an annex."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields, replace
from functools import cache
from importlib.metadata import version

from analytics.identity_text import without_numbers
from graph_service.answers.as_of import AsOf, as_of
from graph_service.answers.facts.conduct import Conduct
from graph_service.answers.facts.listings import DISCLAIMER, Notice
from graph_service.answers.json_text import json_text
from graph_service.answers.law.cited_rules import effect_versions
from graph_service.answers.law.profile_effects import profile_effects
from graph_service.answers.network.network import Network
from graph_service.answers.network.networks import network
from graph_service.answers.network.walk import Bounds
from graph_service.answers.profiles.absences import absences, looked_for
from graph_service.answers.profiles.finding import Finding, Grounds, finding
from graph_service.answers.profiles.portrait import (
    Administration,
    Annex,
    Asked,
    Basics,
    Binding,
    Content,
    Label,
    Portrait,
    Sections,
    Serious,
    Surroundings,
    Unseen,
)
from graph_service.answers.profiles.profile import Profile
from graph_service.answers.profiles.report_number import ReportAsked, digests, verification_code
from graph_service.answers.profiles.subject import profile
from graph_service.answers.reader import ORDINARY
from graph_service.errors import BadInput
from graph_service.store.store import Store

ABNORMAL = ("JY_YC", "HD_YC")
"""Lists of section 5: 经营异常名录, 社会组织活动异常名录."""

COURT = ("XZ_XF",)
"""Lists of section 8: 限制消费人员名单."""

SHORT = 10
"""Characters of a part's digest that a report carries: 50 bits, to say what changed and not to prove it."""

AROUND = Bounds(hops=2, types=("HOLDS",), nodes=40)
"""How far the annex shows shareholdings."""

JUDGMENTS = "司法裁判文书"
"""What section 8 would hold beside lists, and no layout delivers yet."""


def portrait(
    store: Store, said: str, moment: AsOf | None = None, *, annex: bool = False, asked: Asked | None = None
) -> Portrait:
    """The portrait of the subject of this code, registration number, id or name, as of the moment.

    Raises:
        BadInput: a natural person, and no authorisation (授权) is named.
        NotFound, SeveralSubjects: as `find_subject`.
    """
    moment = moment or as_of()
    found = profile(store, said, moment)
    return portrait_of(store, found, moment, annex=annex, asked=asked)


def portrait_of(
    store: Store, found: Profile, moment: AsOf, *, annex: bool = False, asked: Asked | None = None
) -> Portrait:
    """The portrait that a profile as of this moment makes. Raises BadInput as `portrait`."""
    asked = _masked(asked or asked_by(moment))
    if found.subject.is_person and not asked.authorisation:
        raise BadInput("自然人的信用报告须写明授权号（authorisation）：《个人信息保护法》第十三条")
    behind = _annex(store, found, moment) if annex else None
    return sealed(_content(found, moment, behind), asked)


def asked_by(moment: AsOf) -> Asked:
    """What the moment's reader says of itself."""
    reader = moment.reader
    return Asked(reader.caller, reader.role, reader.purpose, reader.authorisation)


def _masked(asked: Asked) -> Asked:
    """The same without identity numbers, which callers write into purposes."""
    said = (asked.caller, asked.purpose, asked.authorisation)
    caller, purpose, authorisation = (one and without_numbers(one) for one in said)
    return Asked(caller, asked.role, purpose, authorisation)


def sealed(content: Content, asked: Asked) -> Portrait:
    """The content under its number and code."""
    parts = digests(content_parts(content))
    question = ReportAsked(
        content.subject.id,
        content.true_on,
        content.known_on,
        content.annex is not None,
        asked.role == "audit",
    )
    short = {name: digest[:SHORT] for name, digest in parts.items()}
    return Portrait(question.number, verification_code(question.number, parts), asked, short, content)


def content_parts(content: Content) -> dict[str, str]:
    """The content as JSON texts by parts; each section is one by itself."""
    sections = content.sections
    places: list[tuple[object, str]] = [
        (content, field.name) for field in fields(content) if field.name != "sections"
    ]
    places += [(sections, field.name) for field in fields(sections)]
    return {name: json_text(getattr(whole, name)) for whole, name in places}


def _content(found: Profile, moment: AsOf, annex: Annex | None) -> Content:
    return Content(
        subject=found.subject,
        true_on=moment.true_on,
        known_on=moment.known_on,
        labels=_labels(found),
        finding=_finding(found),
        sections=_sections(found),
        annex=annex,
        ended=found.ended,
        unseen=_unseen(found),
        sources=found.sources,
        cuts=found.cuts,
        rule_versions={**found.rule_versions, **(effect_versions() if annex else {})},
        program=_program(),
    )


@cache
def _program() -> str:
    return version("xinmai")


def _labels(found: Profile) -> tuple[Label, ...]:
    """The labels of the report's head, by lists in force alone; an honour that is void gives none."""
    named: list[Label] = []
    if any(one.void is None for one in found.honours):
        named.append("守信激励对象")
    if found.constraints:
        named.append("失信惩戒对象")
    return tuple(named)


def _finding(found: Profile) -> Finding:
    """The finding of the facts alone, without others' records and matches that are not the same in law."""
    return finding(
        Grounds(
            registrations=found.registrations,
            constraints=found.constraints,
            notices=found.notices,
            penalties=found.penalties,
            signals=(),
            same=tuple(one for one in found.same if one.grade == "A"),
            honours=found.honours,
            conduct=Conduct(found.commitments, found.evaluations, ()),
            sources=found.sources,
            cuts=found.cuts,
            is_person=found.subject.is_person,
        )
    )


def _sections(found: Profile) -> Sections:
    apart = {*ABNORMAL, *COURT}
    rest = [one for one in found.notices if one.entry.tier != "A" and one.entry.list_code not in apart]
    return Sections(
        basics=Basics(
            registrations=found.registrations,
            former_names=found.former_names,
            legal_representatives=found.related.legal_representatives,
            executives=found.related.executives,
            holders=found.related.holders,
            head_offices=found.related.head_offices,
            branches=found.related.branches,
        ),
        administration=Administration(found.licences, found.penalties),
        honours=found.honours,
        serious=Serious(found.constraints, tuple(one for one in found.notices if one.entry.tier == "A")),
        abnormal=_on(found.notices, ABNORMAL),
        commitments=found.commitments,
        evaluations=found.evaluations,
        judgments=_on(found.notices, COURT),
        others=tuple(rest),
    )


def _on(notices: Iterable[Notice], codes: tuple[str, ...]) -> tuple[Notice, ...]:
    return tuple(one for one in notices if one.entry.tier != "A" and one.entry.list_code in codes)


def _unseen(found: Profile) -> tuple[Unseen, ...]:
    return tuple(_absent(found))


def _absent(found: Profile) -> Iterator[Unseen]:
    lines = [*absences(found), (f"未见{JUDGMENTS}", looked_for(found.sources, "Judgment"))]
    for words, looked in lines:
        yield Unseen(words.removeprefix("未见") if looked.startswith("未查") else words, looked)


def _annex(store: Store, found: Profile, moment: AsOf) -> Annex:
    lawful = profile_effects(store, found.subject, found.sources, moment)
    related = found.related
    return Annex(
        Binding(
            sentence=lawful.sentence,
            must=lawful.must,
            may=lawful.may,
            to_verify=lawful.to_verify,
            without_basis=lawful.without_basis,
            reached=lawful.reached,
        ),
        Surroundings(
            disclaimer=DISCLAIMER,
            signals=found.signals,
            evaluation_conflicts=found.evaluation_conflicts,
            same=found.same,
            namesakes=found.namesakes,
            investments=related.investments,
            represents=related.represents,
            posts=related.posts,
            guarantees_given=related.guarantees_given,
            guarantees_received=related.guarantees_received,
            holdings=_holdings(store, found, moment),
        ),
    )


def _holdings(store: Store, found: Profile, moment: AsOf) -> Network:
    """The shareholdings around the subject: an ordinary reader's, as all that is drawn and carried away."""
    around = network(store, found.subject.id, AROUND, replace(moment, reader=ORDINARY))
    return replace(around, as_of=replace(around.as_of, past=False))
