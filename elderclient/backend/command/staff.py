"""``staff``: who may work at the desk. A password is read from a prompt or from standard input, never from the arguments."""

from __future__ import annotations

import getpass
import sys
from argparse import Namespace

from sqlalchemy import select

from elderclient.backend.command.errors import CommandError
from elderclient.backend.command.options import Commands, add_config, configuration_of, opened
from elderclient.backend.database.engine import sessions_of
from elderclient.backend.database.models import StaffMember
from elderclient.backend.runtime import utc_now
from elderclient.backend.staff import members


def add_to(commands: Commands) -> None:
    """Describe the command, its verbs and their options."""
    parser = commands.add_parser("staff", help="add members of the staff, change and disable them")
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
    add = verbs.add_parser("add", help="add a member; asks for the password, or reads a line of standard input")
    role = verbs.add_parser("role", help="give a member another role")
    password = verbs.add_parser("password", help="give a member another password, and end all sessions")
    disable = verbs.add_parser("disable", help="let a member sign in no more, and end all sessions")
    enable = verbs.add_parser("enable", help="let a disabled member sign in again")
    for verb in (add, role, password, disable, enable):
        verb.add_argument("name", metavar="NAME", help="the name to sign in by")
        add_config(verb)
    add.add_argument("--role", required=True, choices=members.ROLES, metavar="ROLE", help=", ".join(members.ROLES))
    add.add_argument("--display-name", metavar="TEXT", help="what customers and colleagues read; the name without it")
    role.add_argument("role", choices=members.ROLES, metavar="ROLE", help=", ".join(members.ROLES))
    add.set_defaults(run=run_add)
    password.set_defaults(run=run_password)
    for verb in (role, disable, enable):
        verb.set_defaults(run=run_change)
    listing = verbs.add_parser("list", help="list all members with their roles")
    add_config(listing)
    listing.set_defaults(run=run_list)


def run_add(wanted: Namespace) -> int:
    """Add a member who may sign in at once; raises ``StaffError`` for what no member can have."""
    configuration = configuration_of(wanted)
    with opened(configuration) as engine:
        password = _asked_password()
        with sessions_of(engine).begin() as session:
            member = members.add(
                session, wanted.name, wanted.display_name or wanted.name, wanted.role, password, utc_now()
            )
            print(_told(member))
    return 0


def run_password(wanted: Namespace) -> int:
    """Change the password; raises ``StaffError`` for a bad one or an unknown member."""
    with opened(configuration_of(wanted)) as engine:
        password = _asked_password()
        with sessions_of(engine).begin() as session:
            print(_told(members.change_password(session, wanted.name, password, utc_now())))
    return 0


def run_change(wanted: Namespace) -> int:
    """Change the role, disable or enable; raises ``StaffError`` for an unknown member."""
    with opened(configuration_of(wanted)) as engine, sessions_of(engine).begin() as session:
        if wanted.verb == "role":
            member = members.change_role(session, wanted.name, wanted.role)
        elif wanted.verb == "disable":
            member = members.disable(session, wanted.name, utc_now())
        else:
            member = members.enable(session, wanted.name)
        print(_told(member))
    return 0


def run_list(wanted: Namespace) -> int:
    """Print one line for each member, in the order of their names."""
    with opened(configuration_of(wanted)) as engine, sessions_of(engine)() as session:
        for member in session.scalars(select(StaffMember).order_by(StaffMember.sign_in_name)):
            print(_told(member))
    return 0


def _told(member: StaffMember) -> str:
    ended = "" if member.disabled_at is None else f", disabled since {member.disabled_at:%Y-%m-%d}"
    return f"{member.sign_in_name} ({member.display_name}): {member.role}{ended}"


def _asked_password() -> str:
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    password = getpass.getpass("Password: ")
    if getpass.getpass("The same again: ") != password:
        raise CommandError("The two passwords differ.")
    return password
