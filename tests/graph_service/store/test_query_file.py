"""The header contract of query files, and every file in cypher/ against header and schema."""

from __future__ import annotations

import pytest

from graph_service.errors import SchemaViolation
from graph_service.store.clocks import macros
from graph_service.store.query_file import names, parsed, query
from graph_service.store.query_lint import faults

GOOD = """// Shareholdings in the given enterprises, one hop up.
// param:  ids       text[]    enterprises whose owners are asked for
// param:  row_cap   integer   stop after this many rows
// param:  true_on   date      true in the world on this day
// param:  known_on  datetime  as known here at this time
// column: source    text      owner's id
// column: ratio     number    share held, 0 to 1; null where not disclosed
MATCH (owner)-[holding:HOLDS]->(owned:Enterprise)
WHERE owned.id IN $ids
  AND as_of(holding)
RETURN owner.id AS source, holding.ratio AS ratio
ORDER BY source, ratio
LIMIT $row_cap
"""


def test_header_and_body_are_read_into_one_question() -> None:
    made = parsed("holders", GOOD)

    assert made.sentence == "Shareholdings in the given enterprises, one hop up."
    assert [field.name for field in made.columns] == ["source", "ratio"]
    assert "holding.known_to > $known_on" in made.text
    assert faults(made) == []


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("$row_cap", "$limit", "declares params"),
        ("holding.ratio AS ratio", "holding.ratio AS share", "declares columns"),
        ("ids       text[]", "ids       words", "should be: name type meaning"),
        ("// Shareholdings in the given enterprises, one hop up.\n", "", "needs a sentence"),
    ],
)
def test_header_that_disagrees_with_its_body_is_refused(old: str, new: str, message: str) -> None:
    with pytest.raises(SchemaViolation, match=message):
        parsed("holders", GOOD.replace(old, new))


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("holding:HOLDS", "holding:OWNS", "unknown name OWNS"),
        ("owned:Enterprise", "owned:Company", "unknown name Company"),
        ("holding.ratio AS", "holding.share AS", "holding.share is not declared"),
        ("  AND as_of(holding)\n", "  AND $true_on = $known_on\n", "needs as_of(holding)"),
        ("ORDER BY source, ratio\n", "", "total ORDER BY"),
        ("AND as_of(holding)", "AND as_of(holding) AND holding.valid_from < date()", "the database's clock"),
        ("RETURN owner.id", "SET owner.name = $ids RETURN owner.id", "writes"),
        ("[holding:HOLDS]", "[holding:HOLDS*1..]", "unbounded traversal"),
    ],
)
def test_lint_names_what_the_schema_does_not_allow(old: str, new: str, fault: str) -> None:
    found = faults(parsed("holders", GOOD.replace(old, new)))

    assert any(fault in text for text in found), found


def test_dishonesty_record_without_its_ends_is_a_fault() -> None:
    text = """// Penalties of a subject.
// param:  id        text      the subject
// param:  true_on   date      true in the world on this day
// param:  known_on  datetime  as known here at this time
// column: number    text      number of the decision
MATCH (penalty:Penalty)-[:ABOUT]->(subject:Enterprise {id: $id})
WHERE as_of(penalty)
RETURN penalty.decision_no AS number
ORDER BY number
"""

    assert faults(parsed("penalties", text)) == ["penalty needs in_use(penalty)"]
    assert (
        faults(parsed("penalties", text.replace("as_of(penalty)", "as_of(penalty) AND in_use(penalty)")))
        == []
    )


@pytest.mark.parametrize("name", names())
def test_every_query_file_keeps_header_and_schema(name: str) -> None:
    assert faults(query(name)) == []


def test_what_has_ended_is_read_for_audit_and_for_delete_events_alone() -> None:
    found = {name for name in names() if "ever_known" in {macro for macro, _ in macros(query(name).written)}}

    # decisions of reviewers and names once registered are no dishonesty records; the other two give of ended
    # records nothing: the one says which are in use, the other is told which it may give
    others = {"match_decisions", "records_in_use", "stated_names", "subject_history"}
    assert found - others == {"ended_records", "ended_since", "ended_since_of"}
