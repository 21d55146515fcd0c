"""``token``: a customer's bearer tokens, for pilots. Must not show a token but the one it has just made."""

from __future__ import annotations

import sys
from argparse import Namespace

from elderclient.backend.auth import tokens
from elderclient.backend.command.errors import CommandError
from elderclient.backend.command.options import Commands, add_config, configuration_of, opened
from elderclient.backend.database.engine import sessions_of
from elderclient.backend.database.models import Customer
from elderclient.backend.runtime import utc_now

LONGEST_DAYS = 3660


def add_to(commands: Commands) -> None:
    """Describe the command and its options."""
    parser = commands.add_parser("token", help="issue a customer's token, or revoke them all")
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
    issue = verbs.add_parser("issue", help="print a new token of a customer, once")
    revoke = verbs.add_parser("revoke", help="end every token of a customer")
    for verb in (issue, revoke):
        verb.add_argument("customer", metavar="CUSTOMER", help="the customer's id")
        add_config(verb)
    issue.add_argument("--days", type=int, required=True, metavar="N", help="it is refused after so many days")
    issue.set_defaults(run=run_issue)
    revoke.set_defaults(run=run_revoke)


def run_issue(wanted: Namespace) -> int:
    """Print the token alone on standard output; raises ``CommandError`` for an unknown customer or a wrong time."""
    if not 1 <= wanted.days <= LONGEST_DAYS:
        raise CommandError(f"--days is 1 to {LONGEST_DAYS}.")
    configuration = configuration_of(wanted)
    with opened(configuration) as engine, sessions_of(engine).begin() as session:
        if session.get(Customer, wanted.customer) is None:
            raise CommandError(f"There is no customer {wanted.customer}.")
        token = tokens.issue(session, wanted.customer, configuration.secret, utc_now(), wanted.days)
    print(token)
    print(f"It is {wanted.customer}'s for {wanted.days} days, and is shown only now.", file=sys.stderr)
    return 0


def run_revoke(wanted: Namespace) -> int:
    """End the tokens from the next request on; raises ``CommandError`` for an unknown customer."""
    with opened(configuration_of(wanted)) as engine, sessions_of(engine).begin() as session:
        if session.get(Customer, wanted.customer) is None:
            raise CommandError(f"There is no customer {wanted.customer}.")
        ended = tokens.revoke_all(session, wanted.customer, utc_now())
    print(f"{ended} tokens of {wanted.customer} were ended.")
    return 0
