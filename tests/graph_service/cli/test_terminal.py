"""Tables for a terminal: what is copied from them stays in one piece."""

from __future__ import annotations

from graph_service.cli.terminal import table


def test_what_is_to_be_copied_is_not_folded_and_nothing_is_lost(capsys, monkeypatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    event, words = "0123456789abcdef0123456789abcdef", "如东县" * 20

    table("删除通知", ("事件", "主体"), [(event, words)], whole=("事件",))

    lines = capsys.readouterr().out.splitlines()
    assert any(event in line for line in lines)
    assert "".join(lines).count("如") == 20


def test_figures_stand_to_the_right_under_a_heading_without_its_mark(capsys, monkeypatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")

    table("数", ("户数>",), [("7",), ("1,234",)])

    lines = [line.rstrip() for line in capsys.readouterr().out.splitlines()]
    assert "户数>" not in "".join(lines)
    assert [line for line in lines if line.strip() in ("7", "1,234")] == ["     7", " 1,234"]
