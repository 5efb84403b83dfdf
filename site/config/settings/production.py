"""Production: nothing is relaxed; what must come from outside is asked for."""

from django.core.exceptions import ImproperlyConfigured

from config.settings.base import *  # noqa: F403
from config.settings.base import PUBLIC_URL, env

DEBUG = False

if not PUBLIC_URL.startswith("https://"):
    raise ImproperlyConfigured("PUBLIC_URL must start with https:// in production: visitors must not be overheard.")

if "DATABASE_URL" not in env.ENVIRON:
    raise ImproperlyConfigured("Set DATABASE_URL, for example postgres://houvast:secret@localhost/houvast.")
