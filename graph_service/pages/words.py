"""How values are written on a page: amounts, days, codes, and text that must stay text."""

from __future__ import annotations

import unicodedata
from datetime import date, datetime, timedelta

from graph_service.beijing import beijing_minute

YUAN_IN_WAN = 10_000
NAMED_CONTROLS = {
    "\u202a": "LRE",
    "\u202b": "RLE",
    "\u202c": "PDF",
    "\u202d": "LRO",
    "\u202e": "RLO",
    "\u2066": "LRI",
    "\u2067": "RLI",
    "\u2068": "FSI",
    "\u2069": "PDI",
    "\u200e": "LRM",
    "\u200f": "RLM",
}
"""Marks that turn the direction of text, by the names under which they are shown."""


def visible(text: object) -> str:
    """The text with every control and direction mark shown by name, so that none can act on the page."""
    value = str(text)
    if value.isprintable():
        return value
    return "".join(char if char.isprintable() or char == "\n" else _shown(char) for char in value)


def wan(amount: float | None, currency: str | None = None) -> str:
    """An amount in yuan as 万元, thousands parted, no digits lost; 未披露 where null."""
    if amount is None:
        return "未披露"
    digits = f"{amount / YUAN_IN_WAN:,.6f}".rstrip("0").rstrip(".")
    return f"{digits} 万{currency or '元'}"


def spaced_code(code: str) -> str:
    """A unified social credit code in groups of 8, 8 and 2; any other id as it is."""
    return f"{code[:8]} {code[8:16]} {code[16:]}" if len(code) == 18 and code.isalnum() else code


def day(value: date | datetime | None, absent: str = "未见") -> str:
    """A day, or the minute in Beijing of a moment."""
    if value is None:
        return absent
    return beijing_minute(value) if isinstance(value, datetime) else value.isoformat()


def last_day(end: date | None, absent: str = "未定") -> str:
    """The last day before an exclusive end."""
    return absent if end is None else (end - timedelta(days=1)).isoformat()


def count(number: int | None) -> str:
    """A number with thousands parted; 未见 where null."""
    return "未见" if number is None else f"{number:,}"


def _shown(char: str) -> str:
    if unicodedata.category(char) == "Zs":
        return char
    return f"⟦{NAMED_CONTROLS.get(char) or f'U+{ord(char):04X}'}⟧"
