"""The full text index of the rows, on SQLite and on PostgreSQL. Not part of Django's state: ``search.engines`` speaks SQL to it.

SQLite drops a table's triggers when a later migration changes the table. Such a migration has to create them again
(``search.engines.sqlite.SqliteMatcher.problem`` and a test notice if it does not).
"""

from django.db import migrations

TERMS = ("title_terms", "headings_terms", "summary_terms", "body_terms")
COLUMNS = ", ".join(("language", *TERMS))
NEW = ", ".join(f"new.{name}" for name in ("language", *TERMS))
OLD = ", ".join(f"old.{name}" for name in ("language", *TERMS))

SQLITE = (
    f"""
    CREATE VIRTUAL TABLE search_fts USING fts5(
        {COLUMNS}, content='search_searchdocument', content_rowid='id', tokenize='unicode61 remove_diacritics 2', prefix='2 4')
    """,
    f"""
    CREATE TRIGGER search_fts_insert AFTER INSERT ON search_searchdocument BEGIN
        INSERT INTO search_fts(rowid, {COLUMNS}) VALUES (new.id, {NEW});
    END
    """,
    f"""
    CREATE TRIGGER search_fts_delete AFTER DELETE ON search_searchdocument BEGIN
        INSERT INTO search_fts(search_fts, rowid, {COLUMNS}) VALUES ('delete', old.id, {OLD});
    END
    """,
    f"""
    CREATE TRIGGER search_fts_update AFTER UPDATE OF {COLUMNS} ON search_searchdocument BEGIN
        INSERT INTO search_fts(search_fts, rowid, {COLUMNS}) VALUES ('delete', old.id, {OLD});
        INSERT INTO search_fts(rowid, {COLUMNS}) VALUES (new.id, {NEW});
    END
    """,
    "INSERT INTO search_fts(search_fts) VALUES ('rebuild')",
)
SQLITE_BACK = (
    "DROP TRIGGER search_fts_insert",
    "DROP TRIGGER search_fts_delete",
    "DROP TRIGGER search_fts_update",
    "DROP TABLE search_fts",
)

CONFIGURATION = """CASE language
    WHEN 'nl' THEN 'pg_catalog.dutch'::regconfig
    WHEN 'en' THEN 'pg_catalog.english'::regconfig
    WHEN 'ar' THEN 'pg_catalog.arabic'::regconfig
    WHEN 'fr' THEN 'pg_catalog.french'::regconfig
    WHEN 'es' THEN 'pg_catalog.spanish'::regconfig
    WHEN 'pt-br' THEN 'pg_catalog.portuguese'::regconfig
    WHEN 'tr' THEN 'pg_catalog.turkish'::regconfig
    ELSE 'pg_catalog.simple'::regconfig END"""
VECTOR = " || ".join(
    f"setweight(to_tsvector('pg_catalog.simple'::regconfig, {name}), '{weight}')"
    f" || setweight(to_tsvector({CONFIGURATION}, {name}), '{weight}')"
    for name, weight in zip(TERMS, "ABCD", strict=True)
)
POSTGRES = (
    f"ALTER TABLE search_searchdocument ADD COLUMN vector tsvector GENERATED ALWAYS AS ({VECTOR}) STORED",
    "CREATE INDEX search_vector ON search_searchdocument USING gin (vector)",
)
POSTGRES_BACK = ("ALTER TABLE search_searchdocument DROP COLUMN vector",)


def create(apps, schema_editor):
    for statement in POSTGRES if schema_editor.connection.vendor == "postgresql" else SQLITE:
        schema_editor.execute(statement)


def drop(apps, schema_editor):
    for statement in POSTGRES_BACK if schema_editor.connection.vendor == "postgresql" else SQLITE_BACK:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("search", "0001_rows")]
    operations = [migrations.RunPython(create, drop)]
