"""换个人用: a big button with each name; a code where one was set. Shows no data of anybody. Imports no Qt."""

from __future__ import annotations

from functools import partial

from elderclient.domain.accounts.household import CODE_LENGTH, Member, is_code
from elderclient.domain.errors import ElderclientError
from elderclient.domain.sentence import Sentence
from elderclient.phrases.accounts import members, people_screen
from elderclient.ui.flow.act import result_page
from elderclient.ui.flow.presenting import Action, Block, Context, Entry, Field, Page, Text, Weight
from elderclient.ui.flow.screen_presenter import ScreenPresenter
from elderclient.ui.flow.trouble import fetching, trouble_sentence
from elderclient.ui.intents import GoTo, ShowNews, SwitchTo
from elderclient.ui.place import Place
from elderclient.usecases.accounts.switch_person import PeopleView, SwitchPerson, WrongCode
from elderclient.usecases.action_result import ActionResult

SCREEN = "people"
CODE, ADD, OWN, REMOVE = "code", "add", "own", "remove"
LONGEST_CAPTION = 40
"""Characters of a name that every page holds on a button; a longer one is shown above it, over as many pages as it takes."""


class PeoplePresenter(ScreenPresenter):
    """``place.subject``: empty for the names; ``code/KEY``, ``add``, ``own`` (one's code) or ``remove/KEY``."""

    def __init__(self, context: Context, place: Place) -> None:
        super().__init__(context, place)
        self._part, _slash, self._key = place.subject.partition("/")
        self._view: PeopleView | None = None
        self._typed = ""
        self._wrong: Sentence | None = None
        self._done: ActionResult | None = None

    @property
    def title(self) -> Sentence:
        """换个人用, or the code where one is asked for."""
        if self._part in (CODE, OWN):
            return people_screen.title_of_code()
        return people_screen.title()

    @property
    def place(self) -> Place:
        """This screen, without the name of anybody."""
        return Place(SCREEN)

    def refresh(self) -> None:
        """Read who uses this PC, off the UI thread."""
        people = self._people
        if people is not None:
            self._context.runner.run(people.look, self._on_view)

    def page(self) -> Page:
        """Return the page of names, or that of the place's subject."""
        if self._view is None:
            return Page((fetching(),))
        if self._done is not None:
            return result_page(self._done, self._all_right())
        match self._part:
            case "code":
                return self._code_page(self._view)
            case "add":
                return self._add_page(self._view)
            case "own":
                return self._own_page(self._view)
            case "remove":
                return self._remove_page(self._view)
        return self._names_page(self._view)

    @property
    def _people(self) -> SwitchPerson | None:
        return self._context.people()

    def _names_page(self, view: PeopleView) -> Page:
        who = people_screen.who_are_you() if view.own is None else people_screen.who_uses_it(view.own)
        blocks: list[Block] = [Text(who.at("who"), Weight.BOLD)]
        others = [member for member in view.members if member.key != view.here]
        for member in others:
            blocks += self._name(member)
        if view.own is None:
            return Page(tuple(blocks))
        blocks.append(Entry(people_screen.add_a_person(), partial(self._open, ADD), icon="people"))
        blocks.append(Entry(people_screen.my_code(), partial(self._open, OWN), icon="privacy"))
        for member in others:
            blocks += self._removal(member)
        return Page(tuple(blocks))

    def _removal(self, member: Member) -> list[Block]:
        caption = people_screen.remove_person(member)
        go = partial(self._open, f"{REMOVE}/{member.key}")
        if not _is_long(member):
            return [Entry(caption, go)]
        return [Text(people_screen.person(member), is_heading=True), Entry(people_screen.remove(), go, name=caption)]

    def _name(self, member: Member) -> list[Block]:
        switch, press = people_screen.switch_to(member), partial(self._choose, member)
        return _of_person(member, Entry(people_screen.person(member), press, name=switch, icon="people"))

    def _code_page(self, view: PeopleView) -> Page:
        member = next((one for one in view.members if one.key == self._key), None)
        if member is None:
            return self._names_page(view)
        field = Field(people_screen.code_of(member), self._typed, self._on_typed, self._try, CODE_LENGTH)
        said = () if self._wrong is None else (Text(self._wrong.at("problem"), Weight.BOLD),)
        no = Action(people_screen.not_me(), self._back)
        yes = Action(people_screen.open_with_code(), self._try)
        return Page((field, *said), (no, yes), is_one_page=True)

    def _own_page(self, view: PeopleView) -> Page:
        if view.own is not None and view.own.code is not None:
            keep = Action(people_screen.keep_as_it_is(), self._back)
            drop = Action(people_screen.drop_code(), self._drop_code)
            return Page((Text(people_screen.code_is_asked(), Weight.BOLD),), (keep, drop), is_one_page=True)
        why = people_screen.code_is_voluntary()
        field = Field(people_screen.four_digits(), self._typed, self._on_typed, self._set_code, CODE_LENGTH)
        said = () if self._wrong is None else (Text(self._wrong.at("problem"), Weight.BOLD),)
        no = Action(people_screen.no_code(), self._back)
        yes = Action(people_screen.set_code(), self._set_code)
        return Page((Text(why), field, *said), (no, yes), is_one_page=True)

    def _add_page(self, view: PeopleView) -> Page:
        if not view.candidates:
            return Page((Text(people_screen.added_at_a_hall(), Weight.BOLD),))
        question = Text(people_screen.whom_to_add(), Weight.BOLD)
        blocks: list[Block] = [question]
        for member in view.candidates:
            press = partial(self._add, member.key)
            blocks += _of_person(member, Entry(people_screen.person(member), press, icon="people"))
        return Page(tuple(blocks))

    def _remove_page(self, view: PeopleView) -> Page:
        member = next((one for one in view.members if one.key == self._key), None)
        if member is None:
            return self._names_page(view)
        question = people_screen.shall_be_removed(member)
        keep = Action(people_screen.keep_as_it_is(), self._back)
        remove = Action(people_screen.remove(), self._remove)
        return Page((Text(question, Weight.BOLD),), (keep, remove), is_one_page=True)

    def _choose(self, member: Member) -> None:
        if member.code is not None:
            self._open(f"{CODE}/{member.key}")
        else:
            self._context.emit(SwitchTo(member.key))

    def _on_typed(self, text: str) -> None:
        self._typed = text

    def _try(self) -> None:
        people, digits = self._people, self._typed
        if people is None:
            return
        if is_code(digits):
            self._context.runner.run(lambda: people.try_code(self._key, digits), self._on_tried)
        else:
            self._context.emit(ShowNews(members.four_digits_needed()))

    def _on_tried(self, wrong: WrongCode | None) -> None:
        self._typed = ""
        if wrong is None:
            self._context.emit(SwitchTo(self._key))
            return
        self._wrong = members.wrong_code(wrong.tries_left)
        self._context.emit(ShowNews(self._wrong))
        self._context.changed(is_result=True)

    def _set_code(self) -> None:
        people, digits = self._people, self._typed
        if people is None:
            return
        if not is_code(digits):
            self._wrong = members.four_digits_needed()
            self._context.changed(is_result=True)
            return
        self._context.runner.run(lambda: people.set_code(digits), self._on_done, self._on_failed)

    def _drop_code(self) -> None:
        people = self._people
        if people is not None:
            self._context.runner.run(people.drop_code, self._on_done, self._on_failed)

    def _add(self, key: str) -> None:
        people = self._people
        if people is not None:
            self._context.runner.run(lambda: people.add(key), self._on_done, self._on_failed)

    def _remove(self) -> None:
        people = self._people
        if people is not None:
            self._context.runner.run(lambda: people.remove(self._key), self._on_done, self._on_failed)

    def _on_view(self, view: PeopleView) -> None:
        self._view = view
        self._context.changed()

    def _on_done(self, done: ActionResult) -> None:
        self._typed, self._done = "", done
        self._context.changed(is_result=True)

    def _on_failed(self, problem: ElderclientError) -> None:
        self._context.emit(ShowNews(trouble_sentence(problem), problem=problem))

    def _open(self, subject: str) -> None:
        self._context.emit(GoTo(Place(SCREEN, subject)))


def _is_long(member: Member) -> bool:
    return max(len(member.name), len(member.name_en)) > LONGEST_CAPTION


def _of_person(member: Member, entry: Entry) -> list[Block]:
    """Return the entry of a person; below the whole name where that is too long for a button."""
    if not _is_long(member):
        return [entry]
    name = people_screen.this_person_named(member)
    short = entry._replace(caption=people_screen.this_person(), name=name)
    return [Text(people_screen.person(member), is_heading=True), short]
