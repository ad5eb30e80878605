"""Rendering templates with autoescape on: pages of the service, or single files that need nothing else."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from graph_service.answers.facts.freshness import SourceState, suppliers
from graph_service.answers.facts.parties import Party
from graph_service.answers.facts.relations import Relation, pieces, share_words
from graph_service.answers.links import subject_path
from graph_service.answers.profiles.finding import period
from graph_service.beijing import beijing_day, in_beijing
from graph_service.pages import words
from graph_service.pictures.vendored import vis_network

SUBJECT_VIEWS = (
    ("", "画像", True),
    ("/effects", "法律约束", True),
    ("/ownership", "股权与控制", True),
    ("/related", "关联方", False),
    ("/group", "集团", True),
    ("/guarantees", "担保圈", True),
    ("/risk", "关联提示", False),
    ("/network", "关系网络", True),
    ("/timeline", "时间线", True),
    ("/reregistered", "换壳线索", False),
    ("/shells", "空壳集群线索", False),
)
"""The pages of a subject: address behind its own, words, and whether a person has it."""

PAGE_SCRIPTS = ("page.js",)
PICTURE_SCRIPTS = ("vis-network.js", "picture.js")
WALK_SCRIPTS = ("walk.js",)


def rendered(
    template: str,
    *,
    standalone: bool = False,
    picture: bool = False,
    figure: Markup | None = None,
    **context: object,
) -> str:
    """The template filled in.

    With the scripts that draw where there is a `picture` to be moved about in, and with the one that walks
    through it where there is a drawn `figure`.

    A standalone page carries its style and scripts, each allowed by its digest and nothing else; a page of
    the service names them by address.
    """
    scripts = PAGE_SCRIPTS + (PICTURE_SCRIPTS if picture else ()) + (WALK_SCRIPTS if figure else ())
    shared: dict[str, object] = {"standalone": standalone, "script_names": scripts, "figure": figure}
    if standalone:
        shared["style"] = _safe("page.css")
        shared["scripts"] = [_safe(name) for name in scripts]
    return _environment().get_template(template).render(shared | context)


def fragment(template: str, **context: object) -> Markup:
    """A piece of a page from a template that escapes what is put into it."""
    return Markup(_environment().get_template(template).render(context))  # noqa: S704 - autoescaped


def static_text(name: str) -> str:
    """One of our own styles or scripts, or the drawing library. Raises FileNotFoundError."""
    if name == "vis-network.js":
        return vis_network()
    return (files("graph_service.pages") / "static" / name).read_text(encoding="utf-8")


def digest(text: str) -> str:
    """The digest by which a content security policy allows an inline style or script."""
    return f"'sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


@cache
def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader("graph_service.pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(
        visible=words.visible,
        wan=words.wan,
        code=words.spaced_code,
        day=words.day,
        last_day=words.last_day,
        count=words.count,
        beijing_day=beijing_day,
        in_beijing=in_beijing,
        period=period,
        share=share_words,
        path=subject_path,
        supplying=_supplying,
    )
    made.globals.update(sentence=_sentence, name_of=_name, digest=digest, subject_views=SUBJECT_VIEWS)
    return made


def _supplying(sources: tuple[SourceState, ...], kinds: Sequence[str]) -> tuple[SourceState, ...]:
    return suppliers(sources, *kinds)


def _sentence(one: Relation, centre: str, standalone: bool) -> Markup:
    """A relation in words, each name isolated from the text around it; other parties lead to their pages."""
    parts = (
        _name(p, centre, standalone) if isinstance(p, Party) else escape(words.visible(p))
        for p in pieces(one)
    )
    return Markup("").join(parts)


def _name(one: Party, centre: str, standalone: bool) -> Markup:
    shown = words.visible(one.name)
    if one.id == centre:
        return Markup('<bdi class="self">{}</bdi>').format(shown)
    if standalone:
        return Markup("<bdi>{}</bdi>").format(shown)
    return Markup('<a href="{}"><bdi>{}</bdi></a>').format(subject_path(one.id), shown)


def _safe(name: str) -> Markup:
    """A file of ours as it must stand inside an element; none may end that element."""
    text = static_text(name)
    if "</script" in text.lower() or "</style" in text.lower():
        raise ValueError(f"{name} would end the element that carries it")
    return Markup(text)  # noqa: S704 - a file of the installation, never a value
