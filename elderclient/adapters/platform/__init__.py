"""What differs between systems: folders, and whether a screen reader runs. ``select`` is the one file that asks which."""

from elderclient.adapters.platform.interface import Folders, Platform
from elderclient.adapters.platform.select import current

__all__ = ["Folders", "Platform", "current"]
