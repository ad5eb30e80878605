"""Reviews as jobs: one that was stopped ends like one that was not, or anew when its basis changed."""

from __future__ import annotations

import json

import pandas as pd
import pytest
from answers_graph import CLEAN, DONGFANG, HAISHENG, HUASHENG, NAMESAKE
from effects_graph import load_effects
from fixture_graph import wipe

from graph_service.answers.checks import check_run
from graph_service.checks import job as job_module
from graph_service.checks.job import begin, job_named, jobs, unfinished
from graph_service.checks.run import checks_of, run
from graph_service.crossmatch.register import graph_register
from graph_service.errors import BadInput, NotFound, QueryTimeout
from graph_service.register.chain import lines
from graph_service.register.queries import register_file
from graph_service.rules.installed import packaged_text
from graph_service.settings import settings
from graph_service.snapshot.read import read_snapshot

ROWS = [CLEAN, "12345", DONGFANG, HUASHENG, HAISHENG, NAMESAKE, ""]


@pytest.fixture(scope="module")
def graph(opened_store):
    wipe(opened_store)
    load_effects(opened_store)
    return opened_store, graph_register(read_snapshot(opened_store))


@pytest.fixture
def listed(tmp_path, monkeypatch):
    """A file of seven rows, run two rows at a time, in a data folder of its own."""
    monkeypatch.setenv("XINMAI_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setattr(check_run, "CHUNK", 2)
    settings.cache_clear()
    path = tmp_path / "名单.csv"
    pd.DataFrame({"信用代码": ROWS}).to_csv(path, index=False)
    yield path
    monkeypatch.undo()
    settings.cache_clear()


def begun(path, **more):
    return begin(path, name="名单.csv", matter="procurement", caller="审查员", purpose="测试", **more)


class Killed(Exception):
    """The process dies."""


def killed_after(chunks: int):
    def told(state):
        if state.done >= chunks * 2:
            raise Killed

    return told


def test_a_stopped_review_goes_on_and_ends_like_one_that_was_not_stopped(graph, listed):
    whole = begun(listed)
    run(*graph, whole)
    stopped = begun(listed)
    with pytest.raises(Killed):
        run(*graph, stopped, killed_after(2))

    again = unfinished(begun(listed))
    seen: list[int] = []
    assert again is not None and again.order.id == stopped.order.id
    found = run(*graph, again, lambda state: seen.append(state.done))

    assert seen[0] == 4 and again.state.stage == "done"
    assert again.digest() == whole.digest()
    assert found.counts == whole.state.counts == checks_of(whole).counts
    assert [row.code for row in found.rows] == ROWS


def test_a_review_is_registered_once_with_the_digest_of_what_is_kept(graph, listed):
    job = begun(listed)
    run(*graph, job)
    run(*graph, job)

    said = list(lines(register_file()))
    assert [line["result"] for line in said] == [job.digest()] == [job.state.digest]


def test_a_review_begins_anew_when_a_load_has_come(graph, listed):
    job = begun(listed)
    with pytest.raises(Killed):
        run(*graph, job, killed_after(1))
    state = json.loads((job.folder / "state.json").read_text())
    (job.folder / "state.json").write_text(json.dumps({**state, "basis": "of another load"}))
    seen: list[int] = []

    run(*graph, job, lambda state: seen.append(state.done))

    assert seen[0] == 0 and job.state.done == len(ROWS)


def test_a_fault_is_kept_with_what_was_done_before(graph, listed, monkeypatch):
    job = begun(listed)
    plain, calls = check_run.checked_rows, []

    def failing(*arguments):
        calls.append(1)
        if len(calls) == 2:
            raise QueryTimeout("30 秒内未答复")
        return plain(*arguments)

    monkeypatch.setattr(check_run, "checked_rows", failing)
    with pytest.raises(QueryTimeout):
        run(*graph, job)

    assert (job.state.stage, job.state.done, job.state.fault) == ("failed", 2, "30 秒内未答复")
    run(*graph, job)
    assert (job.state.stage, job.state.done, job.state.fault) == ("done", 7, "")


def test_a_policy_that_was_brought_is_kept_with_the_review(graph, listed, tmp_path):
    own = tmp_path / "own.yaml"
    own.write_text(packaged_text("policy_procurement"), encoding="utf-8")
    job = begun(listed, policy=own)
    own.unlink()

    assert run(*graph, job).terms.policy_origin == "policy.yaml"


def test_a_review_of_other_terms_is_not_gone_on_with(graph, listed):
    with pytest.raises(Killed):
        run(*graph, begun(listed), killed_after(1))

    assert unfinished(begun(listed, authorisation="授1号")) is None


def test_only_what_can_be_run_is_laid_down(listed):
    with pytest.raises(BadInput, match="须写明用途"):
        begin(listed, name="名单.csv", matter="loan", caller="审查员", purpose="")
    assert jobs() == []


@pytest.mark.parametrize("id_", ["", "..", "../../etc", "0" * 16])
def test_an_id_of_no_review_is_not_found(listed, id_):
    assert job_module.jobs_folder().is_relative_to(settings().data_dir)
    with pytest.raises(NotFound):
        job_named(id_)
