"""The command line of the reference operator: ``--demo`` for a child process of the client, else a live server."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from sqlalchemy.exc import OperationalError

from elderclient.backend.app import create_app
from elderclient.backend.config import CallbackRules, Configuration, UnsafeConfigurationError, read_configuration
from elderclient.backend.database.engine import migrate, open_engine
from elderclient.backend.demo.startup import announce, fill, hand_out, new_secret, refuse_seeded
from elderclient.backend.runtime import Operator
from elderclient.backend.server.serving import Parent, listen, serve

LOOPBACK = "127.0.0.1"


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m elderclient.backend", description="The reference operator.")
    parser.add_argument("--demo", action="store_true", help="made-up customers on a free loopback port")
    parser.add_argument("--no-agents", action="store_true", help="demo: callbacks are not taken automatically")
    parser.add_argument("--pace", type=float, default=1.0, metavar="FACTOR", help="demo: factor on all agent times")
    parser.add_argument("--database", metavar="URL", help="demo: keep the data at this SQLAlchemy URL")
    parser.add_argument("--config", type=Path, metavar="FILE", help="live: the TOML configuration")
    return parser


def main(arguments: list[str] | None = None) -> int:
    """Run until stopped; 2 and one sentence on standard error where the server must not start."""
    parser = _arguments()
    wanted = parser.parse_args(arguments)
    if wanted.demo and wanted.config is not None:
        parser.error("--demo and --config exclude each other")
    if not wanted.demo and (wanted.no_agents or wanted.database is not None or wanted.pace != 1.0):
        parser.error("--no-agents, --pace and --database belong to --demo")
    if not 0 < wanted.pace <= 100:
        parser.error("--pace must be above 0 and at most 100")
    try:
        if not wanted.demo:
            _run_live(read_configuration(wanted.config))
        elif wanted.database is not None:
            _run_demo(wanted.database, wanted.pace, has_agents=not wanted.no_agents)
        else:
            with tempfile.TemporaryDirectory(prefix="elderclient-demo-") as folder:
                url = f"sqlite:///{Path(folder) / 'operator.db'}"
                _run_demo(url, wanted.pace, has_agents=not wanted.no_agents)
    except UnsafeConfigurationError as error:
        print(f"elderclient operator: {error}", file=sys.stderr)
        return 2
    except OperationalError as error:
        # The driver's own sentence names host and user, never the password.
        said = str(error.orig).strip().splitlines() or ["no reason given"]
        print(f"elderclient operator: The database cannot be used: {said[0]}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 0
    return 0


def _run_demo(database_url: str, pace: float, *, has_agents: bool) -> None:
    parent = Parent()
    listener = listen(LOOPBACK, 0)
    port = listener.getsockname()[1]
    configuration = Configuration(
        database_url=database_url,
        secret=new_secret(),
        hosts=frozenset({f"{LOOPBACK}:{port}", f"localhost:{port}"}),
        port=port,
        is_demo=True,
        has_simulated_agents=has_agents,
        pace=pace,
        admin_token=new_secret(),
        rules=CallbackRules(calls_from="10000"),
    )
    engine = open_engine(database_url)
    try:
        migrate(engine)
        operator = Operator.over(configuration, engine)
        fill(operator.writing, operator.now(), configuration.zone)
        line = hand_out(operator.writing, f"http://{LOOPBACK}:{port}", configuration.secret, operator.now())
        line["admin"] = configuration.admin_token
        app = create_app(operator)
        serve(app, listener, operator.notifier, lambda: announce(line), parent)
    finally:
        engine.dispose()


def _run_live(configuration: Configuration) -> None:
    engine = open_engine(configuration.database_url)
    try:
        migrate(engine)
        operator = Operator.over(configuration, engine)
        refuse_seeded(operator.writing)
        listener = listen(configuration.bind, configuration.port)
        where = f"{configuration.bind}:{listener.getsockname()[1]}"

        def say_so() -> None:
            print(f"elderclient operator: taking requests at {where}", file=sys.stderr, flush=True)

        serve(create_app(operator), listener, operator.notifier, say_so)
    finally:
        engine.dispose()


if __name__ == "__main__":
    sys.exit(main())
