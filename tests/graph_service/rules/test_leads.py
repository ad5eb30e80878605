"""The rule books of leads: whole on a day, or no lead at all."""

from __future__ import annotations

from datetime import date

import pytest

from analytics.reregistration import MARKS
from graph_service.errors import BadRule
from graph_service.rules.installed import packaged_text
from graph_service.rules.leads import LEAD_WEIGHTS, lead_rules
from graph_service.settings import settings

DAY = date(2026, 7, 15)


def test_every_mark_has_a_weight_and_the_shared_traits_their_caps() -> None:
    rules = lead_rules(DAY)

    assert rules.reregistration.weights.keys() == {mark.name for mark in MARKS}
    assert {row.contains: row.cap for row in rules.shared}["商务秘书"] == 0


def test_a_mark_without_a_weight_on_the_day_is_a_bad_rule(tmp_path, monkeypatch) -> None:
    text = packaged_text(LEAD_WEIGHTS.name).replace("mark: phone", "mark: fax", 1)
    (tmp_path / f"{LEAD_WEIGHTS.name}.yaml").write_text(text, encoding="utf-8")
    monkeypatch.setenv("XINMAI_RULES_DIR", str(tmp_path))
    settings.cache_clear()

    with pytest.raises(BadRule, match="no row in force on 2026-07-15 for phone"):
        lead_rules(DAY)

    monkeypatch.undo()
    settings.cache_clear()


def test_another_weight_is_another_version(tmp_path, monkeypatch) -> None:
    packaged = lead_rules(DAY)
    text = packaged_text(LEAD_WEIGHTS.name).replace("weight: 0.5", "weight: 0.6", 1)
    (tmp_path / f"{LEAD_WEIGHTS.name}.yaml").write_text(text, encoding="utf-8")
    monkeypatch.setenv("XINMAI_RULES_DIR", str(tmp_path))
    settings.cache_clear()

    own = lead_rules(DAY)

    assert own.version != packaged.version
    assert own.reregistration.weights["legal_representative"] == 0.6
    monkeypatch.undo()
    settings.cache_clear()
