"""Rule rows as results cite them: with basis, confidence, measure and the version of their book."""

from __future__ import annotations

from graph_service.answers.law.legal_effect import CitedRule
from graph_service.rules.adoption import ends_version
from graph_service.rules.book import Confidence
from graph_service.rules.effects import EFFECTS
from graph_service.rules.installed import book
from graph_service.rules.lists import LISTS
from graph_service.rules.measures import CLASSES, MEASURES
from graph_service.rules.thresholds import FINE_THRESHOLDS

CONFIDENCE_WORDS: dict[Confidence, str] = {
    "law_text_seen": "条文已核",
    "page_seen": "见公开网页，条文未核",
    "from_memory": "凭记忆录入，待核",
    "measured": "据研究或数据",
    "policy": "本系统设定",
    "not_seen": "未见",
}
"""How sure a row is, in words."""


def cited_effect(id_: str) -> CitedRule:
    """The row of the book of effects as a result cites it. Raises KeyError for a row that is not there."""
    effects, measures = book(EFFECTS), book(MEASURES)
    row = effects.row(id_)
    if row is None:
        raise KeyError(id_)
    measure = measures.row(row.measure) if row.measure else None
    return CitedRule(
        id=row.id,
        book=effects.name,
        book_version=effects.version,
        basis=row.basis,
        article=row.article,
        cited=row.cited,
        confidence=row.confidence,
        confidence_zh=CONFIDENCE_WORDS[row.confidence],
        measure=row.measure,
        measure_zh=measure.name if measure else None,
        measure_class=CLASSES[measure.measure_class] if measure else None,
        implementer=row.implementer,
        term=row.term,
        release=row.release,
        check=row.check or None,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        superseded_by=row.superseded_by,
        note=row.note,
    )


def record_versions() -> dict[str, str]:
    """The version of the lists, and that of all books by which records end."""
    return {LISTS.name: book(LISTS).version, "record_ends": ends_version()}


def effect_versions() -> dict[str, str]:
    """The versions of the books that legal effects rest on, by book."""
    return {one.name: one.version for one in map(book, (EFFECTS, MEASURES, LISTS, FINE_THRESHOLDS))}
