"""Who uses this PC: names first, a code where one was set, and no data of anybody."""

from __future__ import annotations

from dataclasses import replace

import pytest

from elderclient.domain.accounts.household import Code, Household, Member
from elderclient.domain.sentence import Name, say
from elderclient.phrases.accounts import members, people_screen
from elderclient.ui.flow.presenting import Entry, Field, Text
from elderclient.ui.intents import GoTo, ShowNews, SwitchTo
from elderclient.ui.place import Place
from elderclient.ui.screens.accounts.people.presenter import PeoplePresenter
from elderclient.usecases.accounts.switch_person import MOST_TRIES, SwitchPerson
from tests.fakes.screen_context import Desk, entries, heard, press
from tests.unit.accounts.test_switch_person import LI, WANG, FakePeople


class House:
    def __init__(self, *members: Member, here: Member | None = WANG) -> None:
        self.people, self.desk = FakePeople(Household(members)), Desk()
        switch = SwitchPerson(self.people, self.desk.clock, lambda: here)
        self.context = self.desk.context()._replace(people=lambda: switch)

    def open(self, subject: str = "") -> PeoplePresenter:
        presenter = PeoplePresenter(self.context, Place("people", subject))
        presenter.refresh()
        return presenter


def test_before_a_person_is_chosen_only_names_can_be_pressed() -> None:
    house = House(WANG, LI, here=None)
    page = house.open().page()
    assert entries(page) == [people_screen.person(WANG), people_screen.person(LI)]
    assert page.actions == ()
    first = next(block for block in page.blocks if isinstance(block, Entry))
    first.press()
    assert house.desk.emitted == [SwitchTo(WANG.key)]


def test_a_code_is_asked_for_before_switching() -> None:
    wang = Member(WANG.key, WANG.name, code=Code.of("4711"))
    house = House(wang, LI, here=LI)
    names = house.open()
    next(block for block in names.page().blocks if isinstance(block, Entry)).press()
    assert house.desk.emitted == [GoTo(Place("people", f"code/{WANG.key}"))]
    code = house.open(f"code/{WANG.key}")
    field = next(block for block in code.page().blocks if isinstance(block, Field))
    field.changed("12")
    press(code.page(), people_screen.open_with_code())
    assert house.desk.emitted[1:] == [ShowNews(members.four_digits_needed())]
    field.changed("1234")
    press(code.page(), people_screen.open_with_code())
    assert members.wrong_code(MOST_TRIES - 1) in heard(code)
    field.changed("4711")
    field.entered()
    assert house.desk.emitted[-1] == SwitchTo(WANG.key)


def test_what_an_agent_sees_has_no_name() -> None:
    assert House(WANG, LI).open(f"code/{WANG.key}").place == Place("people")


@pytest.mark.parametrize("subject", ["code/unknown", "remove/unknown"])
def test_a_person_who_was_removed_leads_back_to_the_names(subject: str) -> None:
    assert people_screen.who_uses_it(WANG) in heard(House(WANG, LI).open(subject))


def test_without_candidates_a_hall_adds_people() -> None:
    house = House(WANG)
    house.people.offered = ()
    assert house.open("add").sentences()[0] == people_screen.added_at_a_hall()


def test_removing_asks_first_and_setting_a_code_ends_on_a_result() -> None:
    house = House(WANG, LI)
    remove = house.open(f"remove/{LI.key}")
    press(remove.page(), people_screen.remove())
    assert house.people.household == Household((WANG,))
    own = house.open("own")
    field = next(block for block in own.page().blocks if isinstance(block, Field))
    field.changed("47")
    press(own.page(), people_screen.set_code())
    assert members.four_digits_needed() in heard(own)
    field.changed("4711")
    press(own.page(), people_screen.set_code())
    assert heard(own)[0] == members.code_is_set()
    again = house.open("own")
    press(again.page(), people_screen.drop_code())
    assert house.people.household.members[0].code is None


def test_people_who_are_called_the_same_or_nothing_can_be_distinguished() -> None:
    house = House(Member("a", "王奶奶", "Granny Wang"), Member("b", "王奶奶"), Member("c", ""), LI, here=LI)
    first, second, third = entries(house.open().page())[:3]
    assert (first, second) == (
        say("{name}", name=Name("王奶奶 1", "Granny Wang 1")),
        say("{name}", name=Name("王奶奶 2")),
    )
    assert third == say("{name}", name=say("Person {number}", number=Name("3")))


def test_who_has_no_name_is_not_called_by_a_dot() -> None:
    here = Member("a", "")
    assert heard(House(here, here=here).open())[0] == people_screen.who_uses_it(replace(here, number=1))


def test_a_name_too_long_for_a_button_is_shown_whole_above_it() -> None:
    long = Member("long", "龘靐齉爩麤灪籱鸞" * 37)
    house = House(WANG, long, here=WANG)
    shown = house.open().page().blocks
    names = [block for block in shown if isinstance(block, Text) and block.sentence == people_screen.person(long)]
    # Above the way to the person, and above the way to removing them.
    assert len(names) == 2
    assert all(name.is_heading for name in names)
    way = next(block for block in shown if isinstance(block, Entry))
    assert (way.caption, way.name) == (people_screen.this_person(), people_screen.this_person_named(long))
    way.press()
    assert house.desk.emitted == [SwitchTo(long.key)]
    house.people.offered = (Member("other", long.name), LI)
    added = house.open("add").page().blocks
    assert [block.caption for block in added if isinstance(block, Entry)] == [
        people_screen.this_person(),
        people_screen.person(LI),
    ]
