"""Settings of the site. What differs between installations comes from the environment.

STOEPRAND_DATA, STOEPRAND_DATABASE, STOEPRAND_HOSTS, STOEPRAND_HTTPS, STOEPRAND_SECRET_KEY,
STOEPRAND_SECURITY_CONTACT and STOEPRAND_DEBUG: each has a default, so a laptop needs none.
"""

import os
from datetime import date
from pathlib import Path

from csp.constants import NONE, SELF

from stoeprand.site import environment

PACKAGE = Path(__file__).resolve().parent.parent

DATA = environment.data_folder(os.environ)
DEBUG = environment.is_on(os.environ, "STOEPRAND_DEBUG")
SECRET_KEY = environment.secret_key(os.environ, DATA)
ALLOWED_HOSTS = environment.hosts(os.environ)

# --- Parts ---

INSTALLED_APPS = [
    "stoeprand.site",
    "stoeprand.room",
    "stoeprand.people",
    "django_htmx",
    "django.contrib.staticfiles",
]

# No sessions and no messages: whoever asks needs no cookie, so there is none to be followed by.
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    # A page holds no secret (no sign-in, no token, no personal link), so packing it gives nothing
    # away by its size. A page that will hold one must leave itself out of this.
    "django.middleware.gzip.GZipMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "stoeprand.site.middleware.ClosedByDefault",
]

ROOT_URLCONF = "stoeprand.site.urls"
WSGI_APPLICATION = "stoeprand.site.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "stoeprand.site.context.surroundings",
            ],
        },
    },
]

# --- What is kept ---

DATABASES = {"default": environment.database(os.environ.get("STOEPRAND_DATABASE", ""), DATA)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "people.Person"

# --- Languages and days ---

LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", "Nederlands"), ("en", "English")]
LOCALE_PATHS = [PACKAGE / "locale"]
TIME_ZONE = "Europe/Amsterdam"
USE_TZ = True

# --- Files that never change ---

STATIC_URL = "/static/"
STATIC_ROOT = environment.folder_in(DATA, "static")
STORAGES = {
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# --- Protection ---

# Behind https (a web server in front that says so) everything else is refused, for a year.
HTTPS = environment.is_on(os.environ, "STOEPRAND_HTTPS")
SECURE_SSL_REDIRECT = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SAMESITE = "Strict"
X_FRAME_OPTIONS = "DENY"

# An idea that is being asked about stands in the address: no other site may learn it from us.
SECURE_REFERRER_POLICY = "no-referrer"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],  # the tick of a checkbox is drawn in the style sheet
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    },
}

# Nothing that a browser can measure, hear or see is of use here.
PERMISSIONS_POLICY: dict[str, list[str]] = {
    feature: []
    for feature in (
        *("accelerometer", "autoplay", "camera", "display-capture", "encrypted-media"),
        *("fullscreen", "geolocation", "gyroscope", "magnetometer", "microphone", "midi"),
        *("payment", "picture-in-picture", "publickey-credentials-get", "screen-wake-lock"),
        *("usb", "web-share", "xr-spatial-tracking", "browsing-topics"),
    )
}

SECURITY_CONTACT = os.environ.get("STOEPRAND_SECURITY_CONTACT") or (
    f"mailto:security@{ALLOWED_HOSTS[0].lstrip('.')}"
)
# Looked at again once a year: a test fails when this day is past.
SECURITY_CONTACT_EXPIRES = date(2027, 11, 1)

# --- What is written down ---

# No access log, no mail with a whole request in it, no SQL: an idea that is being asked about
# stands in each of them. What went wrong is told by place and kind, not by content (logs.py).
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"place_only": {"()": "stoeprand.site.logs.PlaceOnly"}},
    "formatters": {"line": {"format": "{levelname} {name}: {message}", "style": "{"}},
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "formatter": "line",
            # On the handler and not on a logger: each library has loggers of its own.
            "filters": [] if DEBUG else ["place_only"],
        },
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": ["console"], "level": "WARNING", "propagate": False},
        "django.request": {"level": "ERROR"},
        "django.db.backends": {"level": "WARNING"},
        "django.template": {"level": "WARNING"},
    },
}
