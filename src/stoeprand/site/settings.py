"""Settings of the site. What differs between installations comes from the environment.

STOEPRAND_ADDRESS, STOEPRAND_DATA, STOEPRAND_DATABASE, STOEPRAND_HOSTS, STOEPRAND_HTTPS,
STOEPRAND_MAIL_FROM, STOEPRAND_MAIL_SERVER, STOEPRAND_SECRET_KEY, STOEPRAND_SECURITY_CONTACT and
STOEPRAND_DEBUG: each has a default, so a laptop needs none.
"""

import os
from datetime import date
from pathlib import Path

from csp.constants import NONE, SELF

from stoeprand.site import environment, mail_server

PACKAGE = Path(__file__).resolve().parent.parent

DATA = environment.data_folder(os.environ)
DEBUG = environment.is_on(os.environ, "STOEPRAND_DEBUG")
SECRET_KEY = environment.secret_key(os.environ, DATA)
ALLOWED_HOSTS = environment.hosts(os.environ)
HTTPS = environment.is_on(os.environ, "STOEPRAND_HTTPS")

# --- Parts ---

INSTALLED_APPS = [
    "stoeprand.site",
    "stoeprand.ideas",
    "stoeprand.room",
    "stoeprand.changes",
    "stoeprand.mandates",
    "stoeprand.people",
    "stoeprand.ledger",
    "stoeprand.post",
    "django_htmx",
    # Of allauth the protocols are used (second factors, passkeys, OpenID Connect); none of its
    # pages, and of `auth` none of the groups and permissions: who may what is in people/rules.py.
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.staticfiles",
]

# A session begins when somebody signs in; whoever only asks gets no cookie, so there is none to be
# followed by.
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    # The size of a packed page can give away what stands in it: one that holds a secret (it may be
    # stored nowhere, and says so) is left out.
    "stoeprand.site.middleware.PackedUnlessSecret",
    "csp.middleware.CSPMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "stoeprand.site.middleware.KnowsWhoAsks",
    "allauth.account.middleware.AccountMiddleware",
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

# --- Signing in ---

AUTHENTICATION_BACKENDS = ["stoeprand.people.backends.WithinOrganisation"]
# An address is unique within an organisation, and the backend looks for it there.
SILENCED_SYSTEM_CHECKS = ["auth.W004"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ["name", "email"]},
    },
]

SESSION_ENGINE = "stoeprand.people.session_store"
SESSION_COOKIE_AGE = 14 * 24 * 3600  # so long may somebody stay away and still be signed in
SESSION_COOKIE_SAMESITE = "Lax"  # who comes back from an identity provider must be known again

ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # an invitation goes by mail
SOCIALACCOUNT_ADAPTER = "stoeprand.people.identity_providers.OfOrganisation"
SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"OAUTH_PKCE_ENABLED": True}}
MFA_ADAPTER = "stoeprand.people.second_factors.OfOrganisation"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_TOTP_TOLERANCE = 1  # a clock may be half a minute slow or fast

# --- Mail ---

ADDRESS = mail_server.own_address(os.environ, ALLOWED_HOSTS, https=HTTPS)
MAIL_FROM = mail_server.sender(os.environ, ALLOWED_HOSTS)
_SERVER = mail_server.server(os.environ)
MAIL_GOES_OUT = bool(_SERVER.host)
# Without a mail server mail waits, and whoever sits at this machine reads it on a page. Where the
# installation has a name for others too, that page is for nobody: links in mail are keys.
MAIL_IS_SHOWN = not MAIL_GOES_OUT and set(ALLOWED_HOSTS) <= set(environment.LOCAL_HOSTS)
EMAIL_HOST = _SERVER.host
EMAIL_PORT = _SERVER.port
EMAIL_HOST_USER = _SERVER.user
EMAIL_HOST_PASSWORD = _SERVER.password
EMAIL_USE_SSL = _SERVER.is_encrypted
EMAIL_USE_TLS = _SERVER.becomes_encrypted
EMAIL_TIMEOUT = mail_server.PATIENCE

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
SECURE_SSL_REDIRECT = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SECURE = HTTPS
# Behind https a browser itself sees to it that these cookies are of this very hostname.
SESSION_COOKIE_NAME = "__Host-session" if HTTPS else "session"
CSRF_COOKIE_NAME = "__Host-csrf" if HTTPS else "csrf"
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_AGE = None  # until the browser is closed
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

# Nothing that a browser can measure, hear or see is of use here; but passkeys are.
PERMISSIONS_POLICY: dict[str, list[str]] = {
    feature: []
    for feature in (
        *("accelerometer", "autoplay", "camera", "display-capture", "encrypted-media"),
        *("fullscreen", "geolocation", "gyroscope", "magnetometer", "microphone", "midi"),
        *("payment", "picture-in-picture", "screen-wake-lock", "usb", "web-share"),
        *("xr-spatial-tracking", "browsing-topics"),
    )
} | {
    "publickey-credentials-create": ["self"],
    "publickey-credentials-get": ["self"],
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
