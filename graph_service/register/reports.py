"""Reports that were given out (报告出具登记): number, code, for whom and what for; only ever added to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from graph_service.answers.json_text import Json
from graph_service.register.chain import Appended, append, lines
from graph_service.register.queries import FOLDER, Role
from graph_service.settings import Settings, settings

__all__ = ["Issued", "issued_at", "issued_report", "register_report", "reports_file"]

FILE = "reports.jsonl"


@dataclass(frozen=True)
class Issued:
    """A report as it was given out: what a replay needs beside the graph.

    Attributes:
        number: the report number (报告编号).
        code: the verification code (校验码).
        caller: who asked; null where callers are not told apart.
        role: as whom.
        purpose: what for.
        authorisation: number of the authorisation (授权) it rests on.
        digests: short digests of the content's parts.
        rule_versions: of the rule books behind it.
        program: version of the program.
    """

    number: str
    code: str
    caller: str | None
    role: Role
    purpose: str | None
    authorisation: str | None
    digests: Mapping[str, str]
    rule_versions: Mapping[str, str]
    program: str


def register_report(issued: Issued, chosen: Settings | None = None) -> Appended:
    """Take a report down before it is given out; returns when it is on the disk."""
    said = {
        "at": datetime.now(UTC).isoformat(),
        **{name: _plain(value) for name, value in vars(issued).items()},
    }
    return append(reports_file(chosen), said)


def issued_report(number_or_code: str, chosen: Settings | None = None) -> Issued | None:
    """The report last given out under this number or code; None where there is none.

    O(reports): the file is read from its first line.
    """
    found = _last(number_or_code, chosen)
    return None if found is None else issued_of(found)


def issued_at(number_or_code: str, chosen: Settings | None = None) -> datetime | None:
    """When the report was last given out under this number or code; None where it never was. O(reports)."""
    found = _last(number_or_code, chosen)
    return None if found is None else datetime.fromisoformat(str(found["at"]))


def issued_of(said: Mapping[str, Json]) -> Issued:
    """What a line of the register, or a report's own seal, says. Raises KeyError for what is neither."""
    return Issued(
        number=str(said["number"]),
        code=str(said["code"]),
        caller=_text(said["caller"]),
        role="audit" if said["role"] == "audit" else "ordinary",
        purpose=_text(said["purpose"]),
        authorisation=_text(said["authorisation"]),
        digests=_texts(said["digests"]),
        rule_versions=_texts(said["rule_versions"]),
        program=str(said["program"]),
    )


def reports_file(chosen: Settings | None = None) -> Path:
    """Where the register of reports of this installation is kept."""
    return (chosen or settings()).data_dir / FOLDER / FILE


def _last(number_or_code: str, chosen: Settings | None) -> Mapping[str, Json] | None:
    found = None
    for line in lines(reports_file(chosen)):
        if number_or_code in (line.get("number"), line.get("code")):
            found = line
    return found


def _plain(value: str | Mapping[str, str] | None) -> Json:
    return dict(value) if isinstance(value, Mapping) else value


def _text(value: Json) -> str | None:
    return None if value is None else str(value)


def _texts(value: Json) -> dict[str, str]:
    assert isinstance(value, dict)
    return {name: str(text) for name, text in value.items()}
