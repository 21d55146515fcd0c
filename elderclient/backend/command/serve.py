"""``serve``: take requests. Must not change tables: ``migrate`` does."""

from __future__ import annotations

import sys
from argparse import Namespace

from elderclient.backend.app import create_app
from elderclient.backend.command.errors import CommandError
from elderclient.backend.command.options import Commands, add_config, configuration_of, opened
from elderclient.backend.runtime import Operator
from elderclient.backend.server.serving import listen, serve


def add_to(commands: Commands) -> None:
    """Describe the command and its options."""
    parser = commands.add_parser("serve", help="take requests until stopped")
    add_config(parser)
    parser.add_argument(
        "--without-jobs",
        action="store_true",
        help="leave periodic work to 'elderclient-operator jobs', for many servers",
    )
    parser.set_defaults(run=run)


def run(wanted: Namespace) -> int:
    """Serve until a signal comes; raises ``CommandError`` where address and port cannot be had."""
    configuration = configuration_of(wanted)
    with opened(configuration) as engine:
        operator = Operator.over(configuration, engine)
        try:
            listener = listen(configuration.bind, configuration.port)
        except OSError as error:
            where = f"{configuration.bind} port {configuration.port}"
            raise CommandError(f"Requests cannot be taken at {where}: {error.strerror or error}.") from error
        where = f"{configuration.bind}:{listener.getsockname()[1]}"

        def say_so() -> None:
            print(f"elderclient operator: taking requests at {where}", file=sys.stderr, flush=True)

        app = create_app(operator, has_jobs=not wanted.without_jobs)
        serve(app, listener, operator.notifier, say_so)
    return 0
