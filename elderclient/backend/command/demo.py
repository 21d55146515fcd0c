"""The demo: a child process of the client with made-up customers. Must not be reachable from the network."""

from __future__ import annotations

import tempfile
from argparse import ArgumentParser, Namespace
from pathlib import Path

from elderclient.backend.app import create_app
from elderclient.backend.config import CallbackRules, Configuration
from elderclient.backend.database.engine import migrate, open_engine
from elderclient.backend.demo.startup import announce, fill, hand_out, new_secret
from elderclient.backend.runtime import Operator
from elderclient.backend.server.serving import Parent, listen, serve

LOOPBACK = "127.0.0.1"


def add_to(parser: ArgumentParser) -> None:
    """Add the demo's options, which need no command."""
    demo = parser.add_argument_group("the demo")
    demo.add_argument("--demo", action="store_true", help="made-up customers on a free loopback port, until stdin ends")
    demo.add_argument("--no-agents", action="store_true", help="callbacks are not taken automatically")
    demo.add_argument("--pace", type=float, default=1.0, metavar="FACTOR", help="factor on all agent times")
    demo.add_argument("--database", metavar="URL", help="keep the data at this SQLAlchemy URL")


def refuse_mixed(parser: ArgumentParser, wanted: Namespace) -> None:
    """End with a usage error where the demo's options and a command are mixed."""
    if wanted.demo and wanted.command is not None:
        parser.error(f"--demo and {wanted.command} exclude each other")
    if not wanted.demo and (wanted.no_agents or wanted.database is not None or wanted.pace != 1.0):
        parser.error("--no-agents, --pace and --database belong to --demo")
    if not 0 < wanted.pace <= 100:
        parser.error("--pace must be above 0 and at most 100")


def run(wanted: Namespace) -> int:
    """Serve the demo until standard input ends."""
    if wanted.database is not None:
        _serve(wanted.database, wanted.pace, has_agents=not wanted.no_agents)
    else:
        with tempfile.TemporaryDirectory(prefix="elderclient-demo-") as folder:
            url = f"sqlite:///{Path(folder) / 'operator.db'}"
            _serve(url, wanted.pace, has_agents=not wanted.no_agents)
    return 0


def _serve(database_url: str, pace: float, *, has_agents: bool) -> None:
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
