"""What ``Application`` is built from, by ``app.session``. Must not hold anything that is slow to build."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from elderclient.domain.configuration import Configuration
from elderclient.domain.frozen import frozen
from elderclient.ui.place import HOME, Place

if TYPE_CHECKING:
    from elderclient.ui.flow.paper_desk import Paperwork
    from elderclient.ui.place import Place
    from elderclient.ui.theme.icons import Icons
    from elderclient.usecases.accounts.switch_person import SwitchPerson
    from elderclient.usecases.ports.clock import Clock


@frozen
class ApplicationDependencies:
    """What the window needs before it is connected. ``save`` blocks and is called off the UI thread.

    ``configured`` is called with every new configuration, ``arrived`` with every place the person comes to; both on the
    UI thread, and both must return at once.
    """

    configuration: Configuration
    clock: Clock
    icons: Icons
    family: str
    save: Callable[[Configuration], None]
    paperwork: Paperwork | None = None
    configured: Callable[[Configuration], None] | None = None
    people: Callable[[], SwitchPerson | None] = lambda: None
    switch: Callable[[str], None] = lambda _key: None
    """Has another person use the program; returns at once, and this window closes later."""
    home: Place = HOME
    """The first place: home, or the list of people where the person has to be chosen first."""
    arrived: Callable[[Place], None] | None = None
