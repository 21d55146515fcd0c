"""What ``Application`` is made of; ``bootstrap`` builds it. Must not hold anything that is slow to make."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from elderclient.domain.configuration import Configuration

if TYPE_CHECKING:
    from elderclient.ui.navigation import Place
    from elderclient.ui.paper_desk import Paperwork
    from elderclient.ui.theme.icons import Icons
    from elderclient.usecases.ports import Clock


@dataclass(frozen=True)
class Parts:
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
    arrived: Callable[[Place], None] | None = None
