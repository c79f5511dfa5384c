"""What alembic runs: the transaction is the caller's, so that a revision happens whole or not."""

from alembic import context

context.configure(connection=context.config.attributes["connection"], transactional_ddl=False)
context.run_migrations()
