"""The command line. Dispatches workers before Qt is imported; must not build the program itself."""

from __future__ import annotations

import argparse
import builtins
import errno
import gc
import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

if TYPE_CHECKING:
    from elderclient.domain.configuration import ApiAddress, Configuration

WRONG_USE = 2
"""Exit code where nothing was opened: wrong options, no display, a missing part."""
_UNWRITTEN = (errno.EPIPE, errno.ENOSPC, errno.EIO, errno.EFBIG, errno.EDQUOT)
"""What goes wrong with output: nothing reads it, or the disk does not take it."""
_WIDEST = 8192
"""Pixels: a larger window cannot be drawn everywhere, and its picture would be empty."""
_DIGITS = 4
_SIZES = ("18", "22", "26", "30", "36")
_THEMES = ("light", "dark", "black-yellow", "system")
_LANGUAGES = ("zh", "en")
_DESCRIPTION = """\
A window with which old people deal with their telecom operator on their own:
bills in plain words, read aloud, and one button that asks a person to call.

Without an operator it starts its own demo operator with fictional customers.
"""
_EXAMPLES = """\
examples:
  elderclient                                     open the window with the demo operator
  elderclient run --demo-customer 2 --lang en     as the second demo customer, in English
  elderclient run --size 36 --theme black-yellow  largest letters, yellow on black
  elderclient run --screenshot home.png           save a picture of the home screen; needs no display
  elderclient run --screenshot b.png --place bill save a picture of the bill
  elderclient probe --operator https://...        find out which APIs an operator has
  elderclient audit --out report                  check every screen against the accessibility standards
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command of the arguments; return the exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given[:1] == ["--worker"]:
        return _work(given[1:])
    if not given or (given[0].startswith("-") and given[0] not in ("-h", "--help", "--version")):
        given.insert(0, "run")
    try:
        try:
            return _follow(given)
        finally:
            if sys.stdout is not None:
                sys.stdout.flush()
    except OSError as problem:
        if problem.errno not in _UNWRITTEN:
            raise
        return _stop_writing(problem)


def _follow(given: list[str]) -> int:
    from elderclient.app.options import RefusedOption

    try:
        wanted = _parser().parse_args(given)
        return {"audit": _audit, "probe": _probe, "run": _run}[wanted.command](wanted)
    except RefusedOption as refusal:
        return _refused(str(refusal))
    except ImportError as error:
        return _refused(f"a part of this program cannot be loaded ({error}); install it again")


def _stop_writing(problem: OSError) -> int:
    """End without a word where whoever read the output has enough of it, as ``head`` has; else with one sentence."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    # What is still to be written would be a second error at the end of the program.
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
    if problem.errno == errno.EPIPE:
        return WRONG_USE
    return _refused(f"the output cannot be written ({problem.strerror})")


def _refused(reason: str) -> int:
    print(f"elderclient: {reason}.", file=sys.stderr)
    return WRONG_USE


def _work(names: list[str]) -> int:
    if names == ["speech"]:
        from elderclient.adapters.speech.worker import main as speak

        return speak()
    print(f"elderclient: there is no worker {' '.join(names)}", file=sys.stderr)
    return 2


class _Parser(argparse.ArgumentParser):
    """Says in one sentence what is wrong with the arguments, where its base would print all options first."""

    def error(self, message: str) -> NoReturn:
        """Raise ``RefusedOption``."""
        from elderclient.app.options import RefusedOption

        raise RefusedOption(message)


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        "elderclient",
        description=_DESCRIPTION,
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="show the version of this program and exit")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", dest="command", required=True)
    run = commands.add_parser(
        "run",
        help="open the window (this is what happens without a command)",
        description="Open the window. Settings given here apply to this run only.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    run.add_argument("--version", action=_Version, nargs=0, help=argparse.SUPPRESS)
    who = run.add_argument_group("whose data")
    who.add_argument("--demo-customer", metavar="N", help="a demo customer by number (from 1), id or name")
    who.add_argument(
        "--operator",
        metavar="URL",
        help="use this operator instead of the demo operator; only where no policy is installed",
    )
    who.add_argument(
        "--api",
        metavar="NAME=PATH",
        action="append",
        default=[],
        type=_api,
        help="where --operator has one API, such as bill=/customerBill/v4 or bill=v4; may be repeated"
        " ('elderclient probe' finds out)",
    )
    who.add_argument(
        "--policy",
        metavar="FILE",
        type=_path,
        help="use this policy; only where none is installed (see docs/policy.md)",
    )
    who.add_argument("--token-file", metavar="FILE", type=_path, help="file with the bearer token for --operator")
    who.add_argument(
        "--data-dir", metavar="DIR", type=_path, help="store settings and data in this folder (for trials)"
    )
    who.add_argument("--no-agents", action="store_true", help="demo operator: no simulated agent answers callbacks")
    who.add_argument(
        "--pace", metavar="F", type=float, help="demo operator: multiply its agents' times by F (0.1: ten times faster)"
    )
    who.add_argument(
        "--skip-notice", action="store_true", help="do not show the privacy notice at the first start (for trials)"
    )
    look = run.add_argument_group("how it looks")
    look.add_argument("--lang", choices=_LANGUAGES, help="language")
    look.add_argument("--size", choices=_SIZES, help="text size in points")
    look.add_argument("--theme", choices=_THEMES, help="colours")
    look.add_argument("--window", metavar="WxH", type=_size, help="size of the window, such as 800x600")
    picture = run.add_argument_group("pictures")
    picture.add_argument("--screenshot", metavar="FILE", type=_path, help="save the screen as a PNG file and exit")
    picture.add_argument(
        "--place",
        metavar="NAME",
        default="",
        help="open this screen first: bill, bill/2026-09, plan, call, settings/size",
    )
    _add_audit(commands)
    _add_probe(commands)
    return parser


class _Version(argparse.Action):
    """Shows the version, which is looked up for nobody else."""

    def __call__(self, parser: argparse.ArgumentParser, *_given: object) -> None:
        from importlib.metadata import PackageNotFoundError, version

        try:
            found = version("elderclient")
        except PackageNotFoundError:
            found = "from source"
        print(f"elderclient {found}")
        parser.exit()


class _ApiList(argparse.Action):
    """Lists the APIs of this program: name in a policy, number of the TM Forum, usual path."""

    def __call__(self, parser: argparse.ArgumentParser, *_given: object) -> None:
        from elderclient.adapters.operator_apis import APIS

        for one in APIS.values():
            print(f"{one.name:14}{one.number or '-':8}{one.usual_path}")
        parser.exit()


def _api(text: str) -> ApiAddress:
    from elderclient.app.options import api_address

    return api_address(text)


def _add_probe(commands: argparse._SubParsersAction[_Parser]) -> None:
    probe = commands.add_parser(
        "probe",
        help="for staff: find out which APIs an operator has, and print the lines of a policy",
        description="Ask an operator which of the APIs of this program it has, in which version and at which path, and"
        " print a policy for it. Only GET requests are sent. What was found is in the comments; put the whole output"
        " into the policy file, or only its last lines. Exit code: 0 APIs were found, 1 none was, 2 it could not run.",
    )
    probe.add_argument("--list", action=_ApiList, nargs=0, help="list the APIs, with their usual paths, and exit")
    probe.add_argument("--operator", metavar="URL", required=True, help="address of the operator's servers")
    probe.add_argument("--token-file", metavar="FILE", type=_path, help="file with the bearer token of a customer")


def _add_audit(commands: argparse._SubParsersAction[_Parser]) -> None:
    audit = commands.add_parser(
        "audit",
        help="for testers: check every screen against the accessibility standards",
        description="Check every screen of this program and write a report (report.html, report.json) by clause of"
        " EN 301 549, WCAG 2.2, GB/T 37668 and the MIIT elder-friendly specifications. Exit code: 0 no findings,"
        " 1 findings, 2 it could not run. Nothing is changed at a real operator; the report contains pictures of the"
        " customer's data. Needs NumPy: pip install 'elderclient[audit]'.",
    )
    audit.add_argument("--operator", metavar="URL", help="use this operator instead of the demo operator")
    audit.add_argument("--token-file", metavar="FILE", type=_path, help="file with the bearer token for --operator")
    audit.add_argument("--demo-customer", metavar="N", help="a demo customer by number (from 1), id or name")
    audit.add_argument("--out", metavar="DIR", type=_path, default=Path("audit"), help="folder for the report (audit)")
    audit.add_argument("--all", action="store_true", help="every size, language and theme on every screen (long)")
    audit.add_argument("--only", metavar="NAME", action="append", default=[], help="only this screen; may be repeated")


def _path(text: str) -> Path:
    """A path that is given; an empty one, as from a script whose variable is not set, would be the current folder."""
    if not text.strip():
        raise argparse.ArgumentTypeError("a value is missing")
    return Path(text)


def _size(text: str) -> tuple[int, int]:
    width, _x, height = text.lower().partition("x")
    is_size = all(one.isdecimal() and len(one) <= _DIGITS and 0 < int(one) <= _WIDEST for one in (width, height))
    if not is_size:
        raise argparse.ArgumentTypeError(f"a size looks like 800x600, and is at most {_WIDEST}x{_WIDEST}")
    return int(width), int(height)


def _run(wanted: argparse.Namespace) -> int:
    if wanted.screenshot is None and _has_no_display():
        return _refused("there is no display here; --screenshot FILE saves a picture of the screen")
    from elderclient.adapters.platform.select import current
    from elderclient.app.options import check_run

    check_run(wanted, current().folders())
    load_qt()
    from elderclient.app.composition import run
    from elderclient.app.session import Options

    demo_options = ["--no-agents"] if wanted.no_agents else []
    if wanted.pace is not None:
        demo_options += ["--pace", str(wanted.pace)]
    return run(
        Options(
            change=lambda configuration: _changed(configuration, wanted),
            demo_customer=wanted.demo_customer or "",
            operator_url=(wanted.operator or "").rstrip("/"),
            apis=tuple(wanted.api),
            policy=wanted.policy,
            token_file=wanted.token_file,
            window=wanted.window,
            data_dir=wanted.data_dir,
            screenshot=wanted.screenshot,
            is_read_only=wanted.screenshot is not None,
            place=wanted.place,
            has_notice=not wanted.skip_notice,
            demo_options=tuple(demo_options),
        )
    )


def _audit(wanted: argparse.Namespace) -> int:
    from importlib.util import find_spec

    if find_spec("numpy") is None:
        return _refused("the audit needs NumPy: pip install 'elderclient[audit]'")
    from elderclient.adapters.platform.select import current
    from elderclient.app.options import check_audit

    check_audit(wanted, current().folders())
    load_qt()
    gc.enable()
    from elderclient.app.auditing import opened
    from elderclient.audit.command import run

    with opened(wanted.operator or "", wanted.token_file, wanted.demo_customer or "") as application:
        return run(application, wanted.out, only=tuple(wanted.only), is_whole=wanted.all)


def _probe(wanted: argparse.Namespace) -> int:
    from elderclient.app.probing import probe

    return probe(wanted.operator, wanted.token_file)


def load_qt() -> None:
    """Load Qt, before any module that uses it and not earlier, so that ``--help`` and workers start at once."""
    # During the start there is no garbage to collect; collection is switched on before the operator is asked.
    gc.disable()
    import PySide6.QtCore  # noqa: F401 - it replaces ``__import__``

    # PySide reads and caches the source of every module imported after it, to look for ``from __feature__``.
    # It is not used here; restoring the original saves 30 ms and 10 MB.
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)


def _has_no_display() -> bool:
    from elderclient.adapters.platform.linux import LinuxPlatform
    from elderclient.adapters.platform.select import current

    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return isinstance(current(), LinuxPlatform) and not any(os.environ.get(name) for name in names)


def _changed(configuration: Configuration, wanted: argparse.Namespace) -> Configuration:
    from elderclient.domain.configuration import Language, Theme

    changes: dict[str, Any] = {}
    if wanted.lang is not None:
        changes["language"] = Language.ENGLISH if wanted.lang == "en" else Language.CHINESE
    if wanted.size is not None:
        changes["text_size"] = int(wanted.size)
    if wanted.theme is not None:
        changes["theme"] = Theme(wanted.theme)
    return replace(configuration, **changes)
