"""The page of a PC that is not set up: whom to phone, and for staff which file and line is wrong. No Qt."""

from __future__ import annotations

from elderclient.domain.phone import ShortCode
from elderclient.domain.sentence import Sentence
from elderclient.phrases.installation import not_set_up_screen
from elderclient.phrases.shell import help_screen
from elderclient.ui.flow.presenting import Block, Page, Text, Weight
from elderclient.ui.flow.screen_presenter import ScreenPresenter


class NotSetUpPresenter(ScreenPresenter):
    """Presents what keeps this PC from opening; nothing on the page needs the operator."""

    @property
    def title(self) -> Sentence:
        """Return the title of the page."""
        return not_set_up_screen.title()

    def refresh(self) -> None:
        """Do nothing: the fault is looked for at the start alone."""

    def page(self) -> Page:
        """Return what is wrong and the hotline, then the part for staff."""
        configuration = self._context.configuration()
        blocks: list[Block] = [
            Text(not_set_up_screen.not_set_up().at("problem"), Weight.BOLD),
            *_number(configuration.hotline),
        ]
        if configuration.setup_fault is not None:
            blocks.append(Text(not_set_up_screen.for_staff(), is_heading=True))
            blocks += [Text(sentence) for sentence in not_set_up_screen.fault(configuration.setup_fault)]
        return Page(tuple(blocks))


def _number(hotline: ShortCode | None) -> tuple[Text, ...]:
    if hotline is None:
        return (Text(not_set_up_screen.no_number()),)
    return (Text(not_set_up_screen.phone_us(), is_heading=True), Text(help_screen.number(hotline), Weight.LARGE))
