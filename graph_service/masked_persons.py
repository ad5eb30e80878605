"""Keyed digests by which persons whose identity number came masked are met again; no number is kept."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from graph_service.keyed_digest import keyed_digests

__all__ = ["MASKED", "mask_digests", "masked_ids"]

MASKED = "m:"
"""How ids begin of whoever stands behind one name and one mask: one person, or several who share both."""
_DIGITS = 16


def mask_digests(key: bytes, masks: Sequence[str]) -> list[str]:
    """Digests of masks in one of `MASK_FORMS`: 64 bits, enough as only persons of one name are compared."""
    return [digest[:_DIGITS] for digest in keyed_digests(key, "mask:", masks)]


def masked_ids(key: bytes, named: Iterable[str]) -> list[str]:
    """Ids of name and mask, joined by a bar."""
    return [f"{MASKED}{digest}" for digest in keyed_digests(key, "masked:", named)]
