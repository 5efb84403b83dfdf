"""Settings of the site as it runs in production. The other settings files only take away or relax, and say why.

Configuration comes from the environment: DATABASE_URL, ELASTICSEARCH_URL, SECRET_KEY, PUBLIC_URL, DATA_DIR. A wrong
value stops the start with one sentence.
"""

from pathlib import Path

import django.conf.locale
import environ
from csp.constants import NONE, SELF, UNSAFE_INLINE

from config.settings.environment import (
    read_database,
    read_elasticsearch,
    read_machine_translator,
    read_public_url,
    read_secret,
)
from languages.table import LANGUAGES as TABLE
from languages.table import SOURCE, django_language_info

ROOT = Path(__file__).resolve().parents[3]
env = environ.Env()

# --- Where things are ---

DATA_DIR = Path(env.str("DATA_DIR", default=str(ROOT / "var"))).resolve()

PUBLIC_URL, _address = read_public_url(env)
ALLOWED_HOSTS = [_address.hostname]
CSRF_TRUSTED_ORIGINS = [PUBLIC_URL]
WAGTAILADMIN_BASE_URL = PUBLIC_URL
SECURITY_CONTACT_PATH = "/en/contact/"
SECRET_KEY = read_secret(env, DATA_DIR)

# --- The rooms, from the top of the house down, then what they stand on ---

INSTALLED_APPS = [
    "home",
    "search",
    "knowledge",
    "press",
    "directory",
    "languages",
    "media",
    "publishing",
    "accounts",
    "blocks",
    "upkeep",
    "wagtail_localize",
    "wagtail_localize.locales",  # instead of wagtail.locales
    "wagtail.contrib.redirects",
    "wagtail.contrib.routable_page",
    "wagtail.contrib.settings",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",  # allauth's pages of recovery codes use it
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "upkeep.headers.HeadersMiddleware",
    "languages.middleware.AddressLanguageMiddleware",
    "upkeep.middleware.HostileInputMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "accounts.middleware.SecondFactorMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "publishing.redirects.VisibleRedirectMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "wagtail.contrib.settings.context_processors.settings",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "languages.templatetags.languages",
                "languages.templatetags.translations",
                "upkeep.templatetags.icons",
            ],
        },
    },
]

# --- Data ---

DATABASES = {"default": read_database(env, DATA_DIR)}
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # WAL lets readers and one writer work at once; IMMEDIATE makes a second writer wait instead of failing.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-16000;",
    }
else:
    DATABASES["default"]["CONN_MAX_AGE"] = 60
    # Compiling a search to machine code takes longer than all searches of a day would win.
    DATABASES["default"].setdefault("OPTIONS", {}).setdefault("options", "-c jit=off")

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache"},
    # Wagtail's renditions and site roots: per process is enough, and saves a query a page.
    "renditions": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
}

# Where the search server is; None: the database answers searches (search.engines).
ELASTICSEARCH = read_elasticsearch(env)

MEDIA_ROOT = DATA_DIR / "media"
MEDIA_URL = "/media/"
STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [ROOT / "site" / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
# Uploads go to disk at once: a worker never holds a large file in memory.
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000  # a long StreamField posts thousands

# --- Languages ---

LANGUAGE_CODE = SOURCE
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [(language.code, language.own_name) for language in TABLE]
# Django knows nine of our languages; there is no setting for the rest.
django.conf.locale.LANG_INFO.update({language.code: django_language_info(language) for language in TABLE})
LANGUAGES_BIDI = [language.code for language in TABLE if language.direction == "rtl"]
LOCALE_PATHS = [ROOT / "site" / "locale"]
FORMAT_MODULE_PATH = ["languages.formats"]
USE_I18N = WAGTAIL_I18N_ENABLED = True
TIME_ZONE = "Europe/Amsterdam"
USE_TZ = True

# A copy made for translation is a draft: the default would publish Dutch text under another language.
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False
# The default deletes the finished sentences together with the page.
WAGTAILLOCALIZE_DISABLE_ON_DELETE = True
# Off unless the environment names a service. Only the worker calls it: wagtail-localize's own would in a request.
MACHINE_TRANSLATOR = read_machine_translator(env)

# --- The editors' desk ---

WAGTAIL_SITE_NAME = "Houvast"
# The default publishes at the end of a workflow: a statement is then only ready.
WAGTAIL_FINISH_WORKFLOW_ACTION = "press.desk.ending.finish"
_AT_THE_DESK = {"nl", "en", "fr", "ar", "es", "pt-br", "tr", "zh-hans", "ru", "uk"}  # Wagtail itself speaks 3/4 or more
WAGTAILADMIN_PERMITTED_LANGUAGES = [each for each in LANGUAGES if each[0] in _AT_THE_DESK]
WAGTAIL_USER_TIME_ZONES = ["Europe/Amsterdam"]
# The desk must not tell outsiders who edits here, or call home.
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAILIMAGES_IMAGE_MODEL = "media.Image"
WAGTAILDOCS_DOCUMENT_MODEL = "media.Document"
WAGTAILDOCS_SERVE_METHOD = "serve_view"  # documents pass the rule of visibility
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 10 * 1024 * 1024
WAGTAILIMAGES_EXTENSIONS = ["avif", "jpeg", "jpg", "png", "webp"]  # no SVG: it can carry script
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "odt", "pdf", "txt", "xlsx"]
# The desk's own search stays on the database, so that it cannot break when an engine is away.
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "search.desk"}}
TASKS = {"default": {"BACKEND": "publishing.bulk.ImmediateOrOnceBackend"}}
TAGGIT_CASE_INSENSITIVE = True

# --- Accounts ---

AUTH_USER_MODEL = "accounts.User"
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_ADAPTER = "accounts.adapter.DeskAdapter"  # nobody signs up by themselves
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # no mail to strangers
ACCOUNT_EMAIL_SUBJECT_PREFIX = "Houvast: "
ACCOUNT_EMAIL_VERIFICATION = "none"  # accounts are made by an administrator
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Houvast"
SECOND_FACTOR_REQUIRED = True
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "wagtailadmin_home"
WAGTAILADMIN_LOGIN_URL = LOGIN_URL
SESSION_COOKIE_AGE = 12 * 60 * 60  # one working day

# --- Mail: through the server that EMAIL_URL names, from an address of our own ---

vars().update(env.email_url("EMAIL_URL", default="smtp://localhost:25"))
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.str("MAIL_FROM", default=f"Houvast <noreply@{_address.hostname}>")

# --- Headers ---

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "script-src": [SELF],
        "connect-src": [SELF],
        "media-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "upgrade-insecure-requests": True,
    }
}
# Wagtail's editor has inline scripts and styles; only the desk is given them (upkeep.headers).
DESK_CONTENT_SECURITY_POLICY = {
    "default-src": [SELF],
    "style-src": [SELF, UNSAFE_INLINE],
    "script-src": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:", "blob:"],
    "frame-ancestors": [SELF],
}
PERMISSIONS_POLICY: dict[str, list[str]] = {
    name: [] for name in ("browsing-topics", "camera", "geolocation", "microphone", "payment", "usb")
}
SECURE_REFERRER_POLICY = "no-referrer"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "SAMEORIGIN"  # the desk's preview is a frame; public pages forbid it through the policy above
SILENCED_SYSTEM_CHECKS = [
    "security.W019",  # X-Frame-Options is not DENY: see the line above
    "security.W021",  # no HSTS preload: see below
]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = _address.scheme == "https"
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SECURE_HSTS_SECONDS = 63_072_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = False  # leaving the list takes months: the owner of the domain decides

# --- Logs: what happened, never to whom (no address, no query string, no request data) ---

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"quiet": {"()": "upkeep.logs.WithoutVisitors"}},
    "formatters": {"plain": {"format": "{levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "filters": ["quiet"], "formatter": "plain"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        # Replaces Django's own handlers, among them the one that mails all request data.
        "django": {"handlers": ["stderr"], "level": "WARNING", "propagate": False},
        "django.server": {"handlers": ["stderr"], "level": "ERROR", "propagate": False},
        "upkeep": {"handlers": ["stderr"], "level": "INFO", "propagate": False},
    },
}
DEFAULT_EXCEPTION_REPORTER_FILTER = "upkeep.logs.NoRequestData"
