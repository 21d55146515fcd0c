"""The notice of what this program stores on this PC. Not a consent: nothing has to be agreed to. No Qt."""

from __future__ import annotations

from elderclient.domain.sentence import Sentence
from elderclient.phrases.installation import first_run_screen
from elderclient.phrases.shell import actions
from elderclient.ui.flow.presenting import Action, Page, Text, Weight
from elderclient.ui.flow.screen_presenter import ScreenPresenter


class FirstRunPresenter(ScreenPresenter):
    """Presents the notice: at the first start, and from the privacy screen at any time."""

    @property
    def title(self) -> Sentence:
        """Return the title of the notice."""
        return first_run_screen.title()

    def refresh(self) -> None:
        """Do nothing: the notice never changes."""

    def page(self) -> Page:
        """Return the notice with the one action that leaves it."""
        first, *rest = first_run_screen.notice()
        seen = Action(actions.all_right(), self._back)
        return Page((Text(first, Weight.BOLD), *(Text(sentence) for sentence in rest)), (seen,), is_one_page=True)
