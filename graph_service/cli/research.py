"""The research figures of `xinmai ownership --research`, apart from control and marked as what they are."""

from __future__ import annotations

from graph_service.answers.control.figures import percent, share_text
from graph_service.answers.control.ownership import Ownership
from graph_service.answers.control.research import Research, drawn_words, power_text
from graph_service.cli.terminal import say, table


def print_research(found: Ownership, figures: Research) -> None:
    """The three tables, each with its method and its error."""

    def names(ids: tuple[str, ...]) -> str:
        """The names of the parties with these ids, in order, as Chinese lists them."""
        return "、".join(found.parties[one].name for one in ids)

    say(f"研究口径：{figures.note}", "yellow")
    table(
        f"最弱链控制权（研究口径，阈值 {percent(figures.weakest_threshold)}，{figures.weakest_basis}）",
        ("持有人", "控制权>", "现金流权>", "比值>", "链数>"),
        (
            (
                one.name,
                share_text(one.control_rights),
                share_text(one.cash_flow),
                "—" if one.ratio is None else f"{one.ratio:.2f}",
                one.chains,
            )
            for one in figures.weakest
        ),
    )
    table(
        f"直接表决影响力（研究口径，{drawn_words(figures.direct_samples, figures.direct_error)}）",
        ("股东", "表决权>", "沙普利—舒比克>", "班扎夫>"),
        (
            (
                names(one.holders),
                percent(one.votes),
                power_text(one.shapley_shubik, figures.direct_samples),
                power_text(one.banzhaf, figures.direct_samples),
            )
            for one in figures.direct
        ),
    )
    table(
        f"表决影响力（研究口径，{drawn_words(figures.carried_samples, figures.carried_error)}）",
        ("持有人", "影响力>"),
        ((names(one.holders), power_text(one.power, figures.carried_samples)) for one in figures.carried),
    )
    say(f"无人决定 {percent(figures.undecided)}；未披露表决权 {percent(figures.undisclosed)}", "dim")
    say(f"直接表决影响力：{figures.direct_method}。表决影响力：{figures.carried_method}。", "dim")
