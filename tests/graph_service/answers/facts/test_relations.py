"""Sentences of relations: they say the direction, and no more than was delivered."""

from __future__ import annotations

import pytest

from graph_service.answers.facts.parties import Party, party
from graph_service.answers.facts.relations import pieces, relation, share_words

OWNER = party("Enterprise", {"id": "o", "name": "南通甲有限公司"})
OWNED = party("Enterprise", {"id": "t", "name": "如东乙{source}有限公司"})


def test_a_holding_says_who_holds_how_much_of_whom():
    one = relation("HOLDS", OWNER, OWNED, {"ratio": 0.6})

    assert one.sentence == "南通甲有限公司 持有 如东乙{source}有限公司 60%"
    assert one.sentence_en == "南通甲有限公司 holds 60% of 如东乙{source}有限公司"


def test_an_undisclosed_share_is_said_to_be_undisclosed_and_is_null():
    one = relation("HOLDS", OWNER, OWNED, {})

    assert one.properties["ratio"] is None
    assert "比例未披露" in one.sentence
    assert "0%" not in one.sentence


@pytest.mark.parametrize(
    ("properties", "words"),
    [
        ({"ratio": 0.99996}, "99.996%"),
        ({"ratio": 1e-07}, "0.00001%"),
        ({"ratio": 0.1 + 0.2}, "30%"),
        ({"ratio": 0.0}, "0%"),
        ({"ratio_min": 0.1, "ratio_max": 0.25}, "10%–25%"),
        ({"ratio_min": 0.25}, "25%–?"),
    ],
)
def test_a_share_is_neither_rounded_away_nor_made_up(properties, words):
    assert share_words(properties) == words


def test_the_pieces_of_a_sentence_hold_the_parties_themselves():
    one = relation("EXECUTIVE_OF", OWNER, OWNED, {"position": "监事"})

    found = pieces(one)

    assert [p for p in found if isinstance(p, Party)] == [OWNER, OWNED]
    assert "".join(p.name if isinstance(p, Party) else p for p in found) == one.sentence


def test_a_record_is_no_relation():
    with pytest.raises(KeyError, match="not a relation"):
        relation("Penalty", OWNER, OWNED, {})
