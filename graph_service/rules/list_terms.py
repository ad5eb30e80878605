"""The terms of lists whose files state no end of their own, read from their rule rows and validated."""

from __future__ import annotations

from datetime import date
from functools import cache
from importlib.resources import files
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from graph_service.errors import BadRule

__all__ = ["ListTerm", "list_term", "read_list_terms"]

_FILE = "list_terms.yaml"


class ListTerm(BaseModel):
    """How many months an entry stays on one list, and on what basis."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str = Field(min_length=1)
    list_code: str = Field(min_length=1)
    months: int = Field(gt=0)
    valid_from: date | None
    valid_to: date | None
    basis: str = Field(min_length=1)
    confidence: Literal["law_text_seen", "page_seen", "from_memory"]

    def governs(self, list_code: str, listed_on: date) -> bool:
        """Whether the row speaks of this list on the day of listing."""
        begun = self.valid_from is None or self.valid_from <= listed_on
        return self.list_code == list_code and begun and (self.valid_to is None or listed_on < self.valid_to)


class _Rows(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    terms: tuple[ListTerm, ...]


def list_term(list_code: str, listed_on: date) -> ListTerm | None:
    """The term of an entry on this list from this day; None where the list has no fixed term.

    Raises:
        BadRule: the rows cannot be read.
    """
    return next((term for term in _terms() if term.governs(list_code, listed_on)), None)


def read_list_terms(text: str) -> tuple[ListTerm, ...]:
    """The rows in a YAML text.

    Raises:
        BadRule: a row is missing something or cannot be read.
    """
    try:
        return _Rows.model_validate(yaml.safe_load(text)).terms
    except (yaml.YAMLError, ValidationError) as error:
        raise BadRule(f"{_FILE} should hold valid rule rows; correct it: {error}") from error


@cache
def _terms() -> tuple[ListTerm, ...]:
    return read_list_terms(files("graph_service.rules").joinpath(_FILE).read_text(encoding="utf-8"))
