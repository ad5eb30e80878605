"""What is known of a generated county: its files, their dirty rows, and the planted cases with answers."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from loaders.county.cases.case import Case

ANSWERS_FILE, NOTE_FILE = "answers.json", "说明.md"


@dataclass(frozen=True)
class FileAnswer:
    """One file: how many rows it has, and how many of each defect must be rejected or repaired."""

    layout: str
    file: str
    encoding: str
    rows: int
    rejected: dict[str, int]
    repaired: dict[str, int]

    @property
    def rejects(self) -> int:
        """How many rows must be rejected."""
        return sum(self.rejected.values())

    @property
    def accepted(self) -> int:
        """How many rows must be accepted, repaired ones among them."""
        return self.rows - self.rejects


@dataclass(frozen=True)
class CountyAnswers:
    """A generated county: where it is, what it was made from, its files and cases."""

    folder: Path
    enterprises: int
    seed: int
    today: date
    files: tuple[FileAnswer, ...]
    cases: tuple[Case, ...]

    def case(self, name: str) -> Case:
        """The planted case of this name. Raises KeyError."""
        return {case.name: case for case in self.cases}[name]

    def file(self, layout: str) -> FileAnswer:
        """The file of this layout. Raises KeyError."""
        return {file.layout: file for file in self.files}[layout]

    def as_json(self) -> dict[str, object]:
        """What answers.json holds; the folder is left out, so that it reads the same wherever it lies."""
        return {
            "enterprises": self.enterprises,
            "seed": self.seed,
            "today": self.today.isoformat(),
            "files": [
                {**vars(file), "rejects": file.rejects, "accepted": file.accepted} for file in self.files
            ],
            "cases": [
                {"name": case.name, "rule": case.rule, "parties": case.parties, "answer": case.answer}
                for case in self.cases
            ],
        }


def write_answers(answers: CountyAnswers) -> None:
    """Write answers.json and 说明.md beside the files."""
    text = json.dumps(answers.as_json(), ensure_ascii=False, indent=1)
    (answers.folder / ANSWERS_FILE).write_text(text + "\n", encoding="utf-8")
    (answers.folder / NOTE_FILE).write_text(_note(answers), encoding="utf-8")


def _note(answers: CountyAnswers) -> str:
    head = (
        "# 样例县数据\n\n"
        f"本文件夹由程序按种子 {answers.seed} 生成，截至 {answers.today}，"
        f"共 {answers.enterprises} 户市场主体。"
        "企业、人员、代码、证件号码与记录均为虚构，仅形式合规；法规名称与条款为真实引用。\n\n"
        "| 文件 | 版式 | 编码 | 行数 | 应拒绝 | 应修复后接受 |\n|---|---|---|---:|---:|---:|\n"
    )
    files = "".join(
        f"| {file.file} | {file.layout} | {file.encoding} | {file.rows} | {file.rejects} |"
        f" {sum(file.repaired.values())} |\n"
        for file in answers.files
    )
    cases = "".join(f"- `{case.name}`：{case.rule}\n" for case in answers.cases)
    return f"{head}{files}\n植入案例（答案见 {ANSWERS_FILE}）：\n\n{cases}"
