"""Records in use whose code is a subject's while the name beside it is none of the subject's, old or new."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from analytics.matching.grades import AGAINST_WORDS, RUNG_WORDS, Against, Rung
from analytics.matching.other_names import at_odds
from graph_service.answers.as_of import AsOf, as_of, still_on
from graph_service.answers.facts.lists_of import still_known
from graph_service.answers.facts.parties import Party, party
from graph_service.answers.facts.provenance import Provenance, provenance
from graph_service.answers.facts.values import a_map, maps, text
from graph_service.answers.matching.same_pairs import SameDecision, same_decision
from graph_service.crossmatch.decisions import row_key
from graph_service.schema import fact
from graph_service.store.store import Store

__all__ = ["NameAtOdds", "names_at_odds"]

MOST = 100_000
"""Records looked at whose name is not to the letter their subject's."""
_NUMBERS = ("decision_no", "entry_no", "list_code")


@dataclass(frozen=True)
class NameAtOdds:
    """A record that stands with the subject by its code and calls it by a name that is none of its own.

    The code counts, so the record stays where it is; `grade` C says that a reviewer has to look. `row` is how
    a decision (`xinmai review decide`) names the record's side.
    """

    subject: Party
    record: str
    kind: str
    number: str
    stated_name: str
    grade: str
    rung: str
    against: tuple[str, ...]
    row: str
    decision: SameDecision | None
    provenance: Provenance


def names_at_odds(
    store: Store, moment: AsOf | None = None, *, subject: str = "", undecided: bool = False
) -> list[NameAtOdds]:
    """The records of one subject, or of all where none is named; without those decided to be the same."""
    rows = _rows(store, subject, moment or as_of())
    found = [_at_odds(row) for row in rows if at_odds(text(a_map(row["fact"]), "stated_name"), _names(row))]
    shown = [one for one in found if one.decision is None or one.decision.verdict != "same"]
    return [one for one in shown if one.decision is None] if undecided else shown


def _rows(store: Store, subject: str, moment: AsOf) -> Sequence[Mapping[str, object]]:
    """The rows as of the moment; of the past only what is in use today too."""
    then, now = (
        store.rows("stated_names", id=subject, row_cap=MOST, **one.clocks) if one else []
        for one in (moment, still_on() if moment.hides_what_ended else None)
    )
    return still_known(then, now) if moment.hides_what_ended else then


def _names(row: Mapping[str, object]) -> list[str]:
    """All names that the subject has borne."""
    names = row["names"]
    assert isinstance(names, list)
    return [text(a_map(row["subject"]), "name"), *map(str, names)]


def _at_odds(row: Mapping[str, object]) -> NameAtOdds:
    record, subject = a_map(row["fact"]), party("Enterprise", a_map(row["subject"]))
    stated = text(record, "stated_name")
    key = row_key(subject.id, stated, "")
    said = next((one for one in maps(row["decisions"]) if text(one, "other") == key), None)
    return NameAtOdds(
        subject=subject,
        record=text(record, "id"),
        kind=fact(str(row["label"])).zh,
        number=next((text(record, name) for name in _NUMBERS if text(record, name)), ""),
        stated_name=stated,
        grade="C",
        rung=RUNG_WORDS[Rung.CODE],
        against=(AGAINST_WORDS[Against.OTHER_NAME],),
        row=key,
        decision=same_decision(said) if said else None,
        provenance=provenance(record),
    )
