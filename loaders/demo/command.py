"""`xinmai demo`: from an empty folder to three answers and two pages, on a sample county."""

from __future__ import annotations

import csv
import json
import os
import time
from datetime import date, timedelta
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from graph_service.beijing import beijing_today
from graph_service.cli.match import match
from graph_service.cli.network import network
from graph_service.cli.show import show
from graph_service.settings import settings
from graph_service.store.open import open_store
from graph_service.store.store import Store
from loaders.county.generate import generate
from loaders.demo.planted import PlantedAnswer, planted_answers
from loaders.load import load_file

ENTERPRISES = 2_000
FRESH_DAYS = 30
"""A county older than this is written anew, so that what is planted as in force still is."""

WRONG_ANSWER = 1


def demo(
    folder: Annotated[Path, typer.Option("--dir", help="Where county, database and pages go.")] = Path(
        ".demo"
    ),
) -> None:
    """Load a sample county, answer three questions, write two pages, and check the planted answers."""
    started = time.monotonic()
    console = Console()
    own_database(folder)
    county = _county(folder / "county")
    with open_store() as store:
        _load(store, county, console)
        _questions(county, folder, console)
        answers = planted_answers(store, county)
    wrong = _report(answers, console)
    console.print(f"\n页面（无需联网）：{folder / 'subject.html'}、{folder / 'network.html'}")
    console.print(f"再看：XINMAI_DATA_DIR={folder / 'data'} .venv/bin/xinmai serve")
    console.print(
        f"用时 {time.monotonic() - started:.0f} 秒；数据库空闲 {settings().idle_minutes:g} 分钟后自行停止"
    )
    if wrong:
        raise typer.Exit(WRONG_ANSWER)


def own_database(folder: Path) -> None:
    """Use a data folder of the demo's own; sample data never goes into a server of the user's."""
    os.environ["XINMAI_DATA_DIR"] = str((folder / "data").resolve())
    os.environ.pop("NEO4J_URI", None)
    settings.cache_clear()


def _county(folder: Path) -> Path:
    answers = folder / "answers.json"
    if answers.is_file():
        written = date.fromisoformat(json.loads(answers.read_text(encoding="utf-8"))["today"])
        if beijing_today() - written < timedelta(days=FRESH_DAYS):
            return folder
    generate(folder, ENTERPRISES, today=beijing_today())
    return folder


def _load(store: Store, county: Path, console: Console) -> None:
    """Load every file, and say in a table how each fared."""
    files = json.loads((county / "answers.json").read_text(encoding="utf-8"))["files"]
    table = Table(
        "文件", "读入", "接受", "拒绝", "新开", "终止", "秒", title="装载（官方版式）", title_justify="left"
    )
    for file in files:
        report = load_file(county / file["file"], store=store, rejects=county.parent / "rejects")
        cells = (report.read, report.written, report.rejected, report.opened, report.closed)
        table.add_row(report.file, *(f"{n:,}" for n in cells), f"{report.seconds:.1f}")
    console.print(table)
    console.print(f"拒绝的每一行都有文件、行号、字段、值和原因：{county.parent / 'rejects'}")


def _questions(county: Path, folder: Path, console: Console) -> None:
    cases = {c["name"]: c for c in json.loads((county / "answers.json").read_text(encoding="utf-8"))["cases"]}
    listed = cases["listed_enterprise_with_neighbours"]["answer"]["listed"]
    layered = cases["controller_behind_three_layers"]["answer"]["owned"]
    console.rule("一 这是谁，今天受什么约束？")
    show(listed, html=folder / "subject.html")
    console.rule("二 谁站在它背后？")
    network(layered, hops=3, html=folder / "network.html")
    console.rule("三 一张名单逐行核对")
    match(_applicants(folder / "applicants.csv", cases))


def _applicants(path: Path, cases: dict[str, dict[str, dict[str, object]]]) -> Path:
    """A list as a clerk has it: a right code, an old name, a name of two, a mistyped code, a stranger."""
    renamed = cases["renamed_enterprise"]["answer"]
    former = renamed["former_names"]
    assert isinstance(former, list)
    rows = [
        (str(renamed["id"]), ""),
        ("", str(former[0])),
        ("", str(cases["two_enterprises_of_one_name"]["answer"]["name"])),
        ("91320600MA1MC1FX5N", "南通华盛建设有限公司"),
        ("", "如东查无此户有限公司"),
    ]
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows([("统一社会信用代码", "企业名称"), *rows])
    return path


def _report(answers: list[PlantedAnswer], console: Console) -> int:
    """Print each planted case with its outcome; how many were wrong."""
    console.rule("预埋案例与答案")
    for answer in answers:
        mark, style = ("符合", "green") if answer.right else ("不符", "bold red")
        console.print(Text(f"{mark}  {answer.case}  {answer.rule}", style=style))
        if not answer.right:
            console.print(Text(f"      应为 {answer.expected}，得到 {answer.found}"))
    return sum(not answer.right for answer in answers)
