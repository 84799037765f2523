"""One process of a shop: waits for the start, then takes what it is given. Run by test_race."""

from __future__ import annotations

import base64
import json
import sys

import django

django.setup()

from cointill.django import inbox

bodies = [base64.b64decode(body) for body in json.loads(sys.stdin.readline())]
print("ready", flush=True)
sys.stdin.readline()
answers = []
again = 0
for body in bodies:
    status = 503
    # As a gateway does: what is not taken comes again.
    for _ in range(20):
        status = inbox.receive("2328", "payment", body).status
        if status != 503:
            break
        again += 1
    answers.append(status)
print(json.dumps({"answers": answers, "again": again}), flush=True)
