"""The shop's settings under a real server; `running.environment` sets what they read."""

from __future__ import annotations

import os

from shop import settings as shop

SECRET_KEY = shop.SECRET_KEY
ALLOWED_HOSTS = ["127.0.0.1"]
USE_TZ = True
ROOT_URLCONF = "served.urls"
DEFAULT_AUTO_FIELD = shop.DEFAULT_AUTO_FIELD
INSTALLED_APPS = shop.INSTALLED_APPS
MIDDLEWARE = shop.MIDDLEWARE
TEMPLATES = shop.TEMPLATES
DATABASE_ROUTERS = shop.DATABASE_ROUTERS
# Kept between requests, as shops do: a worker that is killed leaves its transaction open.
DATABASES = {alias: {**own, "CONN_MAX_AGE": 60} for alias, own in shop.DATABASES.items()}
COINTILL = {**shop.COINTILL, "site_url": os.environ["SHOP_SITE"]}
