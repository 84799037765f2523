"""Keys that no log, error or answer may show."""

from __future__ import annotations

API_KEY = "canary-api-key-5f2c"
PAYOUT_KEY = "canary-payout-key-81d0"
SECRET = "canary-secret-c77e"
VIEW_KEY = "canary-view-key-of-at-least-32-bytes"
