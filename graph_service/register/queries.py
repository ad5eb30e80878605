"""Taking down a query about subjects: caller, role, purpose, authorisation, and what came back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Literal

from analytics.identity_text import without_numbers
from graph_service.answers.json_text import json_text, jsonable
from graph_service.errors import BadInput
from graph_service.register.chain import Appended, append
from graph_service.settings import Settings, settings

__all__ = ["Query", "Role", "register_file", "register_query", "result_digest"]

Role = Literal["ordinary", "audit"]
FOLDER, FILE = "register", "queries.jsonl"


@dataclass(frozen=True)
class Query:
    """A query as it is kept.

    Attributes:
        caller: who asked: the name of a token, or of the account on this machine.
        role: as whom.
        question: which answer was asked for: profile, network, check, …
        purpose: what for, in the caller's words.
        authorisation: number of the authorisation (授权) it rests on; None where none is needed.
        subjects: ids of the subjects asked about.
        records: ids of the records that were returned.
        result: `result_digest` of the answer.
    """

    caller: str
    role: Role
    question: str
    purpose: str
    subjects: tuple[str, ...]
    records: tuple[str, ...]
    result: str
    authorisation: str | None = None


def register_query(query: Query, chosen: Settings | None = None) -> Appended:
    """Take the query down before its answer is given; returns when it is on the disk.

    Identity numbers of persons that stand in what callers wrote are masked.

    Raises:
        BadInput: no caller or no purpose is named.
    """
    if not query.caller.strip() or not query.purpose.strip():
        raise BadInput("查询登记需要查询人和用途；请写明")
    said = jsonable(
        {"at": datetime.now(UTC), **{name: _masked(value) for name, value in vars(query).items()}}
    )
    assert isinstance(said, dict)
    return append(register_file(chosen), said)


def register_file(chosen: Settings | None = None) -> Path:
    """Where the register of this installation is kept."""
    return (chosen or settings()).data_dir / FOLDER / FILE


def result_digest(answer: object) -> str:
    """A digest of an answer as it is given in JSON, to prove later what was shown."""
    return sha256(json_text(answer).encode()).hexdigest()


def _masked(value: str | tuple[str, ...] | None) -> str | tuple[str, ...] | None:
    if isinstance(value, tuple):
        return tuple(without_numbers(one) for one in value)
    return None if value is None else without_numbers(value)
