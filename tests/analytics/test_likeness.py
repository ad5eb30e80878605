"""Edits between texts, and the pieces in which they differ."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from analytics.likeness import edits, likeness, pieces

text = st.text(st.sampled_from("如东凌阳洋堤"), max_size=6)


def test_the_character_that_differs_stands_by_itself() -> None:
    assert pieces("凌阳堤", "凌洋堤") == (
        [("凌", True), ("阳", False), ("堤", True)],
        [("凌", True), ("洋", False), ("堤", True)],
    )


@given(text, text)
def test_pieces_make_up_the_texts_and_share_what_is_equal(one: str, other: str) -> None:
    left, right = pieces(one, other)

    assert ("".join(piece for piece, _ in left), "".join(piece for piece, _ in right)) == (one, other)
    assert [piece for piece, shared in left if shared] == [piece for piece, shared in right if shared]


@given(text, text)
def test_equal_texts_and_no_others_are_wholly_alike(one: str, other: str) -> None:
    assert (likeness(one, other) == 1) == (one == other) == (edits(one, other) == 0)
