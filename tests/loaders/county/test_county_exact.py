from __future__ import annotations

from fractions import Fraction

from loaders.county.exact import integrated, penetrated


def test_a_chain_multiplies() -> None:
    shares = {("p", "a"): Fraction(3, 5), ("a", "b"): Fraction(51, 100)}

    assert integrated(shares, "p", "b") == penetrated(shares, "p", "b") == Fraction(306, 1000)


def test_returns_to_the_holder_are_left_out() -> None:
    # A holds a of B and B holds b of A: V_AB = a/(1−ab), but A's own share of B is a and of itself ab
    shares = {("a", "b"): Fraction(2, 5), ("b", "a"): Fraction(1, 4)}

    assert integrated(shares, "a", "b") == Fraction(2, 5)
    assert integrated(shares, "a", "a") == Fraction(1, 10)


def test_a_sole_outsider_owns_the_ring_whole_though_routes_say_less() -> None:
    five, rest = Fraction(5, 100), Fraction(95, 100)
    shares = {("p", "a"): five, ("p", "b"): five, ("a", "b"): rest, ("b", "a"): rest}

    assert integrated(shares, "p", "a") == 1
    assert penetrated(shares, "p", "a") == Fraction(975, 10_000)


def test_walks_count_a_loop_that_routes_pass_once() -> None:
    # published: 50% of B, B holds 20% of X, B and A hold each other: routes 10%, first passage 10% from A
    shares = {("a", "b"): Fraction(1, 2), ("b", "x"): Fraction(1, 5), ("b", "a"): Fraction(1, 10)}

    assert penetrated(shares, "a", "x") == Fraction(1, 10)
    assert integrated(shares, "a", "x") == Fraction(1, 10)
    assert integrated(shares, "b", "x") == Fraction(1, 5)
