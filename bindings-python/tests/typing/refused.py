"""What type checkers must refuse: `test_typing.py` wants exactly one error for each line that says
so, with this code, and none elsewhere.
"""

from __future__ import annotations

import cointill

shop = cointill.Gateway2328(project="p", api_key="k")
shop.payments.create(amount=19.99, currency="USD", order_id="1")  # refused: arg-type
shop.payments.create(amount="19.99", currency="USD")  # refused: call-arg
shop.payments.create(amount=1, currency="USD", order_id="1", ttl=300)  # refused: call-arg
shop.payments.info(order_id=7)  # refused: arg-type
print(shop.refunds)  # refused: attr-defined
cointill.Gateway2328(project="p", api_key="k", time_out=3)  # refused: call-arg
cointill.AlchemyPay(app_id="A", secret="s")  # refused: call-arg
shop.webhooks.verify("text")  # refused: arg-type
shop.webhooks.verify(b"", kind="paymnet")  # refused: arg-type
shop.payments.info(order_id="7").amount = cointill.amount("1")  # refused: misc
cointill.TransportFailure("conect")  # refused: arg-type
cointill.decide(cointill.Expected(order_id="1"), "paid")  # refused: arg-type
cointill.Expected(order_id="1", amount=1.5, currency="USD")  # refused: arg-type
