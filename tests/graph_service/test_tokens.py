"""Tokens: who has one, and that nothing but its digest is kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph_service.errors import BadInput
from graph_service.settings import Settings
from graph_service.tokens import add_token, revoke_token, token_of, tokens


@pytest.fixture
def chosen(tmp_path: Path) -> Settings:
    return Settings(data_dir=tmp_path)


def test_a_token_is_known_by_its_text_and_only_its_digest_is_kept(chosen: Settings) -> None:
    text = add_token("审计科", "audit", chosen)

    found = token_of(text, tokens(chosen))

    assert found is not None and (found.name, found.role) == ("审计科", "audit")
    assert token_of(text + "x", tokens(chosen)) is None
    kept = chosen.data_dir / "tokens.json"
    assert text not in kept.read_text("utf-8")
    assert kept.stat().st_mode & 0o777 == 0o600


def test_a_revoked_token_is_known_no_more_and_others_stay(chosen: Settings) -> None:
    first, second = add_token("甲", "ordinary", chosen), add_token("乙", "audit", chosen)

    revoke_token("甲", chosen)

    assert token_of(first, tokens(chosen)) is None
    assert token_of(second, tokens(chosen)) is not None


def test_a_name_is_given_once_and_an_unknown_one_cannot_be_revoked(chosen: Settings) -> None:
    add_token("甲", "ordinary", chosen)

    with pytest.raises(BadInput, match="已登记"):
        add_token("甲", "audit", chosen)
    with pytest.raises(BadInput, match="没有名为 乙 的令牌"):
        revoke_token("乙", chosen)
