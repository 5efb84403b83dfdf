"""Many small rows at once: as models each of them would cost more than the row itself."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from django.db import connection, models

AT_ONCE = 500

Item = TypeVar("Item")


def insert(model: type[models.Model], rows: Iterable[tuple[int | str, ...]]) -> None:
    """Stores rows of plain values, in the order of the model's columns after its number. No signal, no check."""
    quote = connection.ops.quote_name
    columns = [quote(str(field.column)) for field in model._meta.concrete_fields if not field.primary_key]
    into = f"{quote(model._meta.db_table)} ({', '.join(columns)})"
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {into} FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
        else:
            places = ", ".join(["%s"] * len(columns))
            cursor.executemany(f"INSERT INTO {into} VALUES ({places})", list(rows))  # noqa: S608 (names of columns)


def in_parts(items: Sequence[Item]) -> Iterator[Sequence[Item]]:
    """The same, so many at a time as a query may name."""
    return (items[at : at + AT_ONCE] for at in range(0, len(items), AT_ONCE))
