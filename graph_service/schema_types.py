"""The words in which the schema is declared: property, subject, record, edge."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["text", "texts", "integer", "number", "date", "datetime", "flag"]


@dataclass(frozen=True)
class Property:
    """One property: its kind, its Chinese term, its meaning, its unit and its range.

    `computed` values follow from the others by rules and life events; they are no part of what a source said,
    and do not tell one version from the next.
    `words` are the only values that it may have, each with its Chinese word; empty where any will do.
    """

    name: str
    kind: Kind
    zh: str
    en: str
    unit: str = ""
    required: bool = False
    low: float | None = None
    high: float | None = None
    computed: bool = False
    words: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Subject:
    """A node that stands for somebody or something itself: identity only, no clock."""

    label: str
    zh: str
    en: str
    properties: tuple[Property, ...]
    fulltext: tuple[str, ...] = ()
    indexed: tuple[str, ...] = ()


@dataclass(frozen=True)
class CatalogueItem:
    """An item of the catalogue of public credit information, its edition, and how sure its name is."""

    name: str
    edition: str
    confidence: Literal["page_seen", "from_memory"]


@dataclass(frozen=True)
class Record:
    """A node that holds one version of what a source said about a subject, under two clocks.

    `about` are the labels of its subject; `told_apart_by` the properties that tell two records of one source
    about one subject apart (`a|b`: b where a is absent); `entry_of` the label of the node that `list_code`
    names; `ends` whether it is a dishonesty record with four ends. `catalogue` are the items of the catalogue
    of public credit information that it belongs to; a record of a `procedure` says something of lists or of
    other records, and nothing of a subject by itself.
    """

    label: str
    zh: str
    en: str
    about: tuple[str, ...]
    properties: tuple[Property, ...]
    sentence: str
    told_apart_by: tuple[str, ...] = ()
    entry_of: str | None = None
    ends: bool = False
    indexed: tuple[str, ...] = ()
    catalogue: tuple[CatalogueItem, ...] = ()
    procedure: bool = False

    @property
    def in_catalogue(self) -> bool:
        """Whether such records may be taken in at all (目录管理)."""
        return bool(self.catalogue) or self.procedure


@dataclass(frozen=True)
class Edge:
    """One version of a relation between two subjects, under two clocks.

    `sentence` is a format string over `source`, `target` and the properties; it says the direction in words.
    """

    type: str
    zh: str
    en: str
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    properties: tuple[Property, ...]
    sentence: str
    sentence_zh: str
    told_apart_by: tuple[str, ...] = ()


Fact = Record | Edge
