"""Report numbers (报告编号), which say by themselves what was asked, and verification codes (校验码).

A number needs no ledger to be understood: it holds the subject, both clocks, and what the report has beside
the facts. A code is a digest over the content, so that whoever changes a word of a report has another code.
"""

from __future__ import annotations

import re
from base64 import b32decode, b32encode
from binascii import Error
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256

from graph_service.answers.json_text import json_text
from graph_service.errors import BadInput

NUMBER = re.compile(r"XM-[0-9A-Z~]+-\d{8}-[0-9A-Z]+-[A-Z]+")
"""A report number within any text."""

CODE = re.compile(r"(?<![0-9A-Z-])[A-Z2-7]{5}(?:-[A-Z2-7]{5}){3}(?![0-9A-Z-])")
"""A verification code within any text: 100 bits in four groups."""

_PLAIN = re.compile(r"[0-9A-Z]{1,18}")
_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


@dataclass(frozen=True)
class ReportAsked:
    """What a report was asked for: subject, both clocks, with the annex or without, and for audit or not."""

    subject: str
    true_on: date
    known_on: datetime
    annex: bool
    audit: bool

    @property
    def number(self) -> str:
        """The report number; an id that is no plain code is written in base 32 behind a ~."""
        plain = _PLAIN.fullmatch(self.subject) is not None
        subject = self.subject if plain else "~" + b32encode(self.subject.encode()).decode().rstrip("=")
        moment = _base36((self.known_on - _EPOCH) // _MICROSECOND)
        kind = "F" + "N" * self.annex + "S" * self.audit
        return f"XM-{subject}-{self.true_on:%Y%m%d}-{moment}-{kind}"


def report_asked(number: str) -> ReportAsked:
    """What this number was given for; letter case and spaces around it do not matter.

    Raises:
        BadInput: it is no report number.
    """
    text = number.strip().upper()
    if not NUMBER.fullmatch(text):
        raise BadInput(f"得到“{number}”；应为形如 XM-代码-日期-时点-F 的报告编号")
    _, subject, day, moment, kind = text.split("-")
    try:
        return ReportAsked(
            subject=_subject(subject),
            true_on=datetime.strptime(day, "%Y%m%d").replace(tzinfo=UTC).date(),
            known_on=_EPOCH + int(moment, 36) * _MICROSECOND,
            annex="N" in kind,
            audit="S" in kind,
        )
    except (ValueError, OverflowError, Error) as fault:
        raise BadInput(f"得到“{number}”；报告编号抄录有误：{fault}") from fault


def digests(parts: Mapping[str, str]) -> dict[str, str]:
    """The digest of the text of each part of a report's content: 256 bits in base 32."""
    return {name: _digest(text) for name, text in parts.items()}


def verification_code(number: str, parts: Mapping[str, str]) -> str:
    """The code (校验码) over a report's number and its parts' digests: 100 bits of SHA-256 in base 32."""
    code = _digest(json_text([number, sorted(parts.items())]))[:20]
    return "-".join(code[at : at + 5] for at in range(0, 20, 5))


def _digest(text: str) -> str:
    return b32encode(sha256(text.encode()).digest()).decode()


def _subject(written: str) -> str:
    if not written.startswith("~"):
        return written
    text = written[1:]
    return b32decode(text + "=" * (-len(text) % 8)).decode()


def _base36(number: int) -> str:
    text = ""
    while number:
        number, digit = divmod(number, 36)
        text = _DIGITS[digit] + text
    return text or "0"
