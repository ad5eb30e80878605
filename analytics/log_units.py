"""Whole-number units of natural logarithms, in which products and noisy-ORs of chances add up exactly.

A probability p is carried as a cost, −ln p: a product is then a sum of whole numbers, the same in whatever
order it is taken. 1 − Π(1 − c) is carried the same way as a hazard, Σ −ln(1 − c).
"""

from __future__ import annotations

UNITS = 2.0**40
"""Units of one natural logarithm; half a unit is 5e-13."""
CERTAIN = 40 * 2**40
"""The hazard of a certainty: 1 − e⁻⁴⁰ is 1 in double precision, and the sum of 200,000 of them fits."""
NO_COST = 2**62
"""The cost of what cannot happen."""
