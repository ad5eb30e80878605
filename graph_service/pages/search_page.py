"""The pages around a search: the box, the results, and what to say when nothing fits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from graph_service.answers.matching.search import SearchAnswer
from graph_service.pages.render import rendered

HEADINGS = {
    404: "未见",
    409: "对应多个主体",
    422: "请求有误",
    503: "数据库暂不可用",
    504: "查询超时",
}
"""What a page of this status says on top; others say that it failed."""


def start_page() -> str:
    """The search box, and what can be asked of lists and of the whole graph."""
    return rendered("start.html")


def search_page(answer: SearchAnswer) -> str:
    """What answers to a query."""
    return rendered("search.html", answer=answer)


def problem_page(status: int, title: str, detail: str, candidates: Sequence[Mapping[str, str | None]]) -> str:
    """An error in words, with the subjects that may have been meant."""
    heading = HEADINGS.get(status, "未能完成")
    return rendered("problem.html", heading=heading, title=title, detail=detail, candidates=candidates)
