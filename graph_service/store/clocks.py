"""The as-of predicate over the two clocks, and the use predicate over the ends, each written in one place.

Query files name them as macros, `as_of(holding)`, `known(holding)`, `in_use(penalty)` and, for audit alone,
`ever_known(record)`; the reader puts the text in.
"""

from __future__ import annotations

import re

_MACRO = re.compile(r"\b(as_of|known|in_use|ever_known)\((\w+)\)")


def as_of(variable: str) -> str:
    """The version was true in the world on $true_on and known here at $known_on; ends are exclusive."""
    return (
        f"({known(variable)}"
        f" AND ({variable}.valid_from IS NULL OR {variable}.valid_from <= $true_on)"
        f" AND ({variable}.valid_to IS NULL OR {variable}.valid_to > $true_on))"
    )


def known(variable: str) -> str:
    """The version was known here at $known_on; its days in the world are the caller's to check."""
    return (
        f"({variable}.known_from <= $known_on"
        f" AND ({variable}.known_to IS NULL OR {variable}.known_to > $known_on))"
    )


def in_use(variable: str) -> str:
    """The dishonesty record may be used on $true_on: not repaired, expired or annulled by then."""
    return f"({variable}.use_until IS NULL OR {variable}.use_until > $true_on)"


def ever_known(variable: str) -> str:
    """Some version was learnt by $known_on, superseded or ended since or not; the latest tells which."""
    return f"({variable}.known_from <= $known_on)"


def expanded(text: str) -> str:
    """The query text with every macro replaced by its predicate."""
    predicates = {"as_of": as_of, "known": known, "in_use": in_use, "ever_known": ever_known}
    return _MACRO.sub(lambda found: predicates[found[1]](found[2]), text)


def macros(text: str) -> list[tuple[str, str]]:
    """The macros in a query's text, as (macro, variable)."""
    return [(found[1], found[2]) for found in _MACRO.finditer(text)]
