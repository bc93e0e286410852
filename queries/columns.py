"""The metadata that every table of the store joins, and the text column they share."""

from sqlalchemy import Column, MetaData, String

metadata = MetaData()


def text(name: str, comment: str, *, key: bool = False, nullable: bool = False) -> Column[str]:
    """A text column; part of the key when `key`, otherwise empty rather than null unless `nullable`."""
    return Column(name, String, primary_key=key, nullable=nullable and not key, comment=comment)
