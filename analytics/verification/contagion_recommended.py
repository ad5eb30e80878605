"""Worked examples of associated-party contagion: scores, sources, paths and shares of each node."""

from __future__ import annotations

import math
from itertools import pairwise

import numpy as np

from analytics.contagion import Contribution, SubjectContagion, contagion, contagion_of
from analytics.contagion_network import ContagionNetwork, Spread, contagion_network, risk_sources
from analytics.verification.check import TOLERANCE, Check, number_check, same_check, tolerance_of
from analytics.verification.fields import number, numbers, record, records, text, texts

Steps = dict[tuple[str, str], float]
SHARE_DIGITS = 0.5e-6
"""Shares are printed with six decimals."""
NO_CUTOFF = 1e-12


def check(vector: dict[str, object]) -> list[Check]:
    """Recompute the example, and each `repaired_X` of it with the record of X gone.

    An example without `epsilon` does not say whether contributions below a thousandth are dropped, as the
    definition has it, or all are printed: one of the two readings has to agree throughout.
    """
    if "epsilon" in vector:
        return _checked(vector, number(vector["epsilon"], "epsilon"))
    by_definition = _checked(vector, Spread().cutoff)
    if all(one.passed for one in by_definition):
        return by_definition
    uncut = _checked(vector, NO_CUTOFF)
    return uncut if all(one.passed for one in uncut) else by_definition


def _checked(vector: dict[str, object], cutoff: float) -> list[Check]:
    names = _names(vector)
    network = _network(vector, names, cutoff)
    severity = numbers(vector["severity"], "severity")
    checks = _compared("", network, names, severity, vector, record(vector["expected"], "expected"))
    for key in sorted(vector):
        if key.startswith("repaired_"):
            kept = {name: value for name, value in severity.items() if name != key.removeprefix("repaired_")}
            checks += _compared(f"{key} ", network, names, kept, vector, record(vector[key], key))
    return checks


def _names(vector: dict[str, object]) -> list[str]:
    edges = records(vector["edges"], "edges")
    ends = {text(edge[end], end) for edge in edges for end in ("u", "v")}
    return sorted(ends | record(vector["severity"], "severity").keys())


def _network(vector: dict[str, object], names: list[str], cutoff: float) -> ContagionNetwork:
    edges = records(vector["edges"], "edges")
    first = np.array([names.index(text(edge["u"], "u")) for edge in edges], np.int32)
    second = np.array([names.index(text(edge["v"], "v")) for edge in edges], np.int32)
    q = np.array([number(edge["q"], "q") for edge in edges], np.float64)
    standard = Spread()
    spread = Spread(
        hops=int(number(vector.get("H", standard.hops), "H")),
        decay=number(vector.get("delta", standard.decay), "delta"),
        cutoff=cutoff,
    )
    if not vector.get("directed", False):
        first, second, q = np.append(first, second), np.append(second, first), np.append(q, q)
    return contagion_network(first, second, q, len(names), spread)


def _compared(
    label: str,
    network: ContagionNetwork,
    names: list[str],
    severity: dict[str, float],
    vector: dict[str, object],
    expected: dict[str, object],
) -> list[Check]:
    sources = risk_sources(np.array([severity.get(name, 0.0) for name in names]))
    whole = contagion(network, sources)
    checks = []
    for name in sorted(expected):
        wanted = record(expected[name], name)
        subject = contagion_of(network, sources, names.index(name)) if name in names else None
        checks += _node_checks(label + name, subject, names, wanted, _steps(vector), tolerance_of(vector))
        if subject is not None:
            exact = int(whole.hazards[subject.node]) == subject.hazard
            checks.append(same_check(f"{label}{name} alone as in the whole graph", exact, True))
    return checks


def _node_checks(
    what: str,
    subject: SubjectContagion | None,
    names: list[str],
    wanted: dict[str, object],
    steps: Steps,
    tolerance: float,
) -> list[Check]:
    score = subject.score if subject else 0.0
    found = subject.contributions if subject else ()
    top = records(wanted.get("top", []), "top")
    checks = [
        number_check(f"{what} score", score, number(wanted["score"], "score"), tolerance),
        same_check(
            f"{what} strongest sources",
            sorted(names[one.source] for one in found[: len(top)]),
            sorted(text(entry["source"], "source") for entry in top),
        ),
    ]
    by_source = {names[one.source]: one for one in found}
    for entry in top:
        source = text(entry["source"], "source")
        checks += _source_checks(
            f"{what} from {source}", by_source.get(source), names, entry, steps, tolerance
        )
    return checks


def _source_checks(
    what: str,
    found: Contribution | None,
    names: list[str],
    entry: dict[str, object],
    steps: Steps,
    tolerance: float,
) -> list[Check]:
    contribution = number(entry["contribution"], "contribution")
    share = number(entry["log_share"], "log_share")
    path = [names[node] for node in found.path] if found else None
    return [
        number_check(f"{what} contribution", found.value if found else None, contribution, tolerance),
        number_check(
            f"{what} log share", found.share if found else None, share, max(tolerance, SHARE_DIGITS)
        ),
        _path_check(f"{what} path", path, texts(entry["path"], "path"), steps),
    ]


def _path_check(what: str, path: list[str] | None, expected: list[str], steps: Steps) -> Check:
    """The same path, or another of the same strength: of two equally strong paths either may be printed."""
    if path is None or path == expected:
        return same_check(what, path, expected)
    strengths = [math.prod(steps.get(step, 0.0) for step in pairwise(one)) for one in (path, expected)]
    as_long = len(path) == len(expected)
    return Check(
        what, path, expected, as_long and math.isclose(strengths[0], strengths[1], abs_tol=TOLERANCE)
    )


def _steps(vector: dict[str, object]) -> Steps:
    steps: Steps = {}
    for edge in records(vector["edges"], "edges"):
        ends = (text(edge["u"], "u"), text(edge["v"], "v"))
        for step in (ends,) if vector.get("directed", False) else (ends, ends[::-1]):
            steps[step] = 1.0 - (1.0 - steps.get(step, 0.0)) * (1.0 - number(edge["q"], "q"))
    return steps
