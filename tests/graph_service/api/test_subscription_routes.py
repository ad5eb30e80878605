"""Subscriptions over HTTP: read, acknowledged, and each by its own caller."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest

from graph_service.subscriptions.kept import close, open_subscription, subscription
from graph_service.tokens import add_token, revoke_token

EVENTS, ACKNOWLEDGE = "/subscriptions/bank/events", "/subscriptions/bank/acknowledgements"


@pytest.fixture
def bank() -> Iterator[None]:
    open_subscription("bank", None)
    yield
    close("bank")


@pytest.mark.usefixtures("bank")
def test_events_are_read_and_none_is_acknowledged_that_was_not_told(service: httpx.Client) -> None:
    found = service.get(EVENTS).json()
    told = service.post(ACKNOWLEDGE, json={"events": ["e1", "e2"]}).json()

    assert (found["subscription"], found["events"], found["remaining"]) == ("bank", [], 0)
    assert told == {"acknowledged": 0, "unknown": ["e1", "e2"]}
    assert subscription("bank").acknowledged == {}
    assert service.post(ACKNOWLEDGE, json={"events": []}).status_code == 422
    assert service.get("/subscriptions/nobody/events").status_code == 404


@pytest.mark.usefixtures("bank")
def test_a_caller_reads_its_own_subscription_and_audit_any(service: httpx.Client) -> None:
    roles = {"bank": "ordinary", "other": "ordinary", "chief": "audit"}
    made = {name: add_token(name, role) for name, role in roles.items()}

    found = {
        name: service.get(EVENTS, headers={"Authorization": f"Bearer {text}"}).status_code
        for name, text in made.items()
    }
    for name in made:
        revoke_token(name)

    assert found == {"bank": 200, "other": 403, "chief": 200}
