"""Settings of the shop; the tests set the environment."""

from __future__ import annotations

import json
import os

SECRET_KEY = "only-for-tests"
DEBUG = False
ALLOWED_HOSTS = ["testserver", "127.0.0.1"]
USE_TZ = True
ROOT_URLCONF = "shop.urls"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.sessions",
    "cointill.django",
    "shop",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]

DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": os.environ["SHOP_SQLITE"],
        "OPTIONS": {"timeout": 30},
    }
}
if "SHOP_POSTGRESQL" in os.environ:
    DATABASES["postgresql"] = {
        "ENGINE": "django.db.backends.postgresql",
        **json.loads(os.environ["SHOP_POSTGRESQL"]),
    }
if "SHOP_MARIADB" in os.environ:
    import pymysql

    pymysql.install_as_MySQLdb()
    DATABASES["mariadb"] = {
        "ENGINE": "django.db.backends.mysql",
        **json.loads(os.environ["SHOP_MARIADB"]),
    }
DATABASE_ROUTERS = ["shop.router.OneDatabase"]

COINTILL = {
    "2328": {
        "project": "00000000-0000-4000-8000-000000002328",
        "api_key": os.environ["SHOP_API_KEY"],
        "payout_key": os.environ["SHOP_PAYOUT_KEY"],
        "base_url": os.environ.get("SHOP_2328", "http://127.0.0.1:9/api"),
        "max_retries": 0,
        "rate_limit": 0,
    },
    "alchemypay": {
        "app_id": "SANDBOX0001",
        "secret": os.environ["SHOP_SECRET"],
        "host": os.environ.get("SHOP_ALCHEMYPAY", "http://127.0.0.1:9"),
        "max_retries": 0,
    },
    "site_url": os.environ.get("SHOP_SITE", "https://shop.example"),
    "policy": json.loads(os.environ.get("SHOP_POLICY", "{}")),
}
