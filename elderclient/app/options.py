"""What the command line may ask for, looked at before anything is opened. Must not open anything itself."""

from __future__ import annotations

import argparse
import contextlib
import os
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from elderclient.adapters.policy.file import PolicyFile

if TYPE_CHECKING:
    from elderclient.adapters.platform.interface import Folders
    from elderclient.domain.configuration import ApiAddress


_SLOWEST = 1000
"""How many times slower the agents of the demo operator can be at most."""


class RefusedOption(Exception):
    """An option that cannot be followed; the message is one sentence."""


def check_run(wanted: argparse.Namespace, folders: Folders) -> None:
    """Raise ``RefusedOption`` for the first option of ``run`` that cannot be followed."""
    check_operator(wanted, folders)
    _check_place(wanted.place)
    if wanted.pace is not None and not 0 < wanted.pace <= _SLOWEST:
        raise RefusedOption(f"--pace: a number above 0, and at most {_SLOWEST}, is needed")
    try:
        _check_folder(wanted.data_dir)
        if wanted.screenshot is not None:
            _check_picture(wanted.screenshot)
    except OSError as problem:
        raise _not_looked_at(problem) from None


def check_operator(wanted: argparse.Namespace, folders: Folders) -> None:
    """Raise ``RefusedOption`` for an operator that is chosen twice, or is no acceptable address."""
    for name, value in (("--operator", wanted.operator), ("--demo-customer", wanted.demo_customer)):
        if value is not None and not value.strip():
            # As from a script whose variable is not set: the demo operator, or its first customer, is not meant.
            raise RefusedOption(f"{name}: a value is missing")
    is_chosen = bool(wanted.operator or getattr(wanted, "policy", None) or getattr(wanted, "api", None))
    if is_chosen and PolicyFile(folders.policy).is_installed:
        raise RefusedOption(f"the policy in {folders.policy.parent} chooses the operator; no option can choose another")
    policy = getattr(wanted, "policy", None)
    if policy is not None and wanted.operator:
        raise RefusedOption("--policy chooses the operator; --operator cannot choose another")
    if policy is not None and not PolicyFile(policy).is_installed:
        raise RefusedOption(f"--policy: there is no file {policy}")
    if getattr(wanted, "api", None) and not wanted.operator:
        raise RefusedOption("--api says something about --operator, which is not given")
    named = [one.name for one in getattr(wanted, "api", None) or ()]
    if len(named) > len(set(named)):
        raise RefusedOption("--api: each API can be given once")
    if wanted.operator:
        _check_address(wanted.operator)
    has_operator = wanted.operator or _has_operator(folders_with(folders, policy))
    if wanted.demo_customer and has_operator:
        raise RefusedOption("--demo-customer is one of the demo operator, and another operator is set")


def check_audit(wanted: argparse.Namespace, folders: Folders) -> None:
    """Raise ``RefusedOption`` for the first option of ``audit`` that cannot be followed: an audit takes minutes."""
    from elderclient.ui.screens import names

    check_operator(wanted, folders)
    check_policy(folders)
    for name in wanted.only:
        if name not in names():
            raise RefusedOption(f"--only: there is no screen {name!r}")
    try:
        existing = _nearest(wanted.out)
        is_folder = existing is not None and existing.is_dir() and os.access(existing, os.W_OK)
    except OSError as problem:
        raise _not_looked_at(problem) from None
    if not is_folder or not _can_hold_files(wanted.out):
        raise RefusedOption(f"--out: {wanted.out} is no folder that can be written")


def _can_hold_files(folder: Path) -> bool:
    """Return whether a file can be written there, which access rights alone do not say; leaves nothing behind."""
    made = [one for one in (folder, *folder.parents) if not one.exists()]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder) as trial:
            trial.write(b"-")
    except OSError:
        return False
    finally:
        for one in made:
            with contextlib.suppress(OSError):
                one.rmdir()
    return True


def check_policy(folders: Folders) -> None:
    """Raise ``RefusedOption`` where a policy is installed that cannot be used."""
    from elderclient.app.setup_report import explained
    from elderclient.domain.configuration import Configuration

    fault = PolicyFile(folders.policy).apply(Configuration()).setup_fault
    if fault is not None:
        raise RefusedOption(f"this PC is not set up: {explained(fault)}".rstrip("."))


def folders_with(folders: Folders, policy: Path | None) -> Folders:
    """Return the folders with the policy that the command line names in place of the installed one, if it names one."""
    return folders if policy is None else replace(folders, policy=policy.absolute())


def api_address(text: str) -> ApiAddress:
    """Return what ``NAME=PATH``, ``NAME=v4`` or ``NAME=PATH,v4`` says. Raises ``ArgumentTypeError``."""
    from elderclient.adapters.policy.schema import WrongPolicy, api_address

    name, _equals, rest = text.partition("=")
    path, _comma, version = rest.rpartition(",") if "," in rest or rest.startswith("v") else (rest, "", "")
    try:
        return api_address(name.strip(), path.strip(), version.strip())
    except WrongPolicy as problem:
        raise argparse.ArgumentTypeError(f"{'.'.join(problem.path)}: expected {problem.expected}") from None


def _has_operator(folders: Folders) -> bool:
    from elderclient.domain.configuration import Configuration

    return bool(PolicyFile(folders.policy).apply(Configuration()).operator_url)


def _check_address(text: str) -> None:
    from elderclient.domain.operator_address import operator_address

    try:
        operator_address(text)
    except ValueError as problem:
        raise RefusedOption(f"--operator: the address {problem}") from None


def _check_place(place: str) -> None:
    from elderclient.ui.place import Place
    from elderclient.ui.screens import names

    screen, slash, subject = place.partition("/")
    # That a PC is not set up is found out, and can be shown of no other.
    known = sorted({"call", *names()} - {"not_set_up"})
    if place and screen not in known:
        raise RefusedOption(f"--place: there is no screen {screen!r}; there are {', '.join(known)}")
    if not slash:
        return
    from elderclient.ui.screens.subjects import is_known

    if not subject or not is_known(Place(screen, subject)):
        raise RefusedOption(f"--place: the screen {screen} has no page {subject!r}")


def _check_folder(folder: Path | None) -> None:
    if folder is None:
        return
    existing = _nearest(folder)
    # A folder that cannot be written opens all the same: the window says once that nothing can be stored.
    if existing is None or not existing.is_dir():
        raise RefusedOption(f"--data-dir: {folder} is no folder")


def _nearest(folder: Path) -> Path | None:
    """The folder, or the one around it in which it would be made."""
    return next((one for one in (folder.absolute(), *folder.absolute().parents) if one.exists()), None)


def _not_looked_at(problem: OSError) -> RefusedOption:
    """For a folder around it that may not be looked into, a name that is too long."""
    return RefusedOption(f"a file or folder that is given cannot be looked at: {problem.strerror}")


def _check_picture(file: Path) -> None:
    if file.is_dir():
        raise RefusedOption(f"--screenshot: {file} is a folder; a file is needed")
    if not file.parent.is_dir():
        raise RefusedOption(f"--screenshot: there is no folder {file.parent}")
    if not os.access(file if file.exists() else file.parent, os.W_OK):
        raise RefusedOption(f"--screenshot: {file} cannot be written")
