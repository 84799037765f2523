"""Settings of the shop. Keys come from the environment; `run.py` sets those of the sandbox."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import urlsplit

BASE_DIR = Path(__file__).resolve().parent.parent

SECRET_KEY = os.environ["SECRET_KEY"]
DEBUG = os.environ.get("DEBUG") == "1"
SITE_URL = os.environ["SITE_URL"]
ALLOWED_HOSTS = [urlsplit(SITE_URL).hostname or ""]

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "cointill.django",
    "shop",
]

COINTILL = {
    "2328": {
        "project": os.environ["PROJECT_2328"],
        "api_key": os.environ["API_KEY_2328"],
        # Leave it out, and the host below, to take real money.
        "base_url": os.environ.get("URL_2328"),
    },
    "alchemypay": {
        "app_id": os.environ["ALCHEMYPAY_APP_ID"],
        "secret": os.environ["ALCHEMYPAY_SECRET"],
        "host": os.environ.get("ALCHEMYPAY_HOST", "alchemy"),
    },
    "site_url": SITE_URL,
}

SHOP_CURRENCY = "USD"

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        # Before the apps' own, so that the waiting page looks like the shop.
        "DIRS": [BASE_DIR / "shop" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "shop.cart.in_every_page",
            ]
        },
    }
]

DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": os.environ.get("DATABASE", BASE_DIR / "shop.sqlite3"),
        # A webhook waits for the file's lock rather than fail.
        "OPTIONS": {"timeout": 20},
    }
}

ROOT_URLCONF = "project.urls"
STATIC_URL = "static/"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True
TIME_ZONE = "UTC"

# Receipts are printed where the shop runs.
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
DEFAULT_FROM_EMAIL = "shop@shop.example"
