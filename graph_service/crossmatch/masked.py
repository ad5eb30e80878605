"""Persons whose number came masked, held against those whose number is known: hits kept as edges.

Whoever a list names by name and mask alone is looked at while a record about them is in use; persons inside
an enterprise always. What follows is at the utmost grade B, unless a reviewer has decided.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import pyarrow as pa

from analytics.matching.grades import RUNG_WORDS, Grade, Rung, against_words
from analytics.matching.masks import mask_form
from analytics.matching.persons import PersonHits, matched_persons
from graph_service.crossmatch.decisions import Decision
from graph_service.crossmatch.persons import MOST, persons
from graph_service.masked_persons import MASKED
from graph_service.store.store import Store

__all__ = ["MaskedMatches", "any_masked", "masked_matches"]


@dataclass(frozen=True)
class MaskedMatches:
    """Pairs as columns of POSSIBLY_SAME, how many persons were compared, and what was cut short."""

    compared: int
    pairs: pa.Table
    capped: dict[str, int]


def any_masked(store: Store) -> bool:
    """Whether anybody came with a masked number."""
    return bool(store.rows("masked_persons", row_cap=1))


def masked_matches(store: Store, on_record: Collection[str], said: Sequence[Decision]) -> MaskedMatches:
    """The pairs of a masked and a numbered person of one name that the mask admits.

    Args:
        store: the graph.
        on_record: ids of the persons whom a record in use is about.
        said: decisions of reviewers.
    """
    found = store.rows("masked_persons", row_cap=MOST)
    rows = [one for one in found if not str(one["id"]).startswith(MASKED) or one["id"] in on_record]
    if not rows:
        return MaskedMatches(0, _pairs([], [], None, {}), {})
    names = sorted({str(one["name"]) for one in rows})
    numbered = [
        one for one in store.rows("match_persons", names=names, ids=[], row_cap=MOST) if one["mask_keys"]
    ]
    listed = persons(
        [str(one["name"]) for one in rows],
        [""] * len(rows),
        [mask_form(str(one["mask"])) or "" for one in rows],
        [(str(one["mask_key"]),) for one in rows],
    )
    register = persons(
        [str(one["name"]) for one in numbered],
        [str(one["id"]) for one in numbered],
        [""] * len(numbered),
        [str(one["mask_keys"]).split() for one in numbered],
    )
    hits = matched_persons(listed, register, store.size("Person"))
    decided = {(one.other, one.subject.id): one.verdict for one in said if one.open}
    pairs = _pairs([str(one["id"]) for one in rows], numbered, hits, decided)
    cut = MOST in (len(found), len(numbered))
    return MaskedMatches(len(rows), pairs, {"masked_persons": MOST} if cut else {})


def _pairs(
    ids: Sequence[str],
    numbered: Sequence[Mapping[str, object]],
    hits: PersonHits | None,
    decided: Mapping[tuple[str, str], str],
) -> pa.Table:
    """The hits as rows of POSSIBLY_SAME; a pair that a reviewer has ruled out is none."""
    rows = []
    for at in range(hits.rows.size if hits else 0):
        assert hits is not None
        target = numbered[int(hits.places[at])]
        pair = ids[int(hits.rows[at])], str(target["id"])
        verdict = decided.get(pair)
        if verdict != "different":
            rows.append((*pair, *_found(hits, at, same=verdict == "same"), str(target["name"])))
    columns = list(zip(*rows, strict=True)) or [()] * len(_TYPES)
    table = pa.table(
        {name: pa.array(c, kind) for (name, kind), c in zip(_TYPES.items(), columns, strict=True)}
    )
    for name in ("valid_from", "valid_to"):
        table = table.append_column(name, pa.nulls(len(rows), pa.date32()))
    return table.append_column("row", pa.array(range(1, len(rows) + 1), pa.int64()))


_TYPES = {
    "source": pa.string(),
    "target": pa.string(),
    "grade": pa.string(),
    "rung": pa.string(),
    "against": pa.list_(pa.string()),
    "rivals": pa.int64(),
    "expected": pa.float64(),
    "matched_name": pa.string(),
}


def _found(hits: PersonHits, at: int, *, same: bool) -> tuple[str, str, list[str], int, float]:
    rung = Rung.REVIEWER if same else Rung.MASKED_NUMBER
    grade = Grade.A if same else Grade(int(hits.grades[at]))
    against = [] if same else against_words(int(hits.against[at]))
    return grade.name, RUNG_WORDS[rung], against, int(hits.rivals[at]), float(hits.expected[at])
