"""``jobs``: periodic work alone, for one process beside servers that run without it. Must not listen anywhere."""

from __future__ import annotations

import logging
import signal
import sys
import threading
from argparse import Namespace

from elderclient.backend.command.options import Commands, add_config, configuration_of, opened
from elderclient.backend.jobs.runner import JobRunner
from elderclient.backend.jobs.schedule import jobs_of
from elderclient.backend.runtime import Operator


def add_to(commands: Commands) -> None:
    """Describe the command and its options."""
    parser = commands.add_parser(
        "jobs", help="do periodic work alone until stopped; run one beside 'serve --without-jobs'"
    )
    add_config(parser)
    parser.set_defaults(run=run)


def run(wanted: Namespace) -> int:
    """Work until a signal comes."""
    logging.basicConfig(level=logging.WARNING, stream=sys.stderr, format="%(levelname)s %(name)s %(message)s")
    configuration = configuration_of(wanted)
    stopping = threading.Event()
    with opened(configuration) as engine:
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda _number, _frame: stopping.set())
        operator = Operator.over(configuration, engine)
        runner = JobRunner(jobs_of(operator), configuration.pace)
        runner.start()
        print("elderclient operator: doing periodic work", file=sys.stderr, flush=True)
        try:
            stopping.wait()
        finally:
            runner.stop()
    return 0
