"""`requests_2328.json` and `requests_alchemypay.json`: the exact bytes that a transport gets."""

from __future__ import annotations

from typing import Any

from cointill import Error, RetryPolicy, TransportFailure, TransportRequest, TransportResponse

from . import calls
from .harness import Op

REPEATED = {
    # 2328 answers a repeat with the same result: no error of it tells anything.
    "2328": TransportResponse(503, [], b""),
    "alchemypay": TransportResponse(
        200,
        [("content-type", "application/json")],
        b'{"code":"8011","msg":"exists","model":null,"traceId":"t","success":false,"error":true}',
    ),
}


def gateway_2328(case: Any) -> Any:
    problems = []
    for make in (calls.client, calls.async_client):
        try:
            make(case["gateway"])
        except Error as error:
            problems.append(calls.refused(error))
    if problems:
        first, second = problems
        assert first.told == second.told
        raise first
    return {"usable": True}


def gateway_alchemypay(case: Any) -> Any:
    try:
        calls.client(case["gateway"])
    except Error as error:
        problem = calls.refused(error)
        # Without a word there is no base URL that could be wrong.
        if case["gateway"]["host"] == {"custom": ""}:
            assert problem.told["error"]["field"] == "host"
            problem.told["error"]["field"] = "base_url"
        raise problem from None
    # Where it sends is seen in what it sends.
    broken = TransportFailure("broken")
    query = {"merchantOrderNo": "1"}
    ran = calls.call(case["gateway"], "alchemypay.payment.query", query, [broken])
    url = ran.sent[0].url
    assert url.endswith("/open/api/payment/query")
    return {"base_url": url.removesuffix("/open/api/payment/query")}


def request(case: Any) -> Any:
    gateway, endpoint = case["gateway"], case["endpoint"]
    broken = TransportFailure("broken")
    answers: list[calls.Answer] = [broken, REPEATED[endpoint.split(".")[0]], broken]
    ran = calls.call(
        gateway,
        endpoint,
        case["request"],
        answers,
        RetryPolicy(max_attempts=2, base_delay=0),
    )
    assert ran.error is not None
    if not ran.sent:
        raise calls.refused(ran.error)
    assert ran.error.endpoint == endpoint
    return {**shown(ran.sent[0]), "repeat": repeat(ran)}


def shown(sent: TransportRequest) -> dict[str, Any]:
    headers = dict(sent.headers)
    assert len(headers) == len(sent.headers)
    assert headers["user-agent"], "no user agent (2328 §2)"
    # What a client accepts, and how it is named, is no part of the contract.
    kept = {name: value for name, value in headers.items() if name not in {"accept", "user-agent"}}
    return {
        "method": sent.method,
        "url": sent.url,
        "headers": kept,
        "body": sent.body.decode(),
    }


def repeat(ran: calls.Ran) -> str:
    """What a repeat of the call does, from how the package behaves when an answer is lost and the
    repeat is answered with "used already".
    """
    error = ran.error
    assert error is not None
    if len(ran.sent) == 1:
        assert error.outcome_unknown and not error.retry_safe
        return "unsafe"
    again = ran.sent[1]
    assert (again.url, again.body, again.headers) == (
        ran.sent[0].url,
        ran.sent[0].body,
        ran.sent[0].headers,
    ), "a repeat sends the same bytes"
    if not error.outcome_unknown:
        return "harmless"
    return "error_that_tells" if error.code == "duplicate" or len(ran.sent) > 2 else "same_result"


OPS_2328: dict[str, Op] = {"2328.gateway": gateway_2328, "2328.request": request}
OPS_ALCHEMYPAY: dict[str, Op] = {
    "alchemypay.gateway": gateway_alchemypay,
    "alchemypay.request": request,
}
