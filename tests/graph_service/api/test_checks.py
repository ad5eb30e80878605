"""Reviews over HTTP: rows or a file in, a page sees the preview first, registered before it is read."""

from __future__ import annotations

import io
import time

import httpx
import pandas as pd
import pytest
from answers_graph import CLEAN, DONGFANG, HUASHENG, NAMES
from python_calamine import CalamineWorkbook

from graph_service.api.guard import MOST_AT, MOST_BODY
from graph_service.checks.job import begin, job_named
from graph_service.checks.worker import next_job
from graph_service.register.chain import lines
from graph_service.register.queries import register_file
from graph_service.settings import settings

PAGE = {"Accept": "text/html"}
ROWS = [{"code": DONGFANG}, {"code": CLEAN}, {"code": "12345"}, {"name": NAMES[HUASHENG]}]


@pytest.fixture(autouse=True)
def own_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("XINMAI_DATA_DIR", str(tmp_path))
    settings.cache_clear()
    yield tmp_path
    monkeypatch.undo()
    settings.cache_clear()


def asked(**more: object) -> dict[str, object]:
    return {"matter": "loan", "purpose": "授信审查", "rows": ROWS, **more}


def csv() -> bytes:
    table = pd.DataFrame({"信用代码": [DONGFANG, "12345"], "申请金额": ["100", "200"]})
    return table.to_csv(index=False).encode("gb18030")


def finished(service: httpx.Client, id_: str) -> dict[str, object]:
    deadline = time.monotonic() + 120
    while (found := service.get(f"/checks/{id_}").json())["stage"] in ("waiting", "running"):
        assert time.monotonic() < deadline, found
        time.sleep(0.05)
    return found


def test_rows_are_reviewed_and_read_by_outcome(service):
    begun = service.post("/checks", json=asked())
    assert begun.status_code == 202
    id_ = begun.json()["id"]
    assert begun.headers["location"] == f"/checks/{id_}"

    found = finished(service, id_)

    assert (found["stage"], found["done"], sum(found["counts"].values())) == ("done", 4, 4)
    every = service.get(f"/checks/{id_}/results").json()
    assert [row["row"] for row in every["rows"]] == [1, 2, 3, 4]
    one = service.get(f"/checks/{id_}/results", params={"outcome": "unreadable"}).json()
    assert (one["total"], [row["code"] for row in one["rows"]]) == (1, ["12345"])
    second = service.get(f"/checks/{id_}/results", params={"offset": 1, "limit": 1}).json()
    assert [row["code"] for row in second["rows"]] == [CLEAN]
    [line] = lines(register_file())
    assert (line["question"], line["purpose"], line["result"]) == ("check", "授信审查", found["digest"])


def test_a_page_shows_the_preview_first_and_runs_when_told(service):
    sent = service.post(
        "/checks",
        files={"file": ("申报.csv", csv())},
        data={"matter": "subsidy", "purpose": "补贴审核", "hold": "1"},
        headers=PAGE,
    )
    assert sent.status_code == 303
    address = sent.headers["location"]
    held = service.get(address, headers=PAGE).text
    assert "有问题 1 行" in held and "代码有误：应为 18 位，得到 5 位" in held and "申请金额" in held
    assert service.get(f"{address}/results").status_code == 422

    assert service.post(f"{address}/start", headers=PAGE).status_code == 303
    finished(service, address.rsplit("/", 1)[1])

    page = service.get(address, headers=PAGE, params={"outcome": "attention"}).text
    assert NAMES[DONGFANG] in page and "法律约束（待核）" in page
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(service.get(f"{address}/result.xlsx").content))
    assert sheet.get_sheet_by_name("结果").to_python()[1][:2] == [DONGFANG, 100.0]
    assert "申报.csv" in service.get("/checks", headers=PAGE).text


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (asked(purpose=" "), "须写明用途"),
        (asked(matter="买菜"), "得到事项“买菜”"),
        (asked(rows=[]), "rows"),
        ({"matter": "loan"}, "rows: Field required"),
    ],
)
def test_what_cannot_be_reviewed_is_refused_in_words_and_leaves_nothing(service, own_folder, body, words):
    answer = service.post("/checks", json=body)

    assert answer.status_code == 422
    assert words in answer.json()["detail"]
    assert not (own_folder / "checks").exists()


def test_a_form_without_a_file_or_with_unknown_headings_is_told_what_to_send(service):
    without = service.post("/checks", data={"matter": "loan", "purpose": "测试"})
    strange = service.post(
        "/checks", files={"file": ("a.csv", b"x,y\n1,2\n")}, data={"matter": "loan", "purpose": "测试"}
    )

    assert (without.status_code, strange.status_code) == (422, 422)
    assert "应以表单字段 file 上传" in without.json()["detail"]
    assert "a.csv 的表头为 x、y" in strange.json()["detail"]


def test_another_site_begins_no_review(service):
    answer = service.post("/checks", json=asked(), headers={"Origin": "http://evil.example"})

    assert answer.status_code == 403


def test_only_the_address_of_reviews_takes_a_long_file(service):
    content = b"x" * (MOST_BODY + 1)

    assert service.post("/match", content=content).status_code == 413
    assert service.post("/checks", content=content).status_code == 422
    assert MOST_AT["/checks"] > MOST_BODY


def test_a_review_that_is_not_there_is_not_found(service):
    assert service.get("/checks/0123456789abcdef").status_code == 404


def test_after_a_restart_the_service_goes_on_with_its_own_reviews_only(tmp_path):
    path = tmp_path / "a.csv"
    path.write_bytes(csv())
    terms = {"name": "a.csv", "matter": "loan", "caller": "审查员", "purpose": "测试"}
    begin(path, **terms)
    held = begin(path, **terms, served=True)
    assert next_job() is None

    held.release()
    job = next_job()

    assert job is not None and job.order.id == held.order.id == job_named(held.order.id).order.id


def test_a_lot_is_checked_in_one_call(service):
    asked_lot = {"lot": "1 标段", "suppliers": [HUASHENG, DONGFANG], "purpose": "资格审查"}

    found = service.post("/procurement-check", json=asked_lot).json()

    assert (found["yes"], [party["barred"] for party in found["parties"]]) == (True, [True, True])
    assert service.post("/procurement-check", json={**asked_lot, "purpose": ""}).status_code == 422
    assert service.post("/procurement-check", json={**asked_lot, "experts": ["张伟"]}).status_code == 422
