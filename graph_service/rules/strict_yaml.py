"""YAML as rule files use it: plain values only, and no key twice."""

from __future__ import annotations

from collections.abc import Hashable

import yaml

from graph_service.errors import BadRule


def strict_yaml(text: str, origin: str) -> object:
    """The data in a YAML text; a key that stands twice is refused, for the second would replace the first.

    Raises:
        BadRule: the text is not YAML, or has a key twice.
    """
    try:
        return yaml.load(text, _Strict)  # noqa: S506 - _Strict is a safe loader
    except (yaml.YAMLError, ValueError) as error:
        raise BadRule(f"{origin} should be YAML with rows and tests; correct it: {error}") from error


class _Strict(yaml.CSafeLoader):
    """A safe loader that refuses a mapping with one key twice."""


def _mapping(loader: _Strict, node: yaml.MappingNode) -> dict[Hashable, object]:
    keys = [key.value for key, _ in node.value]
    twice = sorted({key for key in keys if keys.count(key) > 1})
    if twice:
        raise ValueError(f"line {node.start_mark.line + 1}: key twice: {', '.join(twice)}")
    return loader.construct_mapping(node, deep=True)


_Strict.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _mapping)
