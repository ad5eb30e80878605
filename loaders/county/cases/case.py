"""A planted case: its parties, its rows in the files, and what a right answer is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from loaders.county.codes import resident_id, uscc

Row = tuple[str, dict[str, str]]
"""A layout, and a row of it by heading."""


@dataclass(frozen=True)
class Case:
    """A situation with a known answer."""

    name: str
    rule: str
    parties: dict[str, str]
    answer: dict[str, object]
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Human:
    """A natural person; without a number one is known only inside an enterprise."""

    name: str
    number: str = ""

    @property
    def document(self) -> str:
        """The kind of document (证件类型) that the number stands on."""
        return "居民身份证" if self.number else ""


@dataclass(frozen=True)
class Firm:
    """An enterprise as registered; capital is in 万元."""

    code: str
    name: str
    legal: Human
    established: date
    form: str = "有限责任公司(自然人投资或控股)"
    capital: str = "500"
    former_names: str = ""
    status: str = "存续（在营、开业、在册）"
    ended: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""
    insured: str = ""
    industry: str = "批发业"
    scope: str = "日用百货销售；货物进出口"

    @property
    def document(self) -> str:
        """The kind of document (证件类型) that the code stands on."""
        return "统一社会信用代码"

    @property
    def own_address(self) -> str:
        """The address given, or one that no other firm has, on a road that only planted firms stand on."""
        return self.address or f"江苏省南通市如东县掘港街道范公堤路{int(self.code[11:16])}号"

    @property
    def own_phone(self) -> str:
        """The telephone given, or one that no other firm has."""
        return self.phone or f"0513-840{self.code[11:16]}"


def planted_code(case: int, party: int, kind: str = "91") -> str:
    """A code from the block that is kept for planted cases: the body opens with MB."""
    return uscc(kind, "320623", f"MB0{case:02d}{party:03d}")


def human(name: str, born: str, sequence: int, area: str = "320623") -> Human:
    """A person with a number from the sequences above 899, which are kept for planted cases.

    Raises:
        ValueError: the sequence is not a kept one.
    """
    if not 900 <= sequence <= 999:
        raise ValueError(f"got sequence {sequence}, expected 900 to 999, kept for planted persons")
    return Human(name, resident_id(area, born, sequence))


def before(today: date, days: int) -> str:
    """The day so many days before `today`, as written in a file."""
    return (today - timedelta(days=days)).isoformat()
