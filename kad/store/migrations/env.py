"""Alembic runs this: the connection comes from `kad.store.store.migrate`."""

from alembic import context

from kad.store.schema import metadata

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=metadata)
with context.begin_transaction():
    context.run_migrations()
