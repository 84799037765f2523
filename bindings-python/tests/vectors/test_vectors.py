"""Each file of the folder with the operations that run its cases."""

from __future__ import annotations

import pytest

from . import amounts, checkout, harness, payment, requests, responses, retry, signing, webhooks

SUBJECTS = {
    "amounts": amounts.OPS,
    "signing_2328": signing.OPS_2328,
    "signing_alchemypay": signing.OPS_ALCHEMYPAY,
    "requests_2328": requests.OPS_2328,
    "requests_alchemypay": requests.OPS_ALCHEMYPAY,
    "webhooks_2328": webhooks.OPS_2328,
    "webhooks_alchemypay": webhooks.OPS_ALCHEMYPAY,
    "responses_2328": responses.OPS_2328,
    "responses_alchemypay": responses.OPS_ALCHEMYPAY,
    "timestamps": payment.TIMESTAMPS,
    "retry": retry.OPS,
    "event_ids": payment.EVENT_IDS,
    "life_cycle": payment.LIFE_CYCLE,
    "credit_decision": payment.CREDIT_DECISION,
    "checkout": checkout.OPS,
}


def test_every_file_has_a_runner() -> None:
    assert set(SUBJECTS) == harness.subjects_of_the_folder()
    assert set(SUBJECTS) == harness.subjects_of_the_manifest()


def test_the_manifest_counts_every_case() -> None:
    manifest = harness.load("manifest.json")
    counted = sum(file["cases"] for file in manifest["files"].values())
    assert manifest["total"] == counted


@pytest.mark.parametrize("subject", SUBJECTS)
def test_vectors(subject: str) -> None:
    harness.run(subject, SUBJECTS[subject])
