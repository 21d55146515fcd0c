"""The schema of the first release: where later migrations begin. New databases are made from the models, not from here."""

from __future__ import annotations

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Refuse: the first schema is made by ``engine.migrate``, and no older one was ever released."""
    raise NotImplementedError("a database without tables is made from the models")


def downgrade() -> None:
    """Refuse: there is no schema before the first release to go back to."""
    raise NotImplementedError("there is nothing before the first release")
