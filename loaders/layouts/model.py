"""The words in which a layout is declared: its columns, the parties its rows name, the facts they state."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from graph_service.store.delivery import FactRows, SubjectRows
from loaders.parsers.parsed import Parser
from loaders.parsers.words import text
from loaders.rows import Rows


@dataclass(frozen=True)
class Stated:
    """Facts of one kind, and whether they are a by-product (`FactMap.derived`)."""

    facts: FactRows
    derived: bool


@dataclass(frozen=True)
class Column:
    """One column: our field, the headings it may stand under (the official one first), how it is read.

    Attributes:
        required: an empty cell refuses the row.
        personal: the value is masked wherever it is shown, and goes into no fact.
        unit: what bare numbers are in where the heading names no unit.
    """

    field: str
    headings: tuple[str, ...]
    parse: Parser = text
    required: bool = False
    personal: bool = False
    unit: str = ""


@dataclass(frozen=True)
class Party:
    """A subject that each row names, and the fields that identify it.

    Attributes:
        role: what it is to the fact: subject, source or target.
        uscc, registration_no, name, region: fields that identify an organisation, in this order of trust.
        code: field of an identifier of the file's own; with `scheme` before it, it is the id.
        scheme: name of a declared scheme of identifiers (stock, finbench).
        person: how a natural person in this role is told and identified; None where only organisations are.
        label: what the party is: Enterprise, Person where every row names one, List.
        optional: rows that name nobody in this role are in order.
    """

    role: str
    name: str = ""
    uscc: str = ""
    registration_no: str = ""
    region: str = ""
    code: str = ""
    scheme: str = ""
    person: PersonFields | None = None
    label: str = "Enterprise"
    optional: bool = False


@dataclass(frozen=True)
class PersonFields:
    """The fields that tell a person from an organisation, and one person from another.

    Attributes:
        kind: says whether the party is a person (自然人) or an organisation; "" where all are persons.
        document: kind of identity document.
        number: number of that document; an organisation's code may stand here too.
        within: role of the enterprise inside which a person without a number lives; "" where there is none.
    """

    number: str = ""
    document: str = ""
    kind: str = ""
    within: str = ""


@dataclass(frozen=True)
class FactMap:
    """A record or an edge that rows state: its kind, between whom, its clock in the world.

    The fact's own properties are the fields of the same name.

    Attributes:
        name: record label or edge type.
        parties: roles of source and target of an edge, or of the one subject of a record.
        valid_from: fields, the first that is filled counts.
        valid_to: field of the day from which it is no longer true.
        last_day: field of the last day on which it is true, for terms that include their end.
        when: flag field; only rows where it is true state the fact.
        each: list field; a row states one fact for each of its texts.
        derived: a by-product of rows that state another fact; repetitions of it are no fault.
        without: fields that do not belong to this fact though they bear a property's name.
        filled: only rows where this field is filled state the fact.
        takes: properties that are taken from a field of another name.
        given: properties with one value in every row.
    """

    name: str
    parties: tuple[str, ...]
    valid_from: tuple[str, ...] = ()
    valid_to: str = ""
    last_day: str = ""
    when: str = ""
    each: str = ""
    derived: bool = False
    without: tuple[str, ...] = ()
    filled: str = ""
    takes: tuple[tuple[str, str], ...] = ()
    given: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Layout:
    """A form in which files arrive, as data.

    Attributes:
        name: for --as.
        title: Chinese title.
        columns: in the file's order.
        parties, facts: what the rows are about and state.
        needs: groups of fields; of each group at least one heading must be there.
        in_order: pairs of day fields, the first not after the second.
        money: amount fields, each with the field of its currency.
        constants: fields that every row has alike.
        computed: fields that `completes` adds.
        left_out: headings that are known and deliberately not taken, with the reason.
        source: who supplies such files, where nobody says otherwise.
        file_hint: part of the file's name that tells layouts of the same headings apart.
        registers: rows are registrations: their names outrank those used by others.
        rules: further checks, on all rows, in order.
        completes: fields computed for the accepted rows, in order.
        build: takes the place of parties and facts where rows are not of one kind.
    """

    name: str
    title: str
    columns: tuple[Column, ...]
    source: str
    parties: tuple[Party, ...] = ()
    facts: tuple[FactMap, ...] = ()
    needs: tuple[tuple[str, ...], ...] = ()
    in_order: tuple[tuple[str, str], ...] = ()
    money: tuple[tuple[str, str], ...] = ()
    constants: tuple[tuple[str, str], ...] = ()
    computed: tuple[str, ...] = ()
    left_out: tuple[tuple[str, str], ...] = ()
    file_hint: str = ""
    registers: bool = False
    rules: tuple[Rule, ...] = ()
    completes: tuple[Rule, ...] = ()
    build: Build | None = None


Rule = Callable[[Rows], Rows]
"""Adds faults or computed columns to the rows."""
Build = Callable[[Rows], tuple[Rows, tuple[Stated, ...], tuple[SubjectRows, ...]]]
"""Facts and subjects of accepted rows, and the rows with more findings."""
