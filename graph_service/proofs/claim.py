"""What a proof holds on to: the question, both days, the rules and rows, and the digest of what was found.

Never the finding itself: what has ended since must not live on in a file of proofs.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property
from hashlib import sha256
from itertools import product
from typing import NamedTuple

from graph_service.answers.json_text import Json
from graph_service.errors import BadInput
from graph_service.proofs.canonical import canonical_text, quoted

__all__ = ["Claim", "Question", "SourceLine", "claim_from", "is_proof_id", "proof_id"]

_CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Base 32 in the alphabet of Crockford, which leaves out letters that are read as digits."""

_PAIRS = ["".join(two) for two in product(_CROCKFORD, repeat=2)]
"""The two letters of every ten bits."""

_MISREAD = str.maketrans("OIL", "011")
_ID = re.compile(r"P-[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}")


class SourceLine(NamedTuple):
    """A line of a delivered file: its load, and its number there."""

    load_id: str
    row: int


@dataclass(frozen=True)
class Question:
    """What was asked, once for all findings of an answer.

    Attributes:
        kind: which kind of finding; see `graph_service.proofs.kinds`.
        subject: id of the subject asked about.
        parameters: what else the question was asked with.
        true_on: day in the world.
        known_on: the last moment by then at which the graph changed; between two loads nothing new is known.
        rules: versions of the rule books, by book.
        program: version of the program.
    """

    kind: str
    subject: str
    parameters: Mapping[str, Json]
    true_on: date
    known_on: datetime
    rules: Mapping[str, str]
    program: str

    @cached_property
    def template(self) -> str:
        """The canonical text of a claim, with places for its item, lines, records and value in this order."""
        said: dict[str, Json] = {
            "item": None,
            "kind": self.kind,
            "known_on": self.known_on.isoformat(),
            "lines": None,
            "parameters": dict(self.parameters),
            "program": self.program,
            "records": None,
            "rules": dict(self.rules),
            "subject": self.subject,
            "true_on": self.true_on.isoformat(),
            "value": None,
        }
        parts = (f"{quoted(key)}:{_place(value)}" for key, value in said.items())
        return f"{{{','.join(parts)}}}"


def _place(value: Json) -> str:
    return "%s" if value is None else canonical_text(value).replace("%", "%%")


@dataclass(frozen=True)
class Claim:
    """One finding as it was shown.

    Attributes:
        question: what it answers.
        item: which finding of that answer.
        lines: the source lines that it rests on.
        records: the versions of dishonesty records among them, by id.
        value: digest of the finding.
    """

    question: Question
    item: str
    lines: tuple[SourceLine, ...]
    records: tuple[str, ...]
    value: str

    @cached_property
    def text(self) -> bytes:
        """The claim's canonical bytes: JSON with its keys in order and no blanks, in UTF-8."""
        lines = ",".join([f"[{quoted(one.load_id)},{one.row}]" for one in self.lines])
        records = ",".join([quoted(one) for one in self.records])
        said = (quoted(self.item), f"[{lines}]", f"[{records}]", quoted(self.value))
        return (self.question.template % said).encode()

    @cached_property
    def id(self) -> str:
        """The claim's id, which follows from its bytes: P- and four groups of four."""
        number = int.from_bytes(sha256(self.text).digest()[:10])
        pairs = [_PAIRS[number >> bits & 1023] for bits in range(70, -1, -10)]
        return "P-{}{}-{}{}-{}{}-{}{}".format(*pairs)


def claim_from(text: bytes) -> Claim:
    """The claim of its canonical bytes."""
    said = json.loads(text)
    question = Question(
        kind=said["kind"],
        subject=said["subject"],
        parameters=said["parameters"],
        true_on=date.fromisoformat(said["true_on"]),
        known_on=datetime.fromisoformat(said["known_on"]).astimezone(UTC),
        rules=said["rules"],
        program=said["program"],
    )
    lines = tuple(SourceLine(*line) for line in said["lines"])
    return Claim(question, said["item"], lines, tuple(said["records"]), said["value"])


def is_proof_id(said: str) -> bool:
    """Whether this is written as the id of a proof, in capitals or not."""
    return _ID.fullmatch(_tidy(said)) is not None


def proof_id(said: str) -> str:
    """The id as it is kept, however a person typed it.

    Raises:
        BadInput: it is none.
    """
    found = _tidy(said)
    if not _ID.fullmatch(found):
        raise BadInput(f"得到“{said}”；凭证编号应形如 P-7RTA-5HJN-2QWD-8K3M")
    return found


def _tidy(said: str) -> str:
    bare = re.sub(r"[\s-]", "", said.strip().upper())
    if not bare.startswith("P"):
        return bare
    letters = bare[1:].translate(_MISREAD)
    return "P-" + "-".join(letters[start : start + 4] for start in range(0, len(letters), 4))
