"""The tests: production's behaviour, faster passwords, a database of their own."""

import os

os.environ.setdefault("SECRET_KEY", "only-for-the-tests-and-long-enough-to-please-the-deployment-check-0123456789")
os.environ.setdefault("PUBLIC_URL", "http://testserver")

from config.settings.base import *  # noqa: F403
from config.settings.base import CONTENT_SECURITY_POLICY as PUBLIC_POLICY
from config.settings.base import DATA_DIR, DATABASES

ALLOWED_HOSTS = ["testserver", "localhost"]

# Argon2 is slow on purpose.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

# A file, not memory, so that `pytest --reuse-db` finds the migrated database again.
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["TEST"] = {"NAME": str(DATA_DIR / "test.sqlite3")}

CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    "renditions": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
}
# Tests that need the search server switch it on (tests/search_server.py).
ELASTICSEARCH = None

MEDIA_ROOT = DATA_DIR / "test-media"
# Static files without collecting them first: names are not hashed.
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"

# The live server of the browser tests speaks plain http.
SECURE_SSL_REDIRECT = False
CONTENT_SECURITY_POLICY = {"DIRECTIVES": {**PUBLIC_POLICY["DIRECTIVES"], "upgrade-insecure-requests": False}}
SECOND_FACTOR_REQUIRED = False  # switched on in the tests of the second factor
