"""The picture of an associated-party signal (关联传导): sources on the left, the subject on the right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from analytics.layout_ranks import signed_ranks
from graph_service.answers.facts.listings import ListFact, parted
from graph_service.answers.facts.parties import Party
from graph_service.answers.facts.relations import Relation
from graph_service.answers.risk.risk_signal import RiskAnswer, SignalFrom, TieStep
from graph_service.pages.words import count
from graph_service.pictures.layered_picture import Drawn, drawn_rightwards
from graph_service.pictures.picture import Box, Mark, Picture, Tie, Words
from graph_service.pictures.words import INDEX_ONLY, heading, list_marks, named, short_words

THIN, THICK = 1.2, 9.0
"""Pixels of a path that carries next to nothing of the score, and of one that carries all of it."""

LIST = "list:"
"""Begins the id of a list's box; no party's id does."""


def risk_picture(answer: RiskAnswer) -> Picture:
    """One path a source, as wide as its share of the score; a list on which a source stands is a diamond.

    The subject is never in the colour of the law by reason of others: its box is a signal's, unless it
    stands on a list in force itself.
    """
    drawn = _drawn(answer)
    signal = answer.signal
    rest = f"另有 {count(signal.rest_sources)} 个来源未画出，合计占 {signal.rest_share:.1%}。"
    return Picture(
        heading=heading(answer.subject.name, "关联传导（提示）", answer.as_of),
        sentence=answer.sentence,
        boxes=drawn.boxes,
        ties=drawn.ties,
        notes=(
            *(() if signal.sources else (f"{answer.sentence}。",)),
            *((rest,) if signal.rest_sources else ()),
            f"{signal.notice}{INDEX_ONLY}",
        ),
        width=drawn.width,
        height=drawn.height,
    )


def _drawn(answer: RiskAnswer) -> Drawn:
    sources = {one.party.id: one for one in answer.signal.sources}
    steps = _steps(answer.signal.sources)
    met = {end.id: end for step, _ in steps for end in (step.source, step.target)} | {
        answer.subject.id: answer.subject
    }
    ranks = _ranks(answer.subject.id, list(met), steps, sources)
    boxes = [_box(one, answer, sources.get(one.id)) for one in met.values()]
    ties = [_tie(step, share) for step, share in steps]
    listed, listing = _lists(answer, ranks)
    return drawn_rightwards([*boxes, *listed], [*ties, *listing], ranks)


def _steps(sources: Sequence[SignalFrom]) -> list[tuple[TieStep, float]]:
    """Every step once, with the share of the score of all paths that take it."""
    shares: dict[tuple[str, str], float] = {}
    first: dict[tuple[str, str], TieStep] = {}
    for one in sources:
        for step in one.steps:
            ends = step.source.id, step.target.id
            shares[ends] = shares.get(ends, 0.0) + one.share
            first.setdefault(ends, step)
    return [(first[ends], share) for ends, share in shares.items()]


def _ranks(
    subject: str, nodes: list[str], steps: Sequence[tuple[TieStep, float]], sources: Mapping[str, SignalFrom]
) -> dict[str, int]:
    """The subject on the right, sources on the left, others by the way that is left to the subject."""
    ends = [(step.source.id, step.target.id) for step, _ in steps]
    ranks = signed_ranks(subject, [subject, *nodes], ends, frozenset(nodes) - {subject})
    left = min(ranks.values())
    passed = {target for _, target in ends}
    return ranks | {one: left for one in sources if one not in passed}


def _box(one: Party, answer: RiskAnswer, source: SignalFrom | None) -> Box:
    is_subject = one.id == answer.subject.id
    marks: set[Mark] = {"subject", "signal"} if is_subject else {"signal"} if source else set()
    notes: list[Words] = []
    sentence = one.name
    if is_subject:
        marks |= list_marks(answer.own.constraints, answer.own.notices)
        notes.append(
            Words(f"提示 {answer.signal.score:.3f}" if answer.signal.sources else "未见关联提示", "soft")
        )
        sentence = answer.sentence
    elif source:
        marks |= list_marks(*parted(list(source.lists), answer.as_of.true_on))
        notes += _source_notes(source)
        sentence = source.sentence
    return Box(
        id=one.id,
        shape="person" if one.is_person else "enterprise",
        name=one.name,
        sentence=sentence,
        notes=tuple(notes),
        marks=frozenset(marks),
        party=one.id,
    )


def _source_notes(one: SignalFrom) -> list[Words]:
    notes = [Words(f"占 {one.share:.0%} · 若无则 {one.score_without:.3f}", "soft")]
    if one.penalties:
        notes.append(Words(f"在用行政处罚 {len(one.penalties)} 条", "signal"))
    return notes


def _tie(step: TieStep, share: float) -> Tie:
    words = dict.fromkeys(_towards(one, step) for one in step.relations)
    sentences = dict.fromkeys(one.sentence for one in step.relations)
    return Tie(
        source=step.source.id,
        target=step.target.id,
        kind="carries",
        label="\n".join(words),
        sentences=(*sentences, f"本步传导 {step.passed:.3f}，占提示 {share:.0%}"),
        width=round(THIN + (THICK - THIN) * min(share, 1.0), 1),
    )


def _towards(one: Relation, step: TieStep) -> str:
    """A relation in words, and which way it leads: along the path, which goes to the right, or against it."""
    return f"{short_words(one)} →" if one.source.id == step.source.id else f"← {short_words(one)}"


def _lists(answer: RiskAnswer, ranks: dict[str, int]) -> tuple[list[Box], list[Tie]]:
    """A diamond for each list that a source stands on, left of it; `ranks` takes them in."""
    boxes: dict[str, Box] = {}
    ties: list[Tie] = []
    for source in answer.signal.sources:
        for entry in {named(one): one for one in source.lists}.values():
            box = _list_box(entry, answer.as_of.true_on)
            boxes.setdefault(box.id, box)
            ranks[box.id] = min(ranks.get(box.id, 0), ranks[source.party.id] - 1)
            ties.append(
                Tie(box.id, source.party.id, "listed", "", (f"{source.party.name} 列入 {entry.called}",))
            )
    return list(boxes.values()), ties


def _list_box(entry: ListFact, day: date) -> Box:
    marks = list_marks(*parted([entry], day))
    return Box(
        id=f"{LIST}{entry.list_code}:{named(entry)}:{'law' in marks}",
        shape="list",
        name=named(entry),
        sentence=f"{named(entry)}，{entry.tier_words}",
        notes=(Words("法 约束（对列名者）", "law") if "law" in marks else Words("提示", "signal"),),
        marks=marks,
    )
