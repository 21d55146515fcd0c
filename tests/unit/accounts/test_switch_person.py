"""Adding, removing, switching, and the code with its pause."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from elderclient.domain.accounts.household import Household, Member
from elderclient.phrases.accounts import members
from elderclient.usecases.accounts.switch_person import MOST_TRIES, SwitchPerson, WrongCode
from tests.fakes.clock import FakeClock

WANG, LI = Member("demo#1", "王奶奶"), Member("demo#2", "李建国", demo_customer="2")


@dataclass
class FakePeople:
    household: Household = field(default_factory=Household)
    offered: tuple[Member, ...] = (WANG, LI)

    def load(self) -> Household:
        return self.household

    def save(self, household: Household) -> None:
        self.household = household

    def candidates(self) -> tuple[Member, ...]:
        return self.offered


@dataclass
class Desk:
    people: FakePeople = field(default_factory=FakePeople)
    clock: FakeClock = field(default_factory=FakeClock)
    here: Member | None = WANG

    @property
    def switch(self) -> SwitchPerson:
        return self._switch

    def __post_init__(self) -> None:
        self._switch = SwitchPerson(self.people, self.clock, lambda: self.here)


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_alone_one_is_the_only_member_and_not_a_candidate(desk: Desk) -> None:
    view = desk.switch.look()
    assert view.members == (WANG,)
    assert view.own == WANG
    assert view.candidates == (LI,)
    assert desk.people.household == Household()


def test_who_is_added_comes_after_who_was_here(desk: Desk) -> None:
    desk.switch.add(LI.key)
    assert desk.people.household == Household((WANG, LI))
    desk.switch.add("unknown")
    assert desk.people.household == Household((WANG, LI))
    desk.switch.remove(LI.key)
    assert desk.people.household == Household((WANG,))


def test_before_a_person_is_chosen_there_are_names_only(desk: Desk) -> None:
    desk.people.household = Household((WANG, LI))
    desk.here = None
    view = desk.switch.look()
    assert view.own is None
    assert view.here == ""
    assert view.members == (WANG, LI)


def test_a_name_that_became_known_is_shown(desk: Desk) -> None:
    desk.people.household = Household((Member("demo#1", ""), LI))
    assert [member.name for member in desk.switch.look().members] == ["王奶奶", "李建国"]
    desk.here = Member("demo#1", "")
    desk.people.household = Household((WANG, LI))
    assert [member.name for member in desk.switch.look().members] == ["王奶奶", "李建国"]


def test_the_code_opens_and_five_wrong_ones_bring_a_pause(desk: Desk) -> None:
    assert desk.switch.set_code("12").sentence == members.four_digits_needed()
    desk.switch.set_code("4711")
    assert desk.switch.try_code(WANG.key, "4711") is None
    wrong = [desk.switch.try_code(WANG.key, "0000") for _ in range(MOST_TRIES)]
    assert wrong == [WrongCode(left) for left in range(MOST_TRIES - 1, -1, -1)]
    assert desk.switch.try_code(WANG.key, "4711") == WrongCode(tries_left=0)
    assert members.wrong_code(1) != members.wrong_code(0)
    desk.clock.move(seconds=61)
    assert desk.switch.try_code(WANG.key, "4711") is None


def test_a_code_outlives_a_change_of_name_and_can_be_dropped(desk: Desk) -> None:
    desk.switch.set_code("4711")
    desk.here = Member("demo#1", "王秀英")
    own = desk.switch.look().own
    assert own is not None
    assert own.code is not None
    desk.switch.drop_code()
    assert desk.switch.try_code(WANG.key, "") is None


def test_a_person_without_a_code_needs_none(desk: Desk) -> None:
    desk.people.household = Household((WANG, LI))
    assert desk.switch.try_code(LI.key, "") is None
