"""Where pages end: nothing torn, nothing alone, filled from the first."""

from __future__ import annotations

from elderclient.ui.widgets.breaking import Part, divide


def lines(name: str, count: int) -> list[Part]:
    return [Part(name, 10, 0, 10 * count, 10 * count, is_little=count == 1)] * count


def button(name: str) -> Part:
    return Part(name, 10, 2, 10, 10, is_little=True)


def test_pages_fill_from_the_first() -> None:
    assert divide([*lines("a", 2), *lines("b", 2), *lines("c", 2)], 40) == ((0, 4), (4, 6))


def test_what_a_page_can_hold_is_not_cut() -> None:
    assert divide([*lines("a", 3), *lines("b", 3)], 40) == ((0, 3), (3, 6))


def test_what_no_page_can_hold_is_cut_without_a_line_torn_off() -> None:
    assert divide(lines("a", 5), 40) == ((0, 3), (3, 5))


def test_a_heading_goes_with_what_it_heads() -> None:
    heading = Part("head", 10, 0, 10, 30, is_head=True, is_little=True)
    assert divide([*lines("a", 3), heading, *lines("b", 2)], 40) == ((0, 3), (3, 6))


def test_nothing_little_is_alone_where_the_page_before_can_spare_something() -> None:
    assert divide([button(name) for name in "abcd"], 34) == ((0, 2), (2, 4))
    assert divide([button(name) for name in "abc"], 10) == ((0, 1), (1, 2), (2, 3))


def test_a_part_higher_than_a_page_has_one_of_its_own() -> None:
    assert divide([button("a"), Part("b", 90, 2, 90), button("c")], 34) == ((0, 1), (1, 2), (2, 3))


def test_nothing_makes_no_page() -> None:
    assert divide([], 40) == ()
