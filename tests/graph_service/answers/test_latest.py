"""What was worked out last is made once and dropped when others are asked for."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from graph_service.answers.latest import Latest


def test_a_value_is_made_once_however_many_ask_at_a_time():
    made = []
    latest: Latest[int] = Latest()

    def make() -> int:
        made.append(1)
        return len(made)

    with ThreadPoolExecutor(8) as pool:
        values = list(pool.map(lambda _: latest.get("load 1", make), range(50)))

    assert (values, made) == ([1] * 50, [1])


def test_only_so_many_are_kept_the_oldest_goes():
    latest: Latest[str] = Latest(2)

    for key in ("a", "b", "c"):
        latest.get(key, lambda: "first")

    assert latest.get("b", lambda: "again") == "first"
    assert latest.get("a", lambda: "again") == "again"


def test_what_could_not_be_made_is_asked_for_anew():
    latest: Latest[int] = Latest()

    for attempt in (ValueError, None):
        try:
            assert latest.get("key", lambda: int("7" if attempt is None else "x")) == 7  # noqa: B023
        except ValueError:
            assert attempt is ValueError
