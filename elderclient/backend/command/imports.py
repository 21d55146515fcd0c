"""``import``: what an operator has already, out of files. Must not store a part of a file."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from elderclient.backend.command.errors import CommandError
from elderclient.backend.command.options import Commands, add_config, configuration_of, opened
from elderclient.backend.config import Configuration
from elderclient.backend.database.engine import sessions_of
from elderclient.backend.imports import bills, customers, offerings, products, usage
from elderclient.backend.imports.files import ImportFileError, read_records
from elderclient.backend.runtime import utc_now

KINDS = ("customers", "offerings", "products", "bills", "usage")


def add_to(commands: Commands) -> None:
    """Describe the command and its options."""
    parser = commands.add_parser(
        "import", help="store customers, offerings, products, bills or usage out of a file, all of it or nothing"
    )
    parser.add_argument("kind", choices=KINDS, metavar="KIND", help=", ".join(KINDS))
    parser.add_argument("file", type=Path, metavar="FILE", help="JSON of TM Forum shape; customers also as .csv")
    add_config(parser)
    parser.set_defaults(run=run)


def run(wanted: Namespace) -> int:
    """Store the file in one transaction; raises ``CommandError`` with one line for each wrong row."""
    configuration = configuration_of(wanted)
    try:
        with opened(configuration) as engine, sessions_of(engine).begin() as session:
            count = _stored(session, wanted.kind, wanted.file, configuration)
    except ImportFileError as error:
        raise CommandError(str(error)) from error
    except IntegrityError as error:
        raise CommandError(f"Nothing was stored: {wanted.file} contradicts itself or what is stored.") from error
    print(f"{wanted.file}: {count} {wanted.kind} stored.")
    return 0


def _stored(session: Session, kind: str, path: Path, configuration: Configuration) -> int:
    columns = customers.COLUMNS if kind == "customers" else None
    records = read_records(path, configuration.zone, columns)
    if kind == "bills":
        return bills.store(session, path, records, utc_now())
    stores = {
        "customers": customers.store,
        "offerings": offerings.store,
        "products": products.store,
        "usage": usage.store,
    }
    return stores[kind](session, path, records)
