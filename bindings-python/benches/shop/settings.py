"""Settings of the shop; the benchmark sets the environment."""

from __future__ import annotations

import json
import os

SECRET_KEY = "only-for-benchmarks"
ALLOWED_HOSTS = ["127.0.0.1"]
USE_TZ = True
ROOT_URLCONF = "shop.urls"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
INSTALLED_APPS = ["django.contrib.contenttypes", "cointill.django", "shop"]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
]
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        **json.loads(os.environ["SHOP_POSTGRESQL"]),
        "CONN_MAX_AGE": 60,
    }
}
COINTILL = {
    "2328": {
        "project": "00000000-0000-4000-8000-000000002328",
        "api_key": os.environ["SHOP_API_KEY"],
    }
}
