"""The full-text query that fetches candidates for a name from an index of two-character terms."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from analytics.name_tables import legal_forms
from analytics.names import folded, parsed

__all__ = ["query_terms"]

_CHINESE = re.compile(r"[\u3007\u3400-\u9fff\U00020000-\U000323af]+")
_OTHER = re.compile(r"[0-9A-Z]+")
_LONGEST = 60
"""Characters of a query that are looked at: an index refuses a query of more than 1,024 terms."""
_LONGEST_TRADE_NAME = 4
"""Characters of a trade name that are taken for one; what follows is industry words that no table has."""
_INDUSTRY_BOOST = 0.5
_SWAPPED_BOOST = 0.4
_REGION_BOOST = 0.3


def query_terms(query: str) -> str:
    """The Lucene query string for a name, over an index with the analyzer `cjk`; '' if nothing can be asked.

    The index holds each pair of neighbouring characters (泰州东方 is 泰州, 州东, 东方). Pairs that touch the
    trade name (字号) must be hit at least once, also with two neighbours swapped; pairs of industry words
    count less; a region only adds to what is hit; those of legal forms (有限, 公司) are in every name and
    left out. A single character is asked as the start of a pair, letters and digits also as the start of a
    longer word. Only letters, digits and Chinese
    characters are sent, so that nothing needs escaping.
    """
    text = folded(query)[:_LONGEST]
    wanted = _weights(text)
    if not wanted:
        return _whatever_there_is(text)
    main = " ".join(_boosted(term, weight) for term, weight in wanted.items() if weight > _REGION_BOOST)
    extra = " ".join(_boosted(term, weight) for term, weight in wanted.items() if weight <= _REGION_BOOST)
    return f"+({main}) {extra}".rstrip() if main else extra


def _weights(text: str) -> dict[str, float]:
    """The terms to ask with their weights, the heaviest first."""
    trade_name = parsed(text).trade_name
    start = text.find(trade_name)
    named = range(start, start + min(len(trade_name), _LONGEST_TRADE_NAME))
    weights: dict[str, float] = {}
    for place, pair in _pairs(text):
        weight = _weight(pair, place, named)
        if weight:
            weights[pair] = max(weight, weights.get(pair, 0))
    for pair in _swapped_pairs(text, named):
        weights.setdefault(pair, _SWAPPED_BOOST)
    for run in _OTHER.findall(text):
        weights[run.lower()] = 1.0
        weights[run.lower() + "*"] = _INDUSTRY_BOOST
    return dict(sorted(weights.items(), key=lambda item: (-item[1], item[0])))


def _weight(pair: str, place: int, named: range) -> float:
    if place in named or place + 1 in named:
        return 1.0
    if pair in _form_pairs():
        return 0.0
    return _REGION_BOOST if place < named.start else _INDUSTRY_BOOST


def _pairs(text: str) -> Iterator[tuple[int, str]]:
    for run in _CHINESE.finditer(text):
        for place in range(run.start(), run.end() - 1):
            yield place, text[place : place + 2]


def _swapped_pairs(text: str, named: range) -> Iterator[str]:
    """The pairs that the text would have if two neighbours in its trade name stood the other way round."""
    for place in named[:-1]:
        swapped = text[:place] + text[place + 1] + text[place] + text[place + 2 :]
        around = swapped[max(place - 1, 0) : place + 3]
        yield from (pair for _, pair in _pairs(around))


def _whatever_there_is(text: str) -> str:
    """Pairs of a text that is all legal form, or the single characters of one without any pair."""
    pairs = [pair for _, pair in _pairs(text)]
    if pairs:
        return " ".join(dict.fromkeys(pairs))
    return " ".join(f"{run} {run}*" for run in _CHINESE.findall(text))


def _boosted(term: str, weight: float) -> str:
    return term if weight == 1.0 else f"{term}^{weight}"


@cache
def _form_pairs() -> frozenset[str]:
    return frozenset(pair for word in legal_forms().meaning for _, pair in _pairs(word))
