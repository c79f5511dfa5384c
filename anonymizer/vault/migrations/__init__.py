"""Migrations of the vault's tables, run by alembic: one file a revision, two databases each.

A revision has ``upgrade_records`` and ``upgrade_keyring``; both databases carry its number.
"""
