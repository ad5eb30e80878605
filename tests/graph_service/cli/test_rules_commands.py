"""`xinmai rules`: from the list to an adopted change that re-ends what is stored."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from answers_graph import HUASHENG, load_county

from graph_service.answers.profiles.subject import profile
from graph_service.cli import rules as rules_command
from graph_service.cli.app import main
from graph_service.life.rule_change import re_end
from graph_service.rules.adoption import ends_version
from graph_service.rules.installed import packaged_text
from graph_service.settings import settings
from graph_service.store.driver import connect
from graph_service.store.store import Store


@pytest.fixture
def xinmai(store, neo4j_server, monkeypatch, capsys, tmp_path):
    load_county(store)

    def own_store() -> Store:
        return Store(connect(neo4j_server.uri, neo4j_server.username, neo4j_server.password))

    monkeypatch.setattr(rules_command, "open_store", own_store)
    monkeypatch.setenv("COLUMNS", "300")
    monkeypatch.setenv("XINMAI_RULES_DIR", str(tmp_path / "own"))
    monkeypatch.setenv("XINMAI_DATA_DIR", str(tmp_path / "data"))
    settings.cache_clear()

    def run(*arguments: str, code: int = 0) -> str:
        with pytest.raises(SystemExit) as ended:
            main(arguments)
        printed = capsys.readouterr()
        assert ended.value.code == code, printed.err
        return printed.out + printed.err

    yield run
    monkeypatch.undo()
    settings.cache_clear()


def shorter(folder: Path) -> Path:
    """General dishonesty for six months, with the examples that this makes other ones left out."""
    text = packaged_text("record_periods").partition("\ntests:")[0]
    place = text.index("max_months: 12", text.index("order_36.general"))
    path = folder / "record_periods.yaml"
    path.write_text(text[:place] + "max_months: 6" + text[place + 14 :], encoding="utf-8")
    return path


def test_rows_are_listed_and_explained(xinmai):
    assert "保障农民工工资支付条例第四十八条" in xinmai("rules", "list", "--book", "effects")

    told = xinmai("rules", "explain", "order_58.general")

    assert "被取代  order_36.general  信用修复管理办法（国家发展改革委令第36号）" in told
    assert "引用  在用的、适用此期限的行政处罚  " in told


def test_the_check_counts_measures_without_a_basis(xinmai):
    told = xinmai("rules", "check")

    assert "无依据的措施（measures with no basis）：0" in told
    assert json.loads(xinmai("rules", "check", "--json"))["passed"] is True


def test_a_broken_book_of_the_installation_fails_the_check(xinmai, tmp_path):
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "lists.yaml").write_text("rows: [", encoding="utf-8")

    assert "should be YAML" in xinmai("rules", "check", code=1)


def test_what_a_diff_shows_an_adoption_does_and_the_same_again_does_nothing(xinmai, store, tmp_path):
    re_end(store, ends_version(), adopted="packaged")
    before = profile(store, HUASHENG).penalties[0].ends.use_until
    file = shorter(tmp_path)

    shown = json.loads(xinmai("rules", "diff", str(file), "--json"))
    assert profile(store, HUASHENG).penalties[0].ends.use_until == before
    done = json.loads(xinmai("rules", "adopt", str(file), "--who", "信用办", "--why", "试行", "--json"))
    again = json.loads(xinmai("rules", "adopt", str(file), "--who", "信用办", "--why", "重复", "--json"))

    after = {one.decision_no: str(one.ends.use_until) for one in profile(store, HUASHENG).penalties}
    moved = {one["document"]: one["use_until_after"] for one in shown["records"]}
    assert done["records_re_ended"] == shown["records_moved"] > 0
    assert again["records_re_ended"] == 0
    assert after.items() <= moved.items()


def test_an_adoption_needs_a_name_and_a_reason(xinmai, tmp_path):
    told = xinmai("rules", "adopt", str(shorter(tmp_path)), "--who", "", "--why", "试行", code=2)

    assert "何人" in told
