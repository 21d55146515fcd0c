"""Who uses the program in this run: the people of this PC, how each starts, and their own settings' file.

Read before the first paint, so nothing is imported here that is not needed by a PC with one person.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from elderclient.adapters.platform.interface import Folders
from elderclient.adapters.preferences.file import PreferencesFile

if TYPE_CHECKING:
    from collections.abc import Callable

    from elderclient.adapters.preferences.people import PeopleFile
    from elderclient.domain.accounts.household import Member


def people_of(folders: Folders, candidates: Callable[[], tuple[Member, ...]] = tuple) -> PeopleFile:
    """The file of the people who use this PC."""
    from elderclient.adapters.preferences.people import PeopleFile

    return PeopleFile(_path(folders), candidates)


def has_to_be_asked(folders: Folders) -> bool:
    """Several people use this PC, or the one who does wants a code asked for."""
    return _path(folders).exists() and people_of(folders).load().has_to_be_asked


def preferences_of(folders: Folders, member: Member | None) -> PreferencesFile:
    """Each has their own settings, which begin as those of whoever was here first."""
    first = PreferencesFile(folders.config / "preferences.json")
    if member is None:
        return first
    from hashlib import sha256

    mark = sha256(member.key.encode()).hexdigest()[:16]
    return PreferencesFile(folders.config / f"preferences-{mark}.json", first.load())


def _path(folders: Folders) -> Path:
    return folders.config / "people.json"
