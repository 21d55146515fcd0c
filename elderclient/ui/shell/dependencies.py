"""What ``Application`` is made of; ``session`` builds it. Must not hold anything that is slow to make."""

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

    ``configured`` is told of every new configuration, ``arrived`` of every place the person comes to; on the UI thread,
    and both must return at once.
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
    """Lets another person use the program; returns at once, and this window closes."""
    home: Place = HOME
    """Where the way begins: home, or the names where nobody has said yet who they are."""
    arrived: Callable[[Place], None] | None = None
