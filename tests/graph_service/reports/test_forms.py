"""Every form of a report: the same bytes each time, all that it should say, and no text that acts."""

from __future__ import annotations

import json
import pickle
import re
import subprocess
import sys
from pathlib import Path

import pytest
from answers_graph import CLEAN, HAISHENG, HOSTILE, HUASHENG, SCRIPT_NAME

from graph_service.answers.profiles.portrait import Asked
from graph_service.answers.profiles.portraits import portrait
from graph_service.errors import BadInput
from graph_service.pictures.font import displayable
from graph_service.reports.forms import form_in, form_of, report_bytes
from graph_service.reports.layout import laid
from graph_service.reports.seal import issued_by, seal, sealed_in

FORMS = ("pdf", "md", "json", "html")
ASKED = Asked("王某", "ordinary", "授信审查", "授2026-1")


@pytest.fixture(scope="module")
def report(county):
    return portrait(county, HAISHENG, annex=True, asked=ASKED)


@pytest.mark.parametrize("form", FORMS)
def test_the_same_content_gives_the_same_bytes(report, form):
    assert report_bytes(report, form) == report_bytes(report, form)


def test_another_process_writes_the_same_pdf(report, tmp_path):
    """Nothing of a process, as the order of its hashes, may be in the bytes."""
    code = (
        "import sys, pickle\n"
        "from graph_service.reports.pdf import pdf\n"
        "made = pickle.loads(open(sys.argv[1], 'rb').read())\n"
        "sys.stdout.buffer.write(pdf(*made))"
    )
    kept = tmp_path / "report"
    kept.write_bytes(pickle.dumps((report, laid(report), seal(report))))

    other = subprocess.run([sys.executable, "-c", code, str(kept)], capture_output=True, check=True)

    assert other.stdout == report_bytes(report, "pdf")


@pytest.mark.parametrize("form", FORMS)
def test_every_form_carries_its_seal(report, form):
    content = report_bytes(report, form)

    assert sealed_in(content) == issued_by(report)
    assert form_in(content) == form


@pytest.mark.parametrize("form", ["md", "html", "json"])
def test_a_report_says_its_number_code_days_and_versions(report, form):
    text = report_bytes(report, form).decode().replace("\\", "")

    for word in (report.number, report.code, *report.content.rule_versions.values(), "授信审查", "授2026-1"):
        assert word in text


def test_facts_stand_before_the_annex_and_signals_only_in_it(report):
    text = report_bytes(report, "md").decode()
    facts, _, annex = text.partition("附件一 法律约束")
    _, _, signals = annex.partition("附件二 关联与提示")

    assert "严重违法失信名单" not in facts
    assert "列入名单的直接关联方" in signals
    assert signals.index("不作为惩戒依据") < signals.index("严重违法失信名单")


def test_the_pdf_is_archival_and_embeds_the_chinese_font(report):
    content = report_bytes(report, "pdf")

    assert b"pdfaid:part>2" in content
    assert re.search(rb"/BaseFont/[A-Z]{6}\+NotoSansSC", content)


def test_a_hostile_name_acts_in_no_form(county):
    found = portrait(county, HOSTILE, asked=ASKED)

    assert SCRIPT_NAME not in report_bytes(found, "html").decode()
    assert "<script>alert" not in report_bytes(found, "md").decode().replace("\\<", "")
    assert report_bytes(found, "pdf").startswith(b"%PDF")


def test_a_character_without_a_glyph_is_written_by_its_number():
    assert displayable("如东𠮷野家") == "如东〔U+20BB7〕野家"
    assert displayable("如东：a–b「x」") == "如东：a–b「x」"


@pytest.mark.parametrize("subject", [CLEAN, HUASHENG])
def test_every_text_of_the_graph_can_be_set(county, subject):
    assert report_bytes(portrait(county, subject, annex=True, asked=ASKED), "pdf").startswith(b"%PDF")


def test_json_has_the_keys_of_the_answers(report):
    said = json.loads(report_bytes(report, "json"))

    assert set(said) == {"number", "code", "asked", "digests", "content"}
    assert list(said["content"]["sections"]) == [
        "basics",
        "administration",
        "honours",
        "serious",
        "abnormal",
        "commitments",
        "evaluations",
        "judgments",
        "others",
    ]


def test_a_form_that_is_not_made_is_refused():
    with pytest.raises(BadInput, match=".docx"):
        form_of(Path("报告.docx"))
