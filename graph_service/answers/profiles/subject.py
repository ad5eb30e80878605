"""The first credit profile (信用画像) of a subject, read from the graph in a handful of queries."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from graph_service.answers.as_of import AsOf, as_of
from graph_service.answers.audited import audited
from graph_service.answers.cuts import Cut
from graph_service.answers.facts.conduct import conduct_of
from graph_service.answers.facts.ended import EndedRecord, ended_records
from graph_service.answers.facts.freshness import sources_loaded
from graph_service.answers.facts.kinds import Kinds, kinds_of
from graph_service.answers.facts.listings import ListFact, RelatedSignal, honours, parted
from graph_service.answers.facts.lists_of import entries_of
from graph_service.answers.facts.parties import Party, party
from graph_service.answers.facts.penalties_of import penalties_in_use
from graph_service.answers.facts.provenance import provenance
from graph_service.answers.facts.records import Licence, Registration
from graph_service.answers.facts.related import neighbours, related, related_cuts
from graph_service.answers.facts.values import T, a_map, filled, maps
from graph_service.answers.law.cited_rules import record_versions
from graph_service.answers.matching.identify import RECORD_CAP, subject_row
from graph_service.answers.matching.named import namesakes
from graph_service.answers.matching.same_pairs import SameSubject, same_subjects
from graph_service.answers.matching.stated_names import names_at_odds
from graph_service.answers.profiles.finding import Finding, Grounds, finding
from graph_service.answers.profiles.profile import Namesake, Profile, Related
from graph_service.beijing import beijing_minute
from graph_service.store.store import Store


def profile(store: Store, said: str, moment: AsOf | None = None) -> Profile:
    """The profile of the subject of this code, registration number, id or name, as of the moment.

    Raises:
        BadInput, NotFound, SeveralSubjects: as `find_subject`.
    """
    return profile_and_kinds(store, said, moment or as_of())[0]


def profile_and_kinds(store: Store, said: str, moment: AsOf) -> tuple[Profile, Kinds]:
    """The profile, and the kinds of fact of its subject that stand; raises as `profile`."""
    row = subject_row(store, said, moment)
    kinds = kinds_of(row)
    subject = party(str(row["label"]), a_map(row["subject"]))
    groups = related(store, subject, moment)
    around = neighbours(groups, subject)
    listed = entries_of(store, [subject.id, *around], moment)
    same = same_subjects(store, subject, moment) if "POSSIBLY_SAME" in kinds else ()
    own = [*listed.get(subject.id, []), *(entry for one in same if one.grade == "A" for entry in one.entries)]
    constraints, notices = parted(own, moment.true_on)
    grounds = Grounds(
        registrations=_records(Registration, row, "registrations"),
        constraints=constraints,
        notices=notices,
        penalties=penalties_in_use(store, row, subject, moment),
        signals=_signals(around, listed),
        same=same,
        honours=honours(listed.get(subject.id, []), constraints),
        conduct=conduct_of(store, subject, moment, kinds),
        sources=sources_loaded(store, moment),
        cuts=_cuts(row, groups),
        is_person=subject.is_person,
    )
    same_name = namesakes(store, subject, moment)
    ended = ended_records(store, [subject.id], moment)
    recorded = bool(own or grounds.penalties) and not subject.is_person
    odds = tuple(names_at_odds(store, moment, subject=subject.id)) if recorded else ()
    found = replace(
        _profile(row, subject, groups, grounds, (same_name, same), ended, moment), names_at_odds=odds
    )
    return audited(found, "profile", subject.id, moment), kinds


def _profile(
    row: Mapping[str, object],
    subject: Party,
    groups: Related,
    grounds: Grounds,
    others: tuple[tuple[Namesake, ...], tuple[SameSubject, ...]],
    ended: tuple[EndedRecord, ...],
    moment: AsOf,
) -> Profile:
    return Profile(
        finding=_dated(finding(grounds), moment),
        as_of=moment,
        subject=subject,
        registrations=grounds.registrations,
        constraints=grounds.constraints,
        notices=grounds.notices,
        signals=grounds.signals,
        honours=grounds.honours,
        related=groups,
        penalties=grounds.penalties,
        licences=_records(Licence, row, "licences"),
        commitments=grounds.conduct.commitments,
        evaluations=grounds.conduct.evaluations,
        evaluation_conflicts=grounds.conduct.conflicts,
        namesakes=others[0],
        same=others[1],
        names_at_odds=(),
        ended=ended,
        sources=grounds.sources,
        cuts=grounds.cuts,
        rule_versions=record_versions(),
    )


def _signals(around: Mapping[str, Party], listed: Mapping[str, list[ListFact]]) -> tuple[RelatedSignal, ...]:
    """The lists that direct neighbours stand on; a listing is never carried over to the subject."""
    return tuple(
        RelatedSignal(one, 1, entry)
        for id_, one in around.items()
        for entry in listed.get(id_, [])
        if entry.tier != "R"
    )


def _records(kind: type[T], row: Mapping[str, object], column: str) -> tuple[T, ...]:
    return tuple(_record(kind, fact) for fact in maps(row[column])[:RECORD_CAP])


def _record(kind: type[T], fact: Mapping[str, object]) -> T:
    return filled(kind, fact, provenance=provenance(fact))


def _cuts(row: Mapping[str, object], groups: Related) -> tuple[Cut, ...]:
    named = (("registrations", "登记信息"), ("penalties", "行政处罚"), ("licences", "行政许可"))
    long = [words for column, words in named if len(maps(row[column])) > RECORD_CAP]
    return (*(Cut(words, RECORD_CAP, None) for words in long), *related_cuts(groups))


def _dated(found: Finding, moment: AsOf) -> Finding:
    """The finding under its day, where that is not today."""
    if not moment.past:
        return found
    view = f"按 {moment.true_on} 的情形、{beijing_minute(moment.known_on)} 前获知的信息，"
    return Finding(view + found.sentence, found.tone, view + found.law, found.other)
