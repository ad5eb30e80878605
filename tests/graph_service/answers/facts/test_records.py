"""Dataclasses of records carry the schema's own names, so that nothing is called twice."""

from __future__ import annotations

from dataclasses import fields

import pytest

from graph_service.answers.facts.listings import ListFact
from graph_service.answers.facts.provenance import Provenance
from graph_service.answers.facts.records import Ends, Licence, Penalty, Registration
from graph_service.schema import ENDS, fact_properties

OWN = {"provenance", "ends", "dispute", "proof"}
OF_THE_LIST = {"list_rule", "list_name", "tier", "list_basis", "list_authority", "reaches_persons"}


@pytest.mark.parametrize(
    ("kind", "name", "apart"),
    [
        (Registration, "Registration", OWN),
        (Penalty, "Penalty", OWN),
        (Licence, "Licence", OWN),
        (ListFact, "ListEntry", OWN | OF_THE_LIST),
        (Provenance, "HOLDS", set()),
    ],
)
def test_every_field_is_a_property_of_the_schema(kind, name, apart):
    declared = {p.name for p in fact_properties(name)}

    assert {field.name for field in fields(kind)} - apart <= declared


def test_the_registration_is_shown_whole():
    carried = {p.name for p in fact_properties("Registration")}
    provenance = {p.name for p in fact_properties("BRANCH_OF")} | {"id"}

    assert carried - provenance == {field.name for field in fields(Registration)} - OWN


def test_the_ends_are_the_schemas():
    of_the_version = {"disputed", "reended_by"}

    assert [field.name for field in fields(Ends)] == [p.name for p in ENDS if p.name not in of_the_version]
