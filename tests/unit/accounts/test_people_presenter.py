"""Who uses this PC: names first, a code where one was wished for, and nobody's data."""

from __future__ import annotations

import pytest

from elderclient.domain.accounts.household import Code, Household, Member
from elderclient.domain.sentence import say
from elderclient.ui.flow.presenting import Entry, Field
from elderclient.ui.intents import GoTo, SwitchTo, Tell
from elderclient.ui.place import Place
from elderclient.ui.screens.accounts.people.presenter import PeoplePresenter
from elderclient.usecases.accounts.switch_person import SwitchPerson
from tests.fakes.screen_context import Desk, entry_words, press
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


def test_before_anybody_is_chosen_only_names_can_be_pressed() -> None:
    house = House(WANG, LI, here=None)
    page = house.open().page()
    assert entry_words(page) == ["{name}", "{name}"]
    assert page.actions == ()
    first = next(block for block in page.blocks if isinstance(block, Entry))
    first.press()
    assert house.desk.emitted == [SwitchTo(WANG.key)]


def test_a_code_is_asked_for_before_the_door_opens() -> None:
    wang = Member(WANG.key, WANG.name, code=Code.of("4711"))
    house = House(wang, LI, here=LI)
    names = house.open()
    next(block for block in names.page().blocks if isinstance(block, Entry)).press()
    assert house.desk.emitted == [GoTo(Place("people", f"code/{WANG.key}"))]
    code = house.open(f"code/{WANG.key}")
    field = next(block for block in code.page().blocks if isinstance(block, Field))
    field.changed("12")
    press(code.page(), "Open")
    assert house.desk.emitted[1:] == [Tell(say("A code has four digits."))]
    field.changed("1234")
    press(code.page(), "Open")
    assert "That is not the code. You can try {left} more." in [one.msgid for one in code.sentences()]
    field.changed("4711")
    field.entered()
    assert house.desk.emitted[-1] == SwitchTo(WANG.key)


def test_what_an_agent_sees_names_nobody() -> None:
    assert House(WANG, LI).open(f"code/{WANG.key}").place == Place("people")


@pytest.mark.parametrize("subject", ["code/nobody", "remove/nobody"])
def test_somebody_who_is_gone_leads_back_to_the_names(subject: str) -> None:
    assert "It is {name} who uses it now." in [one.msgid for one in House(WANG, LI).open(subject).sentences()]


def test_without_candidates_a_hall_adds_people() -> None:
    house = House(WANG)
    house.people.offered = ()
    assert "identity card" in house.open("add").sentences()[0].msgid


def test_removing_asks_first_and_setting_a_code_ends_on_a_result() -> None:
    house = House(WANG, LI)
    remove = house.open(f"remove/{LI.key}")
    press(remove.page(), "Remove")
    assert house.people.household == Household((WANG,))
    own = house.open("own")
    field = next(block for block in own.page().blocks if isinstance(block, Field))
    field.changed("47")
    press(own.page(), "Set it")
    assert "A code has four digits." in [one.msgid for one in own.sentences()]
    field.changed("4711")
    press(own.page(), "Set it")
    assert own.sentences()[0].msgid == "It is set. From now on these four digits come first."
    again = house.open("own")
    press(again.page(), "Remove it")
    assert house.people.household.members[0].code is None
