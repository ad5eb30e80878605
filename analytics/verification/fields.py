"""Fields of a worked example, read with a clear word where one is not what its kind asks for."""

from __future__ import annotations

__all__ = ["number", "numbers", "record", "records", "rows", "text", "texts"]


def record(value: object, name: str) -> dict[str, object]:
    """A field that holds named values.

    Raises:
        ValueError: it does not.
    """
    if not isinstance(value, dict):
        raise ValueError(f"{name}: got {value!r}, expected an object with named values")
    return value


def records(value: object, name: str) -> list[dict[str, object]]:
    """A field that holds a list of objects.

    Raises:
        ValueError: it does not.
    """
    return [record(one, name) for one in rows(value, name)]


def rows(value: object, name: str) -> list[object]:
    """A field that holds a list.

    Raises:
        ValueError: it does not.
    """
    if not isinstance(value, list):
        raise ValueError(f"{name}: got {value!r}, expected a list")
    return value


def number(value: object, name: str) -> float:
    """A field that holds a number.

    Raises:
        ValueError: it does not.
    """
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ValueError(f"{name}: got {value!r}, expected a number")
    return float(value)


def numbers(value: object, name: str) -> dict[str, float]:
    """A field that holds named numbers.

    Raises:
        ValueError: it does not.
    """
    return {key: number(one, f"{name} {key}") for key, one in record(value, name).items()}


def text(value: object, name: str) -> str:
    """A field that holds a text; a number is read as its digits, as node names may be.

    Raises:
        ValueError: it is neither.
    """
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise ValueError(f"{name}: got {value!r}, expected a text")
    return str(value)


def texts(value: object, name: str) -> list[str]:
    """A field that holds a list of texts.

    Raises:
        ValueError: it does not.
    """
    return [text(one, name) for one in rows(value, name)]
