"""Alembic's scripts; they run inside ``engine.migrate`` on a connection they are given."""
