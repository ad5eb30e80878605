"""Measures over HTTP: tasks rest on an effect, and their steps have their turn."""

from __future__ import annotations

import pytest
from answers_graph import CLEAN, NAMESAKE
from effects_graph import load_facts

ASKED = {"subject": CLEAN, "matter": "procurement", "by": "信用办", "to": "财政局"}
DECLINED = {"step": "respond", "outcome": "declined", "reason": "不属职权", "by": "财政局"}


@pytest.fixture(scope="module")
def asking(county, service):
    load_facts(county)
    return service


def test_a_task_is_asked_for_answered_and_listed(asking):
    task = asking.post("/measures", json=ASKED).json()

    answered = asking.post(f"/measures/{task['task_no']}", json=DECLINED).json()

    assert (task["state"], answered["state_zh"]) == ("initiated", "不予实施")
    assert [one["task_no"] for one in asking.get("/measures").json()["tasks"]] == [task["task_no"]]


def test_a_step_out_of_turn_and_a_measure_without_basis_are_problems(asking):
    [task] = asking.get("/measures").json()["tasks"]

    again = asking.post(f"/measures/{task['task_no']}", json=DECLINED)
    bare = asking.post("/measures", json=ASKED | {"subject": NAMESAKE})
    unknown = asking.post("/measures/1", json=DECLINED)

    assert (again.status_code, bare.status_code, unknown.status_code) == (422, 422, 404)
    assert "未见可据以发起措施的依据" in bare.json()["detail"]
