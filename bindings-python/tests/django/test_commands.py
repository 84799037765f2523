"""What `manage.py` offers, and what `manage.py check` finds."""

from __future__ import annotations

import copy
import os
from datetime import timedelta
from typing import Any

import pytest
from bodies import expect, payment_body
from canaries import API_KEY
from django.conf import settings
from django.core.management import CommandError, call_command
from django.test import override_settings
from django.utils import timezone
from fake import FakeTransport, ok_2328, payment_fields, settings_2328, settings_alchemypay
from shop import receivers

from cointill.django import checks, inbox
from cointill.django.models import Payment, Report


def paid_only(*paid: str) -> FakeTransport:
    """A gateway at which these orders are paid, and no other is known."""

    def answer(path: str, fields: dict[str, Any]) -> Any:
        order = fields.get("order_id") or str(fields["uuid"]).removeprefix("uuid-")
        if order not in paid:
            return 404, {"state": 1, "message": "not found"}
        return ok_2328(
            payment_fields({"order_id": order}, payment_status="paid", payment_amount="0.95256917")
        )

    return FakeTransport(answer)


def reconcile(*arguments: str) -> str:
    from io import StringIO

    out = StringIO()
    call_command("cointill_reconcile", *arguments, stdout=out, no_color=True)
    return out.getvalue()


def test_reconcile_finds_what_no_webhook_told(database: str, told: Any) -> None:
    expect("ORDER-1")
    expect("ORDER-2", payment_id="")
    expect("ORDER-3")
    expect("ORDER-4", credited=True, status="paid")
    fake = paid_only("ORDER-1", "ORDER-2")
    with override_settings(COINTILL=settings_2328(fake)):
        planned = reconcile("--dry-run")
        assert told("credited") == [] and not Report.objects.exists()
        done = reconcile()
        assert reconcile() == "0 asked, 0 changed, 0 without an answer\n"
    line = "2328 ORDER-1: waiting, no verdict, not credited -> paid, credit, credited\n"
    for text in (planned, done):
        assert line in text and line.replace("ORDER-1", "ORDER-2") in text
        assert "2328 ORDER-3: the gateway does not know it" in text
        assert "ORDER-4" not in text
    assert planned.endswith("3 asked, 2 would change, 1 without an answer\n")
    assert done.endswith("3 asked, 2 changed, 1 without an answer\n")
    assert told("credited") == ["credit 180.00 RUB"] * 2
    assert Payment.objects.get(order_id="ORDER-2").payment_id == "uuid-ORDER-2"


def test_reconcile_takes_up_where_it_was_stopped(database: str) -> None:
    orders = [f"ORDER-{n}" for n in range(6)]
    for order in orders:
        expect(order)
    fake = paid_only()
    with override_settings(COINTILL=settings_2328(fake)):
        assert reconcile("--limit", "4").startswith("2328 ORDER-0")
        assert "2 asked" in reconcile()
        Payment.objects.filter(order_id="ORDER-5").update(
            checked_at=timezone.now() - timedelta(hours=1)
        )
        assert "1 asked" in reconcile()
        Payment.objects.update(created_at=timezone.now() - timedelta(days=8))
        assert "0 asked" in reconcile("--asked-before", "0")
        assert "6 asked" in reconcile("--asked-before", "0", "--days", "9")
    asked = [fields["uuid"] for _, fields in fake.calls[:6]]
    assert asked == [f"uuid-{order}" for order in orders]


def test_reconcile_looks_at_credited_ones_when_asked_to(database: str, told: Any) -> None:
    expect(credited=True, status="paid")
    fake = FakeTransport(
        lambda path, fields: ok_2328(
            payment_fields({}, uuid="uuid-ORDER-1", payment_status="refund_paid")
        )
    )
    with override_settings(COINTILL=settings_2328(fake)):
        assert "0 asked" in reconcile()
        assert "-> refunded, hold (refunded_after_credit), credited" in reconcile("--all")
    assert told("held") == ["hold (refunded_after_credit)"]


def test_one_order_that_fails_does_not_keep_the_others_waiting(database: str, told: Any) -> None:
    expect("ORDER-1")
    expect("ORDER-2", status="on_hold")
    receivers.RAISES.append(RuntimeError("closed"))
    with override_settings(COINTILL=settings_2328(paid_only("ORDER-1"))):
        with pytest.raises(CommandError, match="1 answers could not be recorded"):
            reconcile()
        assert told("credited") == []
        assert Payment.objects.exclude(checked_at=None).count() == 2
        receivers.RAISES.clear()
        reconcile("--asked-before", "0")
    assert told("credited") == ["credit 180.00 RUB"]


def test_check_tries_the_keys(database: str, capsys: pytest.CaptureFixture[str]) -> None:
    with override_settings(COINTILL=settings_2328(FakeTransport(lambda *_: ok_2328([])))):
        call_command("cointill_check")
    out = capsys.readouterr().out
    assert "2328: the gateway takes the key" in out
    assert "webhooks go to https://shop.example/webhooks/2328/payment/" in out

    refusing = FakeTransport(lambda *_: (401, {"state": 1, "message": "wrong sign"}))
    setting = override_settings(COINTILL=settings_2328(refusing))
    with setting, pytest.raises(CommandError, match="1 problems"):
        call_command("cointill_check")

    for code, fits in (("8029", True), ("8007", False)):
        fake = FakeTransport(lambda *_, code=code: (200, {"code": code, "msg": "x", "model": None}))
        with override_settings(COINTILL=settings_alchemypay(fake)):
            if fits:
                call_command("cointill_check")
            else:
                with pytest.raises(CommandError):
                    call_command("cointill_check")


def found(**changed: Any) -> set[str]:
    value = copy.deepcopy(settings.COINTILL)
    for name, own in changed.items():
        value[name.lstrip("_")] = own
    with override_settings(COINTILL=value):
        messages = (*checks.check_keys(), *checks.check_urls(), *checks.check_requests())
        assert API_KEY not in repr(messages)
        return {str(message.id) for message in messages}


def test_the_shop_of_these_tests_is_set_up_well() -> None:
    assert found() == set()
    call_command("check", fail_level="WARNING")
    call_command("makemigrations", "cointill", check=True, dry_run=True, verbosity=0)


def test_checks_find_mistakes(monkeypatch: pytest.MonkeyPatch) -> None:
    project = "00000000-0000-4000-8000-000000002328"
    missing = {"project": project, "api_key": ""}
    assert "cointill.E003" in found(_2328=missing)
    assert "cointill.E003" in found(_2328={"api_key": "k" * 20})
    assert "cointill.E003" in found(_2328={"project": project, "api_key": "k" * 20, "what": 1})
    public = {"project": project, "api_key": "sandbox-api-key"}
    assert "cointill.E004" in found(_2328=public)
    rotated = {"project": project, "api_key": {"new": "k" * 20, "old": "sandbox-api-key"}}
    assert "cointill.E004" in found(_2328=rotated)
    with override_settings(DEBUG=True):
        assert "cointill.E004" not in found(_2328=public)
    assert "cointill.E002" in found(_2329=public)
    assert "cointill.E005" in found(policy={"overpaid": "perhaps"})
    assert "cointill.W003" in found(site_url="")
    assert "cointill.E007" in found(site_url="shop.example")
    for unreachable in ("http://127.0.0.1:8000", "https://localhost", "http://shop.example"):
        assert "cointill.E008" in found(site_url=unreachable)
    with override_settings(DEBUG=True):
        assert found(site_url="http://127.0.0.1:8000") == set()
    with override_settings(ROOT_URLCONF="no_urls"):
        assert "cointill.E006" in found()
    for value, code in ((None, "cointill.W001"), ("2328", "cointill.E001")):
        with override_settings(COINTILL=value):
            assert code in {str(message.id) for message in checks.check_keys()}
    atomic = {"default": {"ATOMIC_REQUESTS": True}}
    with monkeypatch.context() as patch:
        patch.setattr(settings, "DATABASES", atomic)
        assert "cointill.W004" in found()


def test_a_key_in_the_settings_file_is_found() -> None:
    # This word stands in shop/settings.py, as a key would that somebody wrote there.
    written = {"project": "00000000-0000-4000-8000-000000002328", "api_key": "only-for-tests"}
    assert found(_2328=written) == {"cointill.W002"}


def test_nothing_is_made_at_import() -> None:
    import subprocess
    import sys

    code = (
        "import threading, django; django.setup()\n"
        "from cointill.django import conf\n"
        "import cointill.django.urls, cointill.django.payments, cointill.django.inbox\n"
        "assert not conf._made and threading.active_count() == 1\n"
    )
    path = os.pathsep.join([os.path.dirname(__file__), os.environ.get("PYTHONPATH", "")])
    subprocess.run([sys.executable, "-c", code], check=True, env={**os.environ, "PYTHONPATH": path})


def test_reconcile_after_a_lost_webhook_then_the_webhook(database: str, told: Any) -> None:
    expect()
    with override_settings(COINTILL=settings_2328(paid_only("ORDER-1"))):
        reconcile()
    inbox.receive("2328", "payment", payment_body())
    assert told("credited") == ["credit 180.00 RUB"]
