"""Who may ask the service, and who sees what has ended."""

from __future__ import annotations

from collections.abc import Iterator
from functools import reduce

import httpx
import pytest
from answers_graph import HUASHENG

from graph_service.register.chain import lines
from graph_service.register.queries import register_file
from graph_service.tokens import add_token, revoke_token

PATH = f"/subjects/{HUASHENG}.json"


@pytest.fixture
def registered() -> Iterator[dict[str, str]]:
    """A token of each role."""
    made = {role: add_token(role, role) for role in ("ordinary", "audit")}
    yield made
    for name in made:
        revoke_token(name)


def bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


def test_without_any_token_registered_the_service_answers_ordinary_readers(service: httpx.Client) -> None:
    found = service.get(PATH).json()

    assert (found["as_of"]["reader"]["role"], found["ended"]) == ("ordinary", [])
    assert service.get(PATH, params={"audit": True, "purpose": "核查"}).status_code == 403


def test_with_tokens_registered_a_caller_shows_one_or_is_refused(
    service: httpx.Client, registered: dict[str, str]
) -> None:
    refused = service.get(PATH)

    assert (refused.status_code, refused.json()["title"]) == (401, "caller unknown")
    assert refused.headers["www-authenticate"].startswith("Basic")
    assert service.get("/search", params={"q": "华盛"}).status_code == 401
    assert service.get(PATH, headers=bearer("wrong")).status_code == 401
    assert service.get(PATH, headers=bearer(registered["ordinary"])).json()["as_of"]["reader"]["caller"] == (
        "ordinary"
    )
    assert service.get(PATH, auth=("anybody", registered["ordinary"])).status_code == 200
    assert service.get("/healthz").status_code == 200
    assert service.get("/static/page.css").status_code == 200


def test_only_an_audit_token_with_a_purpose_shows_what_has_ended_and_it_is_registered(
    service: httpx.Client, registered: dict[str, str]
) -> None:
    audit = {"audit": "true", "purpose": "复核修复"}

    wrong_role = service.get(PATH, params=audit, headers=bearer(registered["ordinary"]))
    no_purpose = service.get(PATH, params={"audit": "true"}, headers=bearer(registered["audit"]))
    found = service.get(PATH, params=audit, headers=bearer(registered["audit"])).json()
    not_asked = service.get(PATH, headers=bearer(registered["audit"])).json()

    assert (wrong_role.status_code, no_purpose.status_code) == (403, 422)
    assert {one["called"] for one in found["ended"]} == {"通市监罚〔1〕7号", "经营异常名录 通市监异1号"}
    assert not_asked["ended"] == []
    *_, line = lines(register_file())
    assert (line["caller"], line["role"], line["purpose"]) == ("audit", "audit", "复核修复")


def test_the_audit_page_is_marked_and_the_ordinary_one_knows_nothing_of_it(
    service: httpx.Client, registered: dict[str, str]
) -> None:
    html = {"Accept": "text/html"}
    path = f"/subjects/{HUASHENG}"

    ordinary = service.get(path, headers=html | bearer(registered["audit"])).text
    audit = service.get(
        path, params={"audit": "true", "purpose": "复核"}, headers=html | bearer(registered["audit"])
    ).text

    assert "审计" in audit and "已终止的记录" in audit and "通市监罚〔1〕7号" in audit
    assert "审计" not in ordinary and "通市监罚〔1〕7号" not in ordinary


NEEDED = {"/subjects/{id}/diff": {"from": "2020-01-01"}}
"""What else an address must be asked with."""


def read_as(answer: dict[str, dict[str, dict[str, str]]]) -> set[str]:
    """The roles that the moments of an answer name."""
    return {answer[name]["reader"]["role"] for name in ("as_of", "first", "second") if name in answer}


def test_every_answer_that_audit_may_ask_for_is_registered_once(
    service: httpx.Client, registered: dict[str, str]
) -> None:
    described = service.get("/openapi.json").json()["paths"]
    open_to_audit = sorted(
        path
        for path, methods in described.items()
        if "audit" in {one["name"] for one in methods.get("get", {}).get("parameters", [])}
    )

    ordinary = bearer(registered["ordinary"])
    known = service.get(f"/subjects/{HUASHENG}", headers=ordinary).json()
    number = service.get(f"/subjects/{HUASHENG}/report.json", headers=ordinary).json()["number"]
    [proof, *_] = [one["proof"] for one in known["penalties"]]

    def filled(path: str) -> str:
        of_a_subject = path.startswith("/subjects/")
        chosen = {"{id}": HUASHENG if of_a_subject else proof, "{number_or_code}": number, "{form}": "json"}
        return reduce(lambda text, name: text.replace(name, chosen[name]), chosen, path)

    for path in open_to_audit:
        before = len(list(lines(register_file())))
        answer = service.get(
            filled(path),
            params={"audit": "true", "purpose": "核查", **NEEDED.get(path, {})},
            headers=bearer(registered["audit"]) | {"Accept": "application/json"},
        )
        assert answer.status_code == 200, path
        assert read_as(answer.json()) <= {"audit"}, path
        assert len(list(lines(register_file()))) == before + 1, path

    assert open_to_audit == [
        "/proofs/{id}",
        "/reports/{number_or_code}",
        "/subjects/{id}",
        "/subjects/{id}/diff",
        "/subjects/{id}/effects",
        "/subjects/{id}/network",
        "/subjects/{id}/related",
        "/subjects/{id}/report.{form}",
        "/subjects/{id}/risk",
        "/subjects/{id}/timeline",
    ]
