"""What reports say of planted cases: sections hold what is in use and no more; a replay is the same."""

from __future__ import annotations

from collections.abc import Callable

from graph_service.answers.as_of import AsOf
from graph_service.answers.profiles.portrait import Asked, Sections
from graph_service.answers.profiles.portraits import portrait
from graph_service.answers.profiles.report_replay import replay_file
from graph_service.reports.forms import report_bytes
from graph_service.store.store import Store
from loaders.demo.parties import Case

ASKED = Asked("植入案例", "ordinary", "核对", None)


def _in_use(store: Store, case: Case, moment: AsOf) -> tuple[object, object]:
    """How many dishonesty records the report's sections hold, and what a replay of it says."""
    made = portrait(store, str(case["parties"]["firm"]), moment, annex=True, asked=ASKED)
    again = replay_file(store, report_bytes(made, "md"))
    expected = case["answer"]["records_in_use"], "identical"
    return expected, (_records(made.content.sections), again.outcome if again else None)


def _labels(store: Store, case: Case, moment: AsOf) -> tuple[object, object]:
    """A red list that is void beside a serious one gives no label."""
    made = portrait(store, str(case["parties"]["firm"]), moment, asked=ASKED)
    return ("失信惩戒对象",), made.content.labels


def _conflicts(store: Store, case: Case, moment: AsOf) -> tuple[object, object]:
    """Grades stand in section 7 as given; that two contradict each other is said in the annex alone."""
    made = portrait(store, str(case["parties"]["firm"]), moment, annex=True, asked=ASKED).content
    grades = {one.scheme: one.grade for one in made.sections.evaluations}
    conflicts = made.annex.surroundings.evaluation_conflicts if made.annex else ()
    said = "数据冲突" in made.finding.sentence
    return (case["answer"]["grades"], case["answer"]["conflicts"], False), (grades, len(conflicts), said)


REPORTS_ASKED: dict[str, Callable[[Store, Case, AsOf], tuple[object, object]]] = {
    "repaired_record": _in_use,
    "expired_record": _in_use,
    "annulled_record": _in_use,
    "repaired_by_decision": _in_use,
    "records_in_use": _in_use,
    "red_conflict": _labels,
    "industry_a_under_public_d": _conflicts,
}
"""Asked beside what else is asked of these cases."""


def _records(found: Sections) -> int:
    listed = (*found.serious.constraints, *found.serious.notices, *found.abnormal, *found.judgments)
    return len(found.administration.penalties) + len(listed) + len(found.others)
