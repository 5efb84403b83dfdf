"""Reads the environment. A wrong value raises ImproperlyConfigured with one sentence that says what to change."""

import re
from ipaddress import ip_address
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, urlsplit

from django.core.exceptions import ImproperlyConfigured
from environ import Env

DATABASES = {"postgres", "postgresql", "sqlite"}
TRANSLATORS = ("deepl", "libretranslate")


def read_public_url(env: Env) -> tuple[str, SplitResult]:
    """PUBLIC_URL, the address visitors type, without a slash at the end; and its parts."""
    url = env.str("PUBLIC_URL", default="http://localhost:8000").rstrip("/")
    address = urlsplit(url)
    try:
        is_address = address.scheme in {"http", "https"} and bool(address.hostname) and not address.path
        is_address = is_address and (address.port is None or address.port > 0)
    except ValueError:  # a port that is no number
        is_address = False
    if not is_address:
        raise ImproperlyConfigured(
            f"PUBLIC_URL must be an address such as https://houvast.example, without a path; it is {url!r}."
        )
    return url, address


def read_secret(env: Env, data_dir: Path) -> str:
    """SECRET_KEY, or the file that ``make run`` made in DATA_DIR."""
    if key := env.str("SECRET_KEY", default=""):
        return str(key)
    path = data_dir / "secret_key"
    try:
        return path.read_text().strip()
    except OSError as error:
        raise ImproperlyConfigured(f"No secret: set SECRET_KEY, or run `make run`, which writes {path}.") from error


def read_database(env: Env, data_dir: Path) -> dict[str, Any]:
    """DATABASE_URL, or a SQLite file in DATA_DIR."""
    url = env.str("DATABASE_URL", default=f"sqlite:///{data_dir / 'houvast.sqlite3'}")
    try:
        if url.partition("://")[0] in DATABASES:
            database: dict[str, Any] = Env.db_url_config(url)
            return database
    except ValueError:  # a port that is no number
        pass
    raise ImproperlyConfigured(
        "DATABASE_URL must be an address such as postgres://houvast:secret@localhost/houvast or sqlite:////a/file."
    )


def read_machine_translator(env: Env) -> dict[str, Any] | None:
    """MACHINE_TRANSLATOR with its _URL and _KEY; None where no service is named."""
    name, key = env.str("MACHINE_TRANSLATOR", default=""), env.str("MACHINE_TRANSLATOR_KEY", default="")
    url = env.str("MACHINE_TRANSLATOR_URL", default="").rstrip("/")
    if not name:
        if url or key:
            raise ImproperlyConfigured("MACHINE_TRANSLATOR must say which service the URL and the key belong to.")
        return None
    if name not in TRANSLATORS:
        raise ImproperlyConfigured(f"MACHINE_TRANSLATOR must be {' or '.join(TRANSLATORS)}; it is {name!r}.")
    if name == "deepl" and not key:
        raise ImproperlyConfigured("MACHINE_TRANSLATOR is deepl, which needs MACHINE_TRANSLATOR_KEY.")
    if (url or name == "libretranslate") and not _may_carry_a_key(url):
        raise ImproperlyConfigured(
            "MACHINE_TRANSLATOR_URL must be an address such as https://translate.houvast.example, "
            f"plain http only for a machine of your own; it is {url!r}."
        )
    return {"name": name, "url": url, "key": key, "timeout": 20.0, "pause": 1.0}


def _may_carry_a_key(url: str) -> bool:
    """Whether this is an address, and encrypted unless it is a machine of one's own: a name without a dot, an address
    that the internet does not know."""
    try:
        address = urlsplit(url)
        host = address.hostname or ""
        if not host or address.query or address.fragment or address.username or (address.port or 1) < 1:
            return False
    except ValueError:  # a port that is no number
        return False
    try:
        own = ip_address(host).is_private
    except ValueError:
        own = "." not in host
    return address.scheme == "https" or (address.scheme == "http" and own)


def read_elasticsearch(env: Env) -> dict[str, str] | None:
    """ELASTICSEARCH_URL and how to be let in there. None if it is not set: the database answers searches itself."""
    url = env.str("ELASTICSEARCH_URL", default="").rstrip("/")
    if not url:
        return None
    api_key, user = env.str("ELASTICSEARCH_API_KEY", default=""), env.str("ELASTICSEARCH_USER", default="")
    password, prefix = env.str("ELASTICSEARCH_PASSWORD", default=""), env.str("ELASTICSEARCH_PREFIX", default="houvast")
    ca_file = env.str("ELASTICSEARCH_CA_FILE", default="")
    if not _is_address(url):
        raise ImproperlyConfigured(
            "ELASTICSEARCH_URL must be an address such as https://search.example:9200, without a user or a path in it."
        )
    if api_key and user:
        raise ImproperlyConfigured("Set ELASTICSEARCH_API_KEY or ELASTICSEARCH_USER, not both.")
    if bool(user) != bool(password):
        raise ImproperlyConfigured("ELASTICSEARCH_USER and ELASTICSEARCH_PASSWORD go together: set both or neither.")
    if ca_file and not Path(ca_file).is_file():
        raise ImproperlyConfigured(f"ELASTICSEARCH_CA_FILE must name a file with a certificate; it is {ca_file!r}.")
    if not re.fullmatch(r"[a-z0-9][a-z0-9-]{0,40}", prefix):
        raise ImproperlyConfigured(
            f"ELASTICSEARCH_PREFIX must be lower-case letters, digits and hyphens; it is {prefix!r}."
        )
    return {
        "url": url,
        "api_key": api_key,
        "user": user,
        "password": password,
        "ca_file": ca_file,
        "prefix": prefix,
    }


def _is_address(url: str) -> bool:
    """Scheme, host and port, which the client insists on, and nothing else."""
    try:
        address = urlsplit(url)
        has_port = bool(address.port)
    except ValueError:  # a port that is no number
        return False
    is_plain = not address.path and not address.query and address.username is None
    return address.scheme in {"http", "https"} and bool(address.hostname) and is_plain and has_port
