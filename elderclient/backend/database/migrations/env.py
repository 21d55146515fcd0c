"""Runs migrations on the connection ``engine.migrate`` hands over. Must not open a database by itself."""

from __future__ import annotations

from alembic import context

from elderclient.backend.database.models import Base

context.configure(
    connection=context.config.attributes["connection"], target_metadata=Base.metadata, render_as_batch=True
)
with context.begin_transaction():
    context.run_migrations()
