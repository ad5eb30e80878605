"""Answers for audit are taken down in the query register before anybody sees them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import TypeVar

from graph_service.answers.as_of import AsOf
from graph_service.answers.facts.ended import EndedRecord
from graph_service.answers.facts.listings import ListFact
from graph_service.answers.facts.records import Penalty
from graph_service.answers.law.legal_effect import GroundFact
from graph_service.register.queries import Query, register_query, result_digest

__all__ = ["audited"]

A = TypeVar("A")
_RECORDS = (Penalty, ListFact, EndedRecord)


def audited(answer: A, question: str, subject: str, moment: AsOf) -> A:
    """The answer; where audit asked for it, only once the query is in the register.

    Args:
        answer: what is about to be given.
        question: which answer it is: profile, network, …
        subject: id of the subject asked about.
        moment: the days and the reader it was asked for.
    """
    reader = moment.reader
    if reader.audits:
        register_query(
            Query(
                caller=reader.caller or "",
                role=reader.role,
                question=question,
                purpose=reader.purpose or "",
                authorisation=reader.authorisation,
                subjects=(subject,),
                records=tuple(sorted(set(_record_ids(answer)))),
                result=result_digest(answer),
            )
        )
    return answer


def _record_ids(value: object) -> Iterator[str]:
    """The ids of the dishonesty records anywhere in an answer."""
    if isinstance(value, _RECORDS):
        yield value.id
    if isinstance(value, GroundFact):
        yield value.record_id
    if is_dataclass(value):
        for field in fields(value):
            yield from _record_ids(getattr(value, field.name))
    elif isinstance(value, (list, tuple)):
        for item in value:
            yield from _record_ids(item)
    elif isinstance(value, Mapping):
        yield from _record_ids(list(value.values()))
