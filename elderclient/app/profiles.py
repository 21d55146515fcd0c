"""Who uses the program in this run: the people of this PC, and the settings file of each.

Imported before the first paint, so it imports nothing that a PC with one person does not need.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from elderclient.adapters.platform.interface import Folders
from elderclient.adapters.preferences.file import PreferencesFile
from elderclient.adapters.text_file import displayed, is_there
from elderclient.domain.setup_fault import SetupFault, SetupFaultKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from elderclient.adapters.preferences.people import PeopleFile
    from elderclient.domain.accounts.household import Household, Member
    from elderclient.domain.configuration import Configuration


def people_of(folders: Folders, candidates: Callable[[], tuple[Member, ...]] = tuple) -> PeopleFile:
    """Return the file with the people who use this PC."""
    from elderclient.adapters.preferences.people import PeopleFile

    return PeopleFile(people_path(folders), candidates)


def household_of(folders: Folders) -> Household | SetupFault | None:
    """Return the people who use this PC, or what is wrong with their file; ``None`` where there is no file."""
    return people_of(folders).read() if is_there(people_path(folders)) else None


def set_up(
    configuration: Configuration,
    household: Household | SetupFault | None,
    token_file: Path | None,
    folders: Folders,
) -> Configuration:
    """Return ``configuration`` with the fault that keeps this PC from opening, if there is one.

    ``token_file`` is the one of the command line. The demo operator is not opened where there is a token, or a person
    who cannot be one of its customers.
    """
    if configuration.setup_fault is not None:
        return configuration
    fault = household if isinstance(household, SetupFault) else None
    has_policy = bool(configuration.operator_url or configuration.shows_demo)
    if fault is None and not has_policy:
        fault = _without_operator(household, token_file, folders)
    return replace(configuration, setup_fault=fault)


def _without_operator(
    household: Household | SetupFault | None, token_file: Path | None, folders: Folders
) -> SetupFault | None:
    from elderclient.domain.accounts.household import Household

    if token_file is not None:
        return SetupFault(SetupFaultKind.NO_OPERATOR, displayed(token_file))
    members = household.members if isinstance(household, Household) else ()
    if any(one.token_file or not one.signs_in_as for one in members):
        return SetupFault(SetupFaultKind.NO_OPERATOR, displayed(people_path(folders)))
    return None


def preferences_of(folders: Folders, member: Member | None) -> PreferencesFile:
    """Return the settings file of this person; a new one begins with the settings of the first person."""
    first = PreferencesFile(folders.config / "preferences.json")
    if member is None:
        return first
    from hashlib import sha256

    mark = sha256(member.key.encode()).hexdigest()[:16]
    return PreferencesFile(folders.config / f"preferences-{mark}.json", first.load())


def people_path(folders: Folders) -> Path:
    """Return where the people who use this PC are listed."""
    return folders.config / "people.json"
