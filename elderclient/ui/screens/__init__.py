'''All screens, by name. A screen is made like this, and only like this.

``ui/screens/<name>/__init__.py`` (one docstring), ``presenter.py`` (no Qt) and ``view.py``. The class names follow from the
name: ``caller_check`` has ``CallerCheckPresenter`` and ``CallerCheckView``. ``make`` finds them; nothing is registered
anywhere else.

presenter.py::

    class PlanPresenter:
        def __init__(self, context: Context, place: Place) -> None:
            self._context = context
            self._place = place
            self._seen: Seen[PlanSummary] | None = None

        @property
        def title(self) -> Sentence:
            # zh: 我的套餐
            return say("My plan")                       # must fit the header; give it a short form if it is long

        @property
        def place(self) -> Place:                       # the subject is what an agent sees: "2026-09", a line's id
            return self._place

        def sentences(self) -> tuple[Sentence, ...]:    # what 朗读 reads
            return texts(self.page())

        def refresh(self) -> None:                      # on arrival, and again when the connection stands
            services = self._context.services()
            if services is None:
                return                                  # page() says 正在取… until then
            use_case = services.see_plan
            self._context.runner.run(use_case.cached, self._on_cached)
            self._context.runner.run(use_case.fetch, self._on_seen)

        def _on_seen(self, seen: Seen[PlanSummary]) -> None:
            self._seen = seen
            self._context.changed()                     # changed(is_result=True) after the person's own act

        def page(self) -> Page:                         # cheap, pure: called whenever something changed
            blocks = (Text(first.at("answer"), Weight.LARGE), Text(...), Entry(caption, self._open), BarRow(...))
            return Page(blocks, actions=(Action(no, self._no), Action(yes, self._yes)))

view.py::

    class PlanView(PageView):
        """The plan's pages."""                        # nothing more, unless the screen has blocks of its own

A problem (``seen.problem``) is shown with ``trouble.trouble_blocks(problem)`` and ``trouble_action``: the last
known data stays on the page. Going somewhere: ``context.emit(GoTo(Place("bill", "2026-09")))``. The row of actions holds
at most three, the refusing one first. Text blocks are broken by measure; never put a line break into a Sentence.
The bar's 调字号 opens ``Place("settings", "size")``; 没有声音 opens ``Place("settings", "voice")``; F1 opens
``Place("help", "bill/2026-09")``: the place help was asked on.
'''

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from elderclient.domain.errors import NotOpened

if TYPE_CHECKING:
    from elderclient.ui.navigation import Place
    from elderclient.ui.presenting import Context, Presenter
    from elderclient.ui.widgets.screen_view import ScreenView


NEED_NOTHING = frozenset({"home", "more", "callback", "help", "settings", "people", "message", "paper", "first_run"})
"""Screens that need not be connected, or say by themselves that they are not."""


def names() -> tuple[str, ...]:
    """Every screen there is, by name; looks into the packages, so it is nothing for the way to the first paint."""
    import pkgutil

    folders = [one.name for one in pkgutil.iter_modules(__path__) if one.ispkg]
    return tuple(
        name for name in folders if "presenter" in {one.name for one in pkgutil.iter_modules([f"{__path__[0]}/{name}"])}
    )


def make(place: Place, context: Context) -> tuple[Presenter, type[ScreenView]]:
    """The presenter of ``place`` and the class of its view. ``ModuleNotFoundError`` for a screen that does not exist.

    In a program that did not open the message of that stands where a screen would wait for ever.
    """
    is_stopped = context.services() is None and isinstance(context.trouble(), NotOpened)
    name = "message" if is_stopped and place.screen not in NEED_NOTHING else place.screen
    stem = "".join(word.capitalize() for word in name.split("_"))
    presenter_class = getattr(import_module(f"elderclient.ui.screens.{name}.presenter"), f"{stem}Presenter")
    view_class = getattr(import_module(f"elderclient.ui.screens.{name}.view"), f"{stem}View")
    return presenter_class(context, place), view_class
