"""One of several processes of a shop that share a limit, or with port 0 do not. Run by
test_rate_limit.
"""

from __future__ import annotations

import sys

import redis

from cointill import Gateway2328, testing
from cointill.limiters import RedisLimiter

base_url, port, calls = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
with (
    redis.Redis(port=port) as client,
    Gateway2328(
        project=testing.PROJECT,
        api_key=testing.API_KEY,
        base_url=base_url,
        max_retries=0,
        limiter=RedisLimiter(client, key="eight") if port else None,
    ) as gateway,
):
    print("ready", flush=True)
    sys.stdin.readline()
    for _ in range(calls):
        gateway.balance.get()
