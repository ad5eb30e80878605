"""The fast keyed digest is HMAC-SHA256, as the standard library computes it."""

from __future__ import annotations

import hmac

from hypothesis import given
from hypothesis import strategies as st

from graph_service.keyed_digest import keyed_digests


@given(st.binary(min_size=1, max_size=150), st.text(max_size=20), st.lists(st.text(max_size=30), max_size=5))
def test_it_is_hmac_sha256(key: bytes, prefix: str, texts: list[str]) -> None:
    oracle = [hmac.new(key, (prefix + text).encode(), "sha256").hexdigest()[:32] for text in texts]

    assert keyed_digests(key, prefix, texts) == oracle
