"""Who uses the program in this run: the people of this PC, and the settings file of each.

Imported before the first paint, so it imports nothing that a PC with one person does not need.
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
    """Return the file with the people who use this PC."""
    from elderclient.adapters.preferences.people import PeopleFile

    return PeopleFile(_path(folders), candidates)


def has_to_be_asked(folders: Folders) -> bool:
    """Return whether to ask who it is: several people use this PC, or the only one set a code."""
    return _path(folders).exists() and people_of(folders).load().has_to_be_asked


def preferences_of(folders: Folders, member: Member | None) -> PreferencesFile:
    """Return the settings file of this person; a new one begins with the settings of the first person."""
    first = PreferencesFile(folders.config / "preferences.json")
    if member is None:
        return first
    from hashlib import sha256

    mark = sha256(member.key.encode()).hexdigest()[:16]
    return PreferencesFile(folders.config / f"preferences-{mark}.json", first.load())


def _path(folders: Folders) -> Path:
    return folders.config / "people.json"
