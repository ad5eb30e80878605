"""Legal effect and risk signal never mix: no function turns one into the other, no record holds both."""

from __future__ import annotations

import inspect
import pkgutil
import typing
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from importlib import import_module

import analytics
import graph_service
import loaders
from analytics.legal_effect import Effects, LegalEffect, NoEffect
from analytics.risk_signal import RiskSignal, SignalSource, SignalStep
from graph_service.answers.facts.listings import RelatedSignal
from graph_service.answers.law.legal_effect import EffectLine, EffectsAnswer, WithoutBasis
from graph_service.answers.leads.lead import Lead, LeadReason, ReregistrationsAnswer, ShellLead, ShellsAnswer
from graph_service.answers.profiles.portrait import Annex, Content, Portrait
from graph_service.answers.risk.risk_signal import AssociatedSignal, RiskAnswer, SignalFrom
from graph_service.answers.risk.what_if import Change, WhatIfAnswer

LAW = frozenset((LegalEffect, NoEffect, Effects, EffectLine, WithoutBasis, EffectsAnswer))
SIGNAL = frozenset(
    (RiskSignal, SignalSource, SignalStep, RelatedSignal, AssociatedSignal, SignalFrom, RiskAnswer)
) | {Lead, LeadReason, ReregistrationsAnswer, ShellLead, ShellsAnswer, Change, WhatIfAnswer}
REPORT = frozenset((Annex, Content, Portrait))
"""The report of a subject: the one document that shows both, each in a part of its own."""
CHILD_PROCESS = "graph_service.server.child"
"""Starts a Java machine when it is imported."""


def modules() -> list[object]:
    return [
        import_module(found.name)
        for package in (analytics, graph_service, loaders)
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}.")
        if found.name != CHILD_PROCESS
    ]


def classes() -> set[type]:
    return {
        thing
        for module in modules()
        for thing in vars(module).values()
        if inspect.isclass(thing) and thing.__module__ == module.__name__
    }


def functions() -> Iterator[Callable[..., object]]:
    for module in modules():
        for thing in vars(module).values():
            if getattr(thing, "__module__", None) != module.__name__:
                continue
            if inspect.isfunction(thing):
                yield thing
            elif inspect.isclass(thing):
                methods = (getattr(one, "fget", one) for one in vars(thing).values())
                yield from (one for one in methods if inspect.isfunction(one))


def hints_of(function: Callable[..., object]) -> dict[str, object]:
    """The types of a function; those that only a type checker can read, by the class names in their text."""
    try:
        return typing.get_type_hints(function)
    except (TypeError, NameError):
        return {
            name: [kind for kind in LAW | SIGNAL if kind.__name__ in str(text)]
            for name, text in inspect.get_annotations(function).items()
        }


@cache
def _of_type(kind: object) -> frozenset[type]:
    return frozenset(_carried(kind, set()))


def carried(kind: object) -> frozenset[type]:
    """Every class that a value of this type may hold, however deep."""
    return frozenset(_carried(kind, set())) if isinstance(kind, list) else _of_type(kind)


def _carried(kind: object, met: set[object]) -> set[type]:
    if isinstance(kind, list):
        return set().union(*(_carried(part, met) for part in kind))
    found = set().union(*(_carried(part, met) for part in typing.get_args(kind)))
    if inspect.isclass(kind) and kind not in met:
        met.add(kind)
        found.add(kind)
        if is_dataclass(kind):
            hints = _fields_of(kind)
            found |= set().union(*(_carried(hints[field.name], met) for field in fields(kind)))
    return found


def _fields_of(kind: type) -> dict[str, object]:
    """The types of a record's fields, those too that its module imports for a type checker only."""
    try:
        return typing.get_type_hints(kind)
    except NameError:
        return typing.get_type_hints(kind, localns=_by_name() | vars(import_module(kind.__module__)))


@cache
def _by_name() -> dict[str, object]:
    return {one.__name__: one for one in classes()}


def test_no_record_holds_both() -> None:
    mixing = {one for one in classes() if carried(one) & LAW and carried(one) & SIGNAL}

    assert mixing == REPORT


def test_each_part_of_a_report_holds_one_of_them() -> None:
    parts = {
        (one.__qualname__, field.name): carried(typing.get_type_hints(one)[field.name])
        for one in REPORT
        for field in fields(one)
    }

    mixing = {name for name, held in parts.items() if held & LAW and held & SIGNAL and not held & REPORT}

    assert mixing == set()
    assert parts["Annex", "binding"] & LAW
    assert parts["Annex", "surroundings"] & SIGNAL


def test_no_function_takes_one_and_gives_the_other() -> None:
    turning, seen = [], 0
    for function in functions():
        hints = hints_of(function)
        returned = hints.pop("return", None)
        given = carried(returned) if returned not in tuple(REPORT) else frozenset()
        taken = frozenset().union(*(carried(kind) for kind in hints.values()))
        seen += bool(given & (LAW | SIGNAL))
        if (taken & SIGNAL and given & LAW) or (taken & LAW and given & SIGNAL):
            turning.append(f"{function.__module__}.{function.__qualname__}")

    assert turning == []
    assert seen > 20, "the walk over the functions no longer finds those that give effects and signals"


def test_they_share_no_base() -> None:
    bases = [{base for one in family for base in one.__mro__} for family in (LAW, SIGNAL)]

    assert bases[0] & bases[1] == {object}


def test_the_walk_would_find_a_function_that_mixes_them() -> None:
    def punished(signal: RiskSignal) -> list[dict[str, LegalEffect]]:
        raise NotImplementedError

    # evaluated at run time, for the names above are local to the module
    hints = typing.get_type_hints(punished)

    assert carried(hints["return"]) & LAW and carried(hints["signal"]) & SIGNAL
