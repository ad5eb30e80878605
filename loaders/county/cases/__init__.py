"""Planted cases: small situations with a known right answer, the same whatever the county's size."""

from __future__ import annotations

from datetime import date

from loaders.county.cases import (
    agreements,
    circles,
    effects,
    groups,
    histories,
    hubs,
    identity,
    leads,
    lives,
    matching,
    ownership,
    records,
    rings,
    shells,
)
from loaders.county.cases.case import Case

_NOUNS = (
    hubs,
    rings,
    ownership,
    circles,
    identity,
    records,
    shells,
    agreements,
    leads,
    groups,
    matching,
    lives,
    effects,
    histories,
)


def planted_cases(today: date) -> tuple[Case, ...]:
    """Every planted case as of `today`; days are counted back from it."""
    return tuple(case for noun in _NOUNS for case in noun.cases(today))
