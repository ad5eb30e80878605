"""A rule book (规则簿): dated rows of one kind, each with basis and confidence, and worked examples of them.

A book is a YAML file with `rows` and, where wanted, `tests`. Its version is a digest of what its rows say:
notes, remarks and examples can be added without making older results seem to rest on other rules.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from itertools import combinations
from typing import Generic, Literal, Self, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError, create_model, model_validator

from graph_service.errors import BadRule
from graph_service.rules.strict_yaml import strict_yaml

__all__ = [
    "Book",
    "BookKind",
    "Confidence",
    "Example",
    "Plain",
    "RuleRow",
    "failed_examples",
    "joint_version",
    "read_book",
]

Confidence = Literal["law_text_seen", "page_seen", "from_memory", "measured", "policy", "not_seen"]
"""How sure a row is.

law_text_seen: the article was read; page_seen: a public page about the instrument was; from_memory: neither,
check before relying on it; measured: from a study or data named; policy: set by the installation; not_seen:
the figure is not known, and the row says so instead of inventing one.
"""

Plain = str | int | float | bool | date | None | list[str]
"""A value in a worked example."""


class RuleRow(BaseModel):
    """What every row carries; a kind of book adds its own fields.

    `valid_from` is the first day on which the row holds and `valid_to` the first on which it no longer does;
    null is open. `superseded_by` is the row of the same book that took its place.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str = Field(min_length=1)
    basis: str = Field(min_length=1)
    article: str | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    superseded_by: str | None = None
    confidence: Confidence
    note: str = ""

    @property
    def subject(self) -> Hashable:
        """What the row speaks of; no two rows of one subject may hold on one day."""
        return self.id

    def governs(self, day: date) -> bool:
        """Whether the row holds on the day."""
        return (self.valid_from or date.min) <= day < (self.valid_to or date.max)

    @property
    def cited(self) -> str:
        """The instrument and article, as a result cites them; of several instruments each with its own."""
        instruments, articles = self.basis.split("；"), (self.article or "").split("；")
        if len(instruments) != len(articles):
            return self.basis + (self.article or "")
        return "；".join(map("".join, zip(instruments, articles, strict=True)))

    @model_validator(mode="after")
    def _days_in_order(self) -> Self:
        if self.valid_from and self.valid_to and self.valid_from >= self.valid_to:
            raise ValueError(f"valid_from {self.valid_from} is not before valid_to {self.valid_to}")
        return self


class Example(BaseModel):
    """A worked example: what the book should answer for `given` on a day; only keys expected are compared."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str = Field(min_length=1)
    day: date
    given: Mapping[str, Plain] = Field(default_factory=dict)
    expect: Mapping[str, Plain] = Field(min_length=1)


R = TypeVar("R", bound=RuleRow, covariant=True)


@dataclass(frozen=True, eq=False)
class Book(Generic[R]):
    """The rows of one file, in the order in which they stand; `origin` says which file."""

    name: str
    title: str
    version: str
    rows: tuple[R, ...]
    examples: tuple[Example, ...]
    origin: str

    def on(self, day: date) -> tuple[R, ...]:
        """The rows that hold on the day."""
        return tuple(row for row in self.rows if row.governs(day))

    def row(self, id_: str) -> R | None:
        """The row of this id; None where the book has none."""
        return next((row for row in self.rows if row.id == id_), None)


def row_in_force(book: Book[R], example: Example) -> Mapping[str, object]:
    """The fields of the one row that holds on the day and has the given fields; empty where none has.

    Raises:
        ValueError: several rows have them.
    """
    found = [row for row in book.on(example.day) if _has(row, example.given)]
    if len(found) > 1:
        raise ValueError(f"given {dict(example.given)} fits {', '.join(row.id for row in found)}")
    return dict(found[0]) if found else {"id": None}


def _any_rows(rows: tuple[R, ...]) -> None:
    """Nothing more is asked of the rows than each by itself and their days."""


@dataclass(frozen=True)
class BookKind(Generic[R]):
    """One kind of book: its file's name, its title in Chinese, the model of its rows.

    Attributes:
        consistent: raises ValueError where the rows contradict each other beyond ids and days.
        answer: what the book answers in a worked example.
    """

    name: str
    title: str
    row: type[R]
    consistent: Callable[[tuple[R, ...]], None] = _any_rows
    answer: Callable[[Book[R], Example], Mapping[str, object]] = row_in_force


def read_book(kind: BookKind[R], text: str, origin: str = "") -> Book[R]:
    """The book in a YAML text.

    Raises:
        BadRule: a row is missing something, contradicts another or cannot be read; the message names file,
            row, field, value and reason.
    """
    origin = origin or f"{kind.name}.yaml"
    found = strict_yaml(text, origin)
    try:
        file = _file_of(kind).model_validate(found)
        rows: tuple[R, ...] = getattr(file, "rows")  # noqa: B009 - the model is made at run time
        _consistent(rows)
        kind.consistent(rows)
    except ValidationError as error:
        raise BadRule(f"{origin}: {'; '.join(_faults(error, found))}") from error
    except ValueError as error:
        raise BadRule(f"{origin}: {error}") from error
    examples: tuple[Example, ...] = getattr(file, "tests")  # noqa: B009
    return Book(kind.name, kind.title, _digest(rows), rows, examples, origin)


def failed_examples(kind: BookKind[R], book: Book[R]) -> tuple[str, ...]:
    """Which worked examples of the book come out otherwise, each with what was got and expected."""
    return tuple(fault for example in book.examples for fault in _faults_of(kind, book, example))


def _faults_of(kind: BookKind[R], book: Book[R], example: Example) -> list[str]:
    try:
        found = kind.answer(book, example)
    except ValueError as error:
        return [f"{book.name} 例“{example.name}”：{error}"]
    return [
        f"{book.name} 例“{example.name}”：{key} 得到 {_plain(found.get(key))!r}，应为 {value!r}"
        for key, value in example.expect.items()
        if key not in found or _plain(found[key]) != value
    ]


def _plain(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value


def joint_version(books: Iterable[Book[RuleRow]]) -> str:
    """One version for what several books decide together."""
    text = "|".join(f"{book.name}={book.version}" for book in books)
    return sha256(text.encode()).hexdigest()[:12]


def _digest(rows: Iterable[RuleRow]) -> str:
    text = "\n".join(sorted(row.model_dump_json(exclude={"note"}) for row in rows))
    return sha256(text.encode()).hexdigest()[:12]


def _file_of(kind: BookKind[R]) -> type[BaseModel]:
    return create_model(
        f"{kind.name}.yaml",
        __config__=ConfigDict(extra="forbid", frozen=True),
        rows=(tuple[kind.row, ...], ...),  # type: ignore[name-defined]
        tests=(tuple[Example, ...], ()),
    )


def _consistent(rows: tuple[RuleRow, ...]) -> None:
    ids = [row.id for row in rows]
    twice = sorted({id_ for id_ in ids if ids.count(id_) > 1})
    if twice:
        raise ValueError(f"ids should be unique, got twice: {', '.join(twice)}")
    for row in rows:
        if row.superseded_by is not None and row.superseded_by not in ids:
            raise ValueError(f"{row.id} superseded_by '{row.superseded_by}' should be a row of the book")
    by_subject: dict[Hashable, list[RuleRow]] = {}
    for row in rows:
        by_subject.setdefault(row.subject, []).append(row)
    for same in by_subject.values():
        for one, other in combinations(same, 2):
            if _overlap(one, other):
                raise ValueError(f"{one.id} and {other.id} speak of the same on the same days")


def _overlap(one: RuleRow, other: RuleRow) -> bool:
    start = max(one.valid_from or date.min, other.valid_from or date.min)
    return start < min(one.valid_to or date.max, other.valid_to or date.max)


def _has(row: RuleRow, given: Mapping[str, Plain]) -> bool:
    return all(getattr(row, name) == value for name, value in given.items())


def _faults(error: ValidationError, found: object) -> list[str]:
    return [
        f"{_where(one['loc'], found)} got {one['input']!r}: {one['msg']}"
        if one["type"] != "missing"
        else f"{_where(one['loc'], found)} is missing"
        for one in error.errors(include_url=False)
    ]


def _where(place: tuple[int | str, ...], found: object) -> str:
    """The field in words: the row by its id where it has one, else by its number from 1."""
    words = ".".join(str(part) for part in place[2:])
    if len(place) < 2 or not isinstance(place[1], int):
        return ".".join(map(str, place)) or "file"
    section = found.get(place[0]) if isinstance(found, dict) else None
    row = section[place[1]] if isinstance(section, list) else None
    named = row.get("id") or row.get("name") if isinstance(row, dict) else None
    return f"{place[0]} {named or place[1] + 1} {words}".strip()
